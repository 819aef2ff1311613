package city.statictraffic.benchmarks.ingest;

import city.statictraffic.benchmarks.Arguments;
import city.statictraffic.benchmarks.Report;
import city.statictraffic.standalone.PlatformBeside;
import city.statictraffic.standalone.TestInstance;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * {@code bin/bench scale}: the whole way of fed records with one, two and three processes of the platform beside one
 * PostgreSQL and one Kafka, all on this machine; requests go to the processes in turn. The peer of two and three is one.
 */
public final class ScaleBenchmark {
    /** The landing consumers take some seconds to share the partitions out anew. */
    private static final long SHARING_MILLIS = 12_000;

    private static final String HELP = """
            bin/bench scale [options]
            Fed positions a second until they are durable, with 1, 2 and 3 processes of the platform on this machine.

              --processes N  most processes (default 3)
              --rows N       positions a measurement (default 300000)
              --rounds N     measurements of each (default 3)
              --body N       records in one HTTP body (default 25000)

            Ends with 0: how it scales on one machine is to be known, not required.
            """;

    private final int processes;
    private final int rows;
    private final int rounds;
    private final int body;

    private ScaleBenchmark(Arguments arguments) {
        this.processes = arguments.number("--processes", 3, 1, 8);
        this.rows = arguments.number("--rows", 300_000, 1_000, 2_000_000);
        this.rounds = arguments.number("--rounds", 3, 1, 50);
        this.body = arguments.number("--body", 25_000, 100, 200_000);
        arguments.end();
    }

    public static int run(String[] given) throws IOException, SQLException, InterruptedException, ExecutionException {
        var arguments = new Arguments("scale", given);
        if (arguments.help()) {
            System.out.print(HELP);
            return 0;
        }
        new ScaleBenchmark(arguments).measure();
        return 0;
    }

    private void measure() throws IOException, SQLException, InterruptedException, ExecutionException {
        Path files = Files.createTempDirectory("static-traffic-bench");
        Report.say("starting PostgreSQL, Kafka, Keycloak and the platform");
        try (TestInstance instance = TestInstance.builder().start();
                var platform = new Platform(instance)) {
            var load = new Load(
                    platform.operatorNumbers(),
                    LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1));
            Map<Integer, List<Double>> rates = new TreeMap<>();
            Report.say("warming up");
            feed(platform, load, files);
            for (int round = 1; round <= rounds; round++) {
                var beside = new ArrayList<PlatformBeside>();
                try {
                    for (int count = 1; count <= processes; count++) {
                        if (count > 1) {
                            beside.add(instance.startBeside(Map.of()));
                            Thread.sleep(SHARING_MILLIS);
                        }
                        var doors = new ArrayList<URI>(List.of(instance.baseUrl()));
                        beside.forEach(process -> doors.add(process.baseUrl()));
                        platform.enterBy(doors);
                        if (count > 1) {
                            // A process that has just started is cold; one that is measured has worked.
                            feed(platform, load, files);
                        }
                        double rate = feed(platform, load, files);
                        rates.computeIfAbsent(count, ignored -> new ArrayList<>())
                                .add(rate);
                        Report.say("round %d of %d, %d processes: %,.0f rows/s".formatted(round, rounds, count, rate));
                    }
                } finally {
                    platform.enterBy(List.of(instance.baseUrl()));
                    beside.forEach(PlatformBeside::close);
                    Thread.sleep(SHARING_MILLIS);
                }
            }
            tell(rates);
        } finally {
            try (Stream<Path> all = Files.walk(files)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private double feed(Platform platform, Load load, Path files)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Load.Round round = load.round(rows, body, files);
        platform.emptyPositions();
        Platform.Fed fed = platform.feed(round);
        Platform.settle();
        return rows / fed.durableSeconds();
    }

    private static void tell(Map<Integer, List<Double>> rates) throws IOException {
        var report = new Report("scale");
        var figures = new LinkedHashMap<String, Object>();
        double one = Report.median(rates.getOrDefault(1, List.of()));
        System.out.printf("%n%-12s %12s %12s %12s %10s%n", "processes", "median", "least", "most", "to one");
        rates.forEach((count, all) -> {
            double median = Report.median(all);
            figures.put(count + " processes, rows/s", Report.spread(all));
            System.out.printf(
                    "%-12d %,12.0f %,12.0f %,12.0f %10.2f%n",
                    count, median, Collections.min(all), Collections.max(all), median / one);
        });
        report.put("figures", figures);
        report.write();
    }
}
