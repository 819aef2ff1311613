package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.standalone.TestInstance;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One look at each technology that native compilation may break, against what was built: the jar, or with {@code -Dnative}
 * the executable.
 */
@Tag("N05")
@Tag("G12")
class ExecutableTest {
    private static final Duration HEALTHY_WITHIN = Duration.ofMinutes(3);
    private static final String LOG = "executable.log";

    private static TestInstance services;
    private static Process platform;
    private static Http http;

    @BeforeAll
    static void start() throws IOException {
        services = TestInstance.builder().withoutPlatform().start();
        platform = services.start(
                System.getProperty("native") == null
                        ? services.platformCommand(List.of())
                        : List.of(executable().toString()),
                LOG);
        http = new Http(services.baseUrl(), services.sslContext());
        Records.await("healthy", HEALTHY_WITHIN, () -> {
            if (!platform.isAlive()) {
                throw new AssertionError("ended: " + said());
            }
            try {
                return http.sendOrFail(http.request("/q/health/ready", "").build())
                                .status()
                        == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (platform != null) {
            platform.destroy();
            if (!platform.waitFor(60, TimeUnit.SECONDS)) {
                platform.destroyForcibly();
            }
        }
        if (services != null) {
            services.close();
        }
    }

    private static Path executable() throws IOException {
        try (var made = Files.list(Path.of("../platform/target"))) {
            return made.filter(path -> path.toString().endsWith("-runner"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no native executable was built"))
                    .toAbsolutePath();
        }
    }

    private static String said() {
        try {
            return Files.readString(services.stateFolder().resolve(LOG));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void every_schema_was_migrated() throws SQLException {
        try (var connection =
                        DriverManager.getConnection(services.jdbcUrl(), services.jdbcUser(), services.jdbcPassword());
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT count(DISTINCT table_schema) FROM information_schema.tables"
                        + " WHERE table_schema IN ('platform', 'bike_fleet', 'patrol_impound')")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getInt(1)).isEqualTo(3);
        }
    }

    @Test
    void a_visitor_is_sent_to_sign_in_and_comes_back_to_the_platform() {
        var answer = http.send(http.request("/login", "").GET().build());
        // Scripts get 499 instead of a redirect: they could not follow it.
        assertThat(answer.status()).as(answer.toString()).isIn(302, 499);
        var page = http.send(
                java.net.http.HttpRequest.newBuilder(services.baseUrl().resolve("/login"))
                        .header("Accept", "text/html")
                        .build());

        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("location").orElseThrow())
                .startsWith(services.realmUrl() + "/protocol/openid-connect/auth")
                .contains("client_id=platform");
    }

    @Test
    void a_token_is_understood_and_none_is_refused() {
        assertThat(http.get("/api/v1/me", services.token("city")).status()).isEqualTo(200);
        assertThat(http.get("/api/v1/me", "").status()).isEqualTo(401);
    }

    @Test
    void a_fed_record_goes_by_kafka_into_the_database() {
        var answer = http.feed(
                "positions?wait=landed",
                services.token("operator-a-feed"),
                Records.position(Records.freshId(), Records.NOW));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("state").asText()).isEqualTo("landed");
        assertThat(answer.count("accepted")).isEqualTo(1);
    }

    @Test
    void a_photo_is_taken() throws IOException, NoSuchAlgorithmException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "jpg", out);
        byte[] photo = out.toByteArray();
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(photo));

        var answer = http.send(http.request("/api/v1/patrol-impound/evidence/" + hash, services.token("patrol-1"))
                .header("Content-Type", "image/jpeg")
                .PUT(BodyPublishers.ofByteArray(photo))
                .build());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    @Test
    void a_refusal_is_told_in_both_languages() {
        for (String language : List.of("zh-CN", "en")) {
            var answer = http.send(http.request("/api/v1/bike-fleet/feeds/positions", services.token("operator-a-feed"))
                    .setHeader("Accept-Language", language)
                    .header("Content-Type", Http.NDJSON)
                    .POST(BodyPublishers.ofString("{\"bikeId\":7}"))
                    .build());

            assertThat(answer.text().chars().anyMatch(c -> c > 0x4E00))
                    .as(answer.toString())
                    .isEqualTo(language.equals("zh-CN"));
        }
    }
}
