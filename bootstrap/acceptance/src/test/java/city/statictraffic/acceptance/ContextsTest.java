package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.statictraffic.acceptance.Http.Answer;
import city.statictraffic.standalone.PlatformBeside;
import city.statictraffic.standalone.TestInstance;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One executable serves the contexts it is told to and leaves everything of the others alone. */
@Tag("N04")
@Order(70)
class ContextsTest {
    private static final List<String> BIKE_FLEET_PATHS = List.of(
            "/api/v1/bike-fleet/overview",
            "/api/v1/bike-fleet/feeds/batches",
            "/api/v1/bike-fleet/operators",
            "/api/v1/bike-fleet/map/tiles/0/9/428/209");
    private static final List<String> PATROL_PATHS = List.of("/api/v1/patrol-impound/yards");
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    private static TestInstance services;

    @BeforeAll
    static void startServices() {
        services = TestInstance.builder().withoutPlatform().start();
    }

    @AfterAll
    static void stopServices() {
        services.close();
    }

    @Test
    void bike_fleet_alone() throws Exception {
        services.makeDatabase("bike_fleet_alone");
        try (var process = process("bike_fleet_alone", "bike-fleet");
                var http = http(process)) {
            assertServes(http, BIKE_FLEET_PATHS);
            assertServesNothingOf(http, PATROL_PATHS);
            assertSharedRoutes(http);
            assertThat(schemas("bike_fleet_alone")).containsExactly("bike_fleet", "platform");
            assertThat(members()).containsKey("bike-fleet.inbox").doesNotContainKey("patrol-impound.inbox");
        }
    }

    @Test
    void patrol_and_impound_alone() throws Exception {
        services.makeDatabase("patrol_alone");
        try (var process = process("patrol_alone", "patrol-impound");
                var http = http(process)) {
            assertServes(http, PATROL_PATHS);
            assertServesNothingOf(http, BIKE_FLEET_PATHS);
            assertSharedRoutes(http);
            assertThat(schemas("patrol_alone")).containsExactly("patrol_impound", "platform");
            assertThat(members())
                    .containsKey("patrol-impound.inbox")
                    .doesNotContainKeys("bike-fleet.inbox", "bike-fleet.landing", "bike-fleet.operator-feeds");
        }
    }

    @Test
    void two_processes_that_share_the_contexts_are_the_whole() throws Exception {
        try (var fleetProcess = process("platform", "bike-fleet");
                var patrolProcess = process("platform", " patrol-impound ");
                var fleet = http(fleetProcess);
                var patrol = http(patrolProcess)) {
            String bike = Records.freshId();
            String record = Records.bike(
                    "operator-a", bike, Records.NOW, ",\"filedAt\":\"" + Records.NOW.minusSeconds(86_400) + "\"");
            Answer filed = fleet.feed("bikes?wait=landed", services.token("operator-a-feed"), record);
            assertThat(filed.count("accepted")).as(filed.toString()).isEqualTo(1);

            String officer = services.token("patrol-1");
            Records.await(
                    "the filing to reach the other process",
                    A_MINUTE,
                    () -> "filed"
                            .equals(scan(patrol, officer, bike)
                                    .json()
                                    .path("verdict")
                                    .asText()));

            String operator = services.token("operator-a");
            Records.await(
                    "the scan to reach the bike's history",
                    A_MINUTE,
                    () -> fleet.get("/api/v1/bike-fleet/bikes/operator-a/" + bike + "/history", operator)
                            .text()
                            .contains("scan"));
        }
    }

    @Test
    void a_context_that_is_none_is_refused_with_the_names_of_all() {
        assertThatThrownBy(() -> process("platform", "bike-fleet,parking"))
                .hasMessageContaining("PLATFORM_CONTEXTS names one or more of bike-fleet,patrol-impound,data-import")
                .hasMessageContaining("parking");
    }

    private static Answer scan(Http http, String officer, String bike) {
        String body = """
                {"scanId":"%s","qr":"%s","scannedAt":"%s","deviceId":"contexts-phone","offline":false,
                 "place":{"lon":121.4737,"lat":31.2304,"accuracyMetres":8,"crs":"WGS84"}}
                """.formatted(StreetToYardTest.deviceMadeId(), Records.qrUrl("operator-a", bike), Instant.now());
        return http.post(
                "/api/v1/patrol-impound/scans",
                officer,
                Http.JSON,
                body.getBytes(StandardCharsets.UTF_8),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static PlatformBeside process(String database, String contexts) {
        return services.startBeside(Map.of("PLATFORM_CONTEXTS", contexts, "DATABASE_NAME", database));
    }

    private static Http http(PlatformBeside process) {
        return new Http(process.baseUrl(), services.sslContext());
    }

    private static void assertServes(Http http, List<String> paths) {
        String city = services.token("city");
        for (String path : paths) {
            assertThat(http.get(path, city).status()).as(path).isIn(200, 204);
        }
    }

    private static void assertServesNothingOf(Http http, List<String> paths) {
        String city = services.token("city");
        for (String path : paths) {
            assertThat(http.get(path, city).status()).as(path).isEqualTo(404);
        }
    }

    private static void assertSharedRoutes(Http http) {
        assertServes(http, List.of("/api/v1/me", "/api/v1/base-map/districts", "/console/", "/patrol/"));
    }

    private static List<String> schemas(String database) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        services.jdbcUrl(database), services.jdbcUser(), services.jdbcPassword());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT nspname FROM pg_namespace"
                        + " WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public') ORDER BY 1")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    /** Groups that have members now, with how many. */
    private static Map<String, Integer> members() throws ExecutionException, InterruptedException {
        var settings = new Properties();
        settings.putAll(services.kafkaClientSettings("platform"));
        try (var admin = Admin.create(settings)) {
            List<String> groups = admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
            var counts = new TreeMap<String, Integer>();
            admin.describeConsumerGroups(groups).all().get().forEach((group, description) -> {
                if (!description.members().isEmpty()) {
                    counts.put(group, description.members().size());
                }
            });
            return counts;
        }
    }
}
