package city.statictraffic.benchmarks.read;

import city.statictraffic.benchmarks.Arguments;
import city.statictraffic.benchmarks.Report;
import city.statictraffic.benchmarks.load.FedCity;
import city.statictraffic.benchmarks.load.HttpLoad;
import city.statictraffic.benchmarks.load.Operation;
import city.statictraffic.benchmarks.load.Outcome;
import city.statictraffic.standalone.TestInstance;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * {@code bin/bench read} (G2): reads with sign-in, row scope and, for rides, an audit row, beside a bare Vert.x server with
 * the same SQL.
 */
public final class ReadBenchmark {
    private static final double REQUIRED_RATIO = 0.6;
    private static final double REQUIRED_P99_MILLIS = 20;
    private static final String OPERATOR = "operator-a";
    private static final long SEED = 20_261_123L;
    private static final String HELP = """
            bin/bench read [options]
            Requests a second of two reads of the platform (a bike's page; an operator's rides, each look audited) over
            HTTPS with a bearer token, beside a bare Vert.x server with the same SQL, in turn; then the latency of ours at half
            of its highest rate.

              --rounds N       measurements of each (default 5)
              --seconds N      length of each (default 10)
              --connections N  requests under way (default 32)
              --bikes N        bikes in the city (default 20000)

            Ends with 0 if for both reads ours reaches %.1f of the bare server and the 99th percentile at half load is at most
            %.0f ms, else with 1.
            """;

    private final int rounds;
    private final int seconds;
    private final int connections;
    private final int bikes;
    private final Report report = new Report("read");

    private ReadBenchmark(Arguments arguments) {
        this.rounds = arguments.number("--rounds", 5, 1, 50);
        this.seconds = arguments.number("--seconds", 10, 1, 240);
        this.connections = arguments.number("--connections", 32, 1, 1_000);
        this.bikes = arguments.number("--bikes", 20_000, 100, 1_000_000);
        arguments.end();
    }

    public static int run(String[] given) throws IOException, SQLException, InterruptedException, ExecutionException {
        var arguments = new Arguments("read", given);
        if (arguments.help()) {
            System.out.printf(HELP, REQUIRED_RATIO, REQUIRED_P99_MILLIS);
            return 0;
        }
        return new ReadBenchmark(arguments).measure();
    }

    /** Both servers and what they answer from. */
    private record Sides(TestInstance instance, FedCity city, HttpClient http, int barePort) {
        URI ours(String kind, String bike) {
            return URI.create(instance.baseUrl() + city.path(kind, OPERATOR, bike));
        }

        String barePath(String kind, String bike) {
            return kind.equals("bike")
                    ? "/bike/" + bike
                    : "/rides?bikeId=" + bike + "&from=" + city.ridesFrom() + "&to=" + city.ridesTo();
        }

        URI bare(String kind, String bike) {
            return bareBase().resolve(barePath(kind, bike));
        }

        URI bareBase() {
            return URI.create("https://localhost:" + barePort);
        }

        JsonNode fetch(URI uri) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + instance.token(OPERATOR))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(uri + " answered " + response.statusCode() + " " + response.body());
            }
            return new ObjectMapper().readTree(response.body());
        }

        Supplier<Operation> operations(String kind, boolean platform) {
            var random = new Random(SEED);
            // A token lives five minutes, one measurement is shorter.
            Map<String, String> headers = platform ? FedCity.headers(instance.token(OPERATOR)) : Map.of();
            return () -> {
                String bike = city.bikeOf(OPERATOR, random);
                return Operation.get(kind, platform ? city.path(kind, OPERATOR, bike) : barePath(kind, bike), headers);
            };
        }
    }

    private int measure() throws IOException, SQLException, InterruptedException, ExecutionException {
        Report.say("starting PostgreSQL, Kafka, Keycloak and the platform");
        try (TestInstance instance = TestInstance.builder().start();
                var http = HttpClient.newBuilder()
                        .sslContext(instance.sslContext())
                        .build()) {
            var city = new FedCity(instance, bikes);
            Report.say("feeding %,d bikes and their rides".formatted(bikes));
            city.feed();
            var sides = new Sides(instance, city, http, freePort());
            Process bare = startBare(sides);
            try (var ours = new HttpLoad(instance.baseUrl(), instance.caPem(), connections);
                    var theirs = new HttpLoad(sides.bareBase(), instance.caPem(), connections)) {
                requireSameContent(sides);
                boolean reached = true;
                for (String kind : List.of("bike", "rides")) {
                    reached &= compare(kind, ours, theirs, sides);
                }
                report.write();
                return reached ? 0 : 1;
            } finally {
                bare.destroyForcibly().waitFor();
            }
        }
    }

    private boolean compare(String kind, HttpLoad ours, HttpLoad theirs, Sides sides)
            throws InterruptedException, ExecutionException {
        var own = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        var raw = new ArrayList<Map<String, Object>>();
        ours.warm(sides.operations(kind, true), connections);
        theirs.warm(sides.operations(kind, false), connections);
        for (int round = 1; round <= rounds; round++) {
            boolean oursFirst = round % 2 == 0;
            for (boolean platform : new boolean[] {oursFirst, !oursFirst}) {
                Outcome outcome =
                        (platform ? ours : theirs).closed(sides.operations(kind, platform), connections, seconds);
                requireClean(outcome);
                (platform ? own : bare).add(outcome.rate());
                var figures = new LinkedHashMap<String, Object>(outcome.figures());
                figures.put("who", platform ? "platform" : "bare");
                raw.add(figures);
            }
            Report.say("%s, round %d of %d: platform %,.0f, bare %,.0f requests/s"
                    .formatted(kind, round, rounds, own.getLast(), bare.getLast()));
        }
        double half = Report.median(own) / 2;
        Outcome calm = ours.open(sides.operations(kind, true), half, (long) (half * seconds));
        requireClean(calm);
        double ratio = Report.median(own) / Report.median(bare);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("platform requests/s", Report.spread(own));
        figures.put("bare requests/s", Report.spread(bare));
        figures.put("ratio", ratio);
        figures.put("half load", calm.figures());
        figures.put("rounds", raw);
        report.put(kind, figures);
        System.out.printf(
                "%n%-6s platform %,.0f/s, bare %,.0f/s: ratio %.2f (required %.1f); at %,.0f/s p50 %.1f ms, p99 %.1f ms"
                        + " (required %.0f)%n",
                kind,
                Report.median(own),
                Report.median(bare),
                ratio,
                REQUIRED_RATIO,
                half,
                calm.millis(50),
                calm.millis(99),
                REQUIRED_P99_MILLIS);
        return ratio >= REQUIRED_RATIO && calm.millis(99) <= REQUIRED_P99_MILLIS;
    }

    private static void requireClean(Outcome outcome) {
        if (outcome.failed() > 0) {
            throw new IllegalStateException("requests failed: " + outcome.errors());
        }
    }

    private static Process startBare(Sides sides) throws IOException, SQLException, InterruptedException {
        TestInstance instance = sides.instance();
        String bike = sides.city().bikeOf(OPERATOR, new Random(SEED));
        var settings = new Properties();
        sides.fetch(sides.ours("bike", bike));
        settings.setProperty("bike.sql", SeenSql.like("%f.frame_number%", instance));
        sides.fetch(sides.ours("rides", bike));
        settings.setProperty("rides.sql", SeenSql.like("SELECT o.operator_id%FROM bike_fleet.ride t%", instance));
        settings.setProperty("operator", OPERATOR);
        settings.setProperty("port", Integer.toString(sides.barePort()));
        settings.setProperty("pg.port", Integer.toString(instance.ports().postgres()));
        settings.setProperty("pg.user", instance.jdbcUser());
        settings.setProperty("pg.password", instance.jdbcPassword());
        settings.setProperty(
                "tls.cert", instance.caPem().resolveSibling("server.pem").toString());
        settings.setProperty(
                "tls.key", instance.caPem().resolveSibling("server-key.pem").toString());
        // In the state folder, which only this user can read and which goes with the instance.
        Path file = instance.stateFolder().resolve("bare-server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        Process bare = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareServer.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
        awaitListening(sides.barePort());
        return bare;
    }

    /** Both must answer with the same rows, or the comparison means nothing. */
    private static void requireSameContent(Sides sides) throws IOException, InterruptedException {
        String bike = sides.city().bikeOf(OPERATOR, new Random(SEED));
        List<String> ours = sides.fetch(sides.ours("rides", bike)).path("items").findValuesAsText("rideId");
        List<String> bare = sides.fetch(sides.bare("rides", bike)).path("items").findValuesAsText("rideId");
        if (ours.isEmpty() || !ours.equals(bare)) {
            throw new IllegalStateException("rides differ: " + ours + " and " + bare);
        }
        JsonNode one = sides.fetch(sides.ours("bike", bike));
        JsonNode other = sides.fetch(sides.bare("bike", bike));
        for (String field : List.of("bikeId", "qrUrl", "filedAt", "lifeCycle", "updatedAt")) {
            if (!one.path(field).asText().equals(other.path(field).asText())) {
                throw new IllegalStateException(field + " differs: " + one + " and " + other);
            }
        }
    }

    private static void awaitListening(int port) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            try (var socket = new Socket("localhost", port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the bare server did not start");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
