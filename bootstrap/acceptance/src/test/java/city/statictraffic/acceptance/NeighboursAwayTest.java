package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.acceptance.Http.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What goes on, and what is said, while a service next to the platform is away; and that all comes back by itself. */
@Tag("N05")
@Order(85)
@ExtendWith(Product.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class NeighboursAwayTest {
    private static final String TILE = "/api/v1/bike-fleet/map/tiles/0/9/428/209";
    private static final Duration AWAY = Duration.ofSeconds(30);
    private static final Duration RECOVERY = Duration.ofSeconds(180);

    @AfterEach
    void everybody_is_back() {
        for (String name : List.of("kafka", "keycloak", "postgres")) {
            Product.instance().release(name);
        }
        Product.instance().awaitReady(RECOVERY);
    }

    private static int ready() {
        return Product.http().get("/q/health/ready", "").status();
    }

    /** As a person opens a page; a script's call would be answered 499 in place of a redirect. */
    private static Answer openedInTheBrowser(String path) {
        return Product.http()
                .send(HttpRequest.newBuilder(Product.http().base().resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Accept-Language", "en")
                        .build());
    }

    private static Answer fed(String bike) {
        return Product.http().feed("positions", Product.token("operator-c-feed"), Records.position(bike, Records.NOW));
    }

    private static KillJudge judged(Set<String> acknowledged, String prefix) {
        try (Connection connection = DriverManager.getConnection(
                Product.instance().jdbcUrl(),
                Product.instance().jdbcUser(),
                Product.instance().jdbcPassword())) {
            return KillJudge.of(acknowledged, connection, "bike_fleet.position", prefix);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertNothingLost(KillDriver driver, String prefix) throws Exception {
        driver.end();
        Set<String> acknowledged = driver.acknowledged();
        System.out.println("neighbours away: " + driver);
        assertThat(acknowledged).isNotEmpty();
        Records.await(
                "all that was acknowledged, once each",
                Duration.ofSeconds(90),
                () -> judged(acknowledged, prefix).clean());
    }

    @Test
    void without_kafka_people_go_on_working_feeds_are_put_off_and_nothing_acknowledged_is_lost(@TempDir Path folder)
            throws Exception {
        String prefix = "Q" + Records.freshId();
        String bike = Records.freshId();
        try (var driver = new KillDriver(prefix, folder.resolve("acknowledged.log"))) {
            Records.pause(3_000);
            long began = System.nanoTime();
            Product.instance().hold("kafka");

            assertThat(Product.http().get(TILE, Product.token("city")).status()).isIn(200, 204);
            assertThat(Product.http()
                            .get("/api/v1/base-map/districts", Product.token("city"))
                            .status())
                    .isEqualTo(200);
            assertThat(StreetToYardTest.scan(bike).status()).isEqualTo(201);
            Answer taken = StreetToYardTest.takeIn(StreetToYardTest.intakeOf(bike, List.of(StreetToYardTest.sealed())));
            assertThat(taken.status()).as(taken.toString()).isEqualTo(201);

            Answer refused = fed(Records.freshId());
            assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("feed.not-durable");
            assertThat(refused.header("Retry-After")).isPresent();
            System.out.println("neighbours away: kafka, a feed is answered after "
                    + (System.nanoTime() - began) / 1_000_000_000L + " s");

            long left = AWAY.toNanos() - (System.nanoTime() - began);
            if (left > 0) {
                Records.pause(left / 1_000_000);
            }
            assertThat(ready()).as("whoever balances load sends people on").isEqualTo(200);
            Product.instance().release("kafka");
            Product.instance().awaitReady(RECOVERY);
            Records.await(
                    "feeds to be taken again",
                    RECOVERY,
                    () -> fed(Records.freshId()).status() == 200);
            assertNothingLost(driver, prefix);
        }
        Records.await(
                "the intake of meanwhile to reach Bike Fleet",
                Duration.ofSeconds(90),
                () -> "impounded".equals(StreetToYardTest.lifeCycle(bike)));
    }

    @Test
    void without_the_identity_provider_those_with_a_token_go_on_and_who_signs_in_is_told_why() {
        String token = Product.token("city");
        // Kept for the calls below: nobody gets a new one now.
        assertThat(Product.token("patrol-1")).isNotEmpty();
        assertThat(Product.token("operator-c-feed")).isNotEmpty();
        Product.instance().hold("keycloak");
        assertThat(Product.http().get("/api/v1/me", token).status()).isEqualTo(200);
        assertThat(Product.http().get(TILE, token).status()).isIn(200, 204);
        assertThat(StreetToYardTest.scan(Records.freshId()).status()).isEqualTo(201);
        assertThat(fed(Records.freshId()).status()).isEqualTo(200);

        Answer signIn = openedInTheBrowser("/login");
        assertThat(signIn.status()).as(signIn.toString()).isEqualTo(503);
        assertThat(signIn.text()).contains("Signing in is not possible").contains("session.provider-away");

        Product.instance().release("keycloak");
        Product.instance().awaitReady(RECOVERY);
        assertThat(openedInTheBrowser("/login").status()).isEqualTo(302);
    }

    @Test
    void without_the_database_it_says_so_and_comes_back_by_itself_with_all_that_was_acknowledged(@TempDir Path folder)
            throws Exception {
        String prefix = "P" + Records.freshId();
        String token = Product.token("city");
        try (var driver = new KillDriver(prefix, folder.resolve("acknowledged.log"))) {
            Records.pause(3_000);
            Product.instance().hold("postgres");
            Answer search = Product.http().get("/api/v1/bike-fleet/bikes/operator-c/NOSUCH", token);
            assertThat(search.status()).as(search.toString()).isEqualTo(503);
            assertThat(search.code()).isEqualTo("platform.fault");
            assertThat(search.header("Retry-After")).isPresent();
            Records.await("readiness to say no", Duration.ofSeconds(30), () -> ready() == 503);
            assertThat(Product.http().get("/q/health/live", "").status()).isEqualTo(200);
            Records.pause(5_000);
            Product.instance().release("postgres");
            Product.instance().awaitReady(RECOVERY);
            assertNothingLost(driver, prefix);
        }
        assertThat(Product.http().get("/q/health/live", "").status()).isEqualTo(200);
    }

    @Test
    void with_little_disk_left_feeds_and_photos_are_refused_with_a_reason_and_reading_goes_on() throws Exception {
        String bike = Records.freshId();
        assertThat(fed(bike).status()).isEqualTo(200);
        Path filler = Product.fillDisk();
        try {
            Records.await(
                    "feeds to be refused",
                    Duration.ofSeconds(20),
                    () -> fed(bike).status() == 503);
            Answer refused = fed(Records.freshId());
            assertThat(refused.code()).as(refused.toString()).isEqualTo("platform.storage-full");
            assertThat(refused.header("Retry-After")).isPresent();
            Answer photo = Product.http()
                    .send(Product.http()
                            .request("/api/v1/patrol-impound/evidence/" + "0".repeat(64), Product.token("patrol-1"))
                            .header("Content-Type", "image/jpeg")
                            .PUT(BodyPublishers.ofByteArray(new byte[10]))
                            .build());
            assertThat(photo.code()).as(photo.toString()).isEqualTo("platform.storage-full");
            assertThat(Product.http().get(TILE, Product.token("city")).status()).isIn(200, 204);
            assertThat(StreetToYardTest.scan(bike).status()).isEqualTo(201);
            Answer health = Product.http().get("/q/health/ready", "");
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.text()).contains("\"refusing\": true");
        } finally {
            java.nio.file.Files.deleteIfExists(filler);
        }
        Records.await(
                "feeds to be taken again",
                Duration.ofSeconds(20),
                () -> fed(Records.freshId()).status() == 200);
    }
}
