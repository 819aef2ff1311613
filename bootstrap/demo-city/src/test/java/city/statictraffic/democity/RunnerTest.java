package city.statictraffic.democity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
    private static final Pause SHORT = millis -> Thread.sleep(Math.min(millis, 30));

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_sender_gets_every_line_through_whatever_happens() throws Exception {
        try (var platform = new StubPlatform()) {
            var outbox = new Outbox();
            var expected = new ArrayList<String>();
            for (int i = 0; i < 25_000; i++) {
                String line = "{\"bikeId\":\"JQ" + i + "\"}";
                expected.add(line);
                outbox.put(Operator.A, Kind.POSITIONS, 0, line);
            }
            platform.trouble.addAll(List.of(429, 503, 401, 0, 413, 200, 500));
            var web = new Web(Optional.empty(), platform.url() + "/token");
            var sender = new FeedSender(
                    Operator.A,
                    outbox,
                    web,
                    web.forClient(new Settings.Credentials("a", "secret")),
                    platform.url(),
                    new Tally(),
                    SHORT);
            for (int i = 0; i < 30 && outbox.waiting() > 0; i++) {
                sender.sendOnce();
            }
            assertThat(outbox.waiting()).isZero();
            // Compared by hand: an assertion over a collection of this size takes half a minute.
            assertThat(new HashSet<>(expected).equals(platform.lines.get("positions?crs=GCJ02")))
                    .isTrue();
            assertThat(platform.tokens.get()).as("a new token after the 401").isEqualTo(2);
        }
    }

    @Test
    void the_city_fills_the_map_stops_and_goes_on_without_sending_the_fleet_again() throws Exception {
        try (var platform = new StubPlatform()) {
            Settings settings = settings(platform, 2_000, 600);
            var first = new Runner(settings, SHORT);
            Thread running = Thread.ofVirtual().start(() -> run(first));
            await(() -> platform.distinct(Kind.BIKES) > 1_900
                    && platform.distinct(Kind.RIDES) > 5
                    && Files.exists(folder.resolve("simulator/state.bin")));
            first.stop();
            running.join();
            assertThat(platform.distinct(Kind.POSITIONS)).isGreaterThan(1_900);
            assertThat(platform.lines.keySet())
                    .contains("positions?crs=GCJ02", "positions?crs=WGS84", "positions?crs=BD09");
            assertThat(Files.getPosixFilePermissions(folder.resolve("truth")))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            try (var files = Files.list(folder.resolve("truth"))) {
                String truth = Files.readString(files.findFirst().orElseThrow());
                assertThat(truth.lines().filter(line -> line.startsWith("{\"t\":\"bike\"")))
                        .hasSize(2_002);
                assertThat(truth.lines())
                        .allSatisfy(line -> assertThat(Json.object(line)).containsKey("t"));
            }

            int bikesBefore = platform.lines.values().stream()
                    .mapToInt(java.util.Set::size)
                    .sum();
            platform.lines.keySet().removeIf(key -> key.startsWith(Kind.BIKES.path));
            int rides = platform.distinct(Kind.RIDES);
            var second = new Runner(settings, SHORT);
            Thread again = Thread.ofVirtual().start(() -> run(second));
            await(() -> platform.distinct(Kind.RIDES) > rides + 5);
            second.stop();
            again.join();
            assertThat(bikesBefore).isPositive();
            assertThat(platform.distinct(Kind.BIKES)).as("only mended records").isLessThan(10);
        }
    }

    @Test
    void a_patrol_scans_and_takes_in() throws Exception {
        try (var platform = new StubPlatform()) {
            var web = new Web(Optional.empty(), platform.url() + "/token");
            var client = new PatrolClient(
                    web, web.forUser(new Settings.Credentials("patrol-sim", "secret")), platform.url(), new Tally(), 4);
            assertThat(client.districtCode()).isEqualTo("310110");
            var takenIn = 0;
            for (int i = 0; i < 10; i++) {
                var scan = new PatrolWalk.Scan(
                        i, "https://qr.jiaqi.example/b/JQ0001", "310110", Day.START + i, 121.5, 31.3, 9);
                takenIn += client.carryOut(scan).takenIn() ? 1 : 0;
            }
            assertThat(platform.scans).hasSize(10);
            assertThat(takenIn).isBetween(1, 9).isEqualTo(platform.intakes.size());
            assertThat(platform.evidence).hasSameSizeAs(platform.intakes);
            Map<String, Object> intake = Json.object(platform.intakes.getFirst());
            assertThat(Json.text(intake, "yardId")).isEqualTo("yard-310110-01");
            assertThat(java.util.UUID.fromString(Json.text(intake, "intakeId")).version())
                    .isEqualTo(7);
        }
    }

    @Test
    void the_clock_runs_at_its_speed_but_never_ahead_of_the_wall() {
        var pace = new Pace(60, 1_000, 5_000);
        assertThat(pace.target(5_000)).isEqualTo(1_000);
        assertThat(pace.target(5_010)).isEqualTo(1_600);
        assertThat(pace.target(9_000)).isEqualTo(9_000);
        assertThat(new Pace(1, 5_000, 5_000).target(5_001.9)).isEqualTo(5_001);
    }

    @Test
    void settings_that_cannot_be_used_are_one_sentence() {
        var environment = new HashMap<String, String>();
        assertThat(refusal(environment)).isEqualTo("the setting PLATFORM_URL is missing");
        environment.put("PLATFORM_URL", "https://localhost:8443/");
        environment.put("TOKEN_URL", "https://localhost:8444/token");
        environment.put("TRUTH_DIR", folder.toString());
        for (String operator : List.of("A", "B", "C")) {
            environment.put("FEED_CLIENT_" + operator + "_ID", "x");
            environment.put("FEED_CLIENT_" + operator + "_SECRET", "y");
        }
        assertThat(refusal(environment)).isEmpty();
        environment.put("BIKES", "2000000");
        assertThat(refusal(environment)).contains("BIKES");
        environment.put("BIKES", "1000000");
        environment.put("START", "yesterday");
        assertThat(refusal(environment)).contains("START");
    }

    private static String refusal(Map<String, String> environment) {
        try {
            Settings.from(environment);
            return "";
        } catch (Settings.Unusable unusable) {
            return String.valueOf(unusable.getMessage());
        }
    }

    private Settings settings(StubPlatform platform, int bikes, double speed) throws Settings.Unusable {
        var environment = new HashMap<String, String>();
        environment.put("PLATFORM_URL", platform.url());
        environment.put("TOKEN_URL", platform.url() + "/token");
        environment.put("TRUTH_DIR", folder.resolve("truth").toString());
        environment.put("BIKES", Integer.toString(bikes));
        environment.put("SPEED", Double.toString(speed));
        for (String operator : List.of("A", "B", "C")) {
            environment.put("FEED_CLIENT_" + operator + "_ID", "feed-" + operator);
            environment.put("FEED_CLIENT_" + operator + "_SECRET", "secret");
        }
        return Settings.from(environment);
    }

    private static void run(Runner runner) {
        try {
            runner.run();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("in time").isNegative();
            Thread.sleep(50);
        }
    }
}
