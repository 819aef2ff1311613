package city.statictraffic.benchmarks.day;

import city.statictraffic.benchmarks.Arguments;
import city.statictraffic.benchmarks.Report;
import city.statictraffic.benchmarks.load.DayOfWork;
import city.statictraffic.benchmarks.load.FedCity;
import city.statictraffic.benchmarks.load.HttpLoad;
import city.statictraffic.benchmarks.load.Outcome;
import city.statictraffic.benchmarks.load.Viewers;
import city.statictraffic.standalone.TestInstance;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/**
 * {@code bin/bench city-day} (G3): the contract's 400,000 operations at a fixed rate, 30 % of them writes, with viewers of
 * the live map attached. A latency counts from when the operation was due.
 */
public final class CityDayBenchmark {
    private static final double REQUIRED_P99_MILLIS = 100;
    private static final String HELP = """
            bin/bench city-day [options]
            Replays a day's operations (30 %% writes) in minutes, with viewers of the live map attached.

              --operations N  in all (default 400000)
              --minutes N     in so many minutes (default 6)
              --viewers N     streams of the live map (default 2000)
              --bikes N       bikes in the city (default 20000)
              --connections N of the operations (default 64)

            Ends with 0 if all were answered without an error in that time and the 99th percentile is at most %.0f ms, else
            with 1.
            """;

    private final int operations;
    private final int minutes;
    private final int viewers;
    private final int bikes;
    private final int connections;

    private CityDayBenchmark(Arguments arguments) {
        this.operations = arguments.number("--operations", 400_000, 100, 100_000_000);
        this.minutes = arguments.number("--minutes", 6, 1, 1_440);
        this.viewers = arguments.number("--viewers", 2_000, 0, 20_000);
        this.bikes = arguments.number("--bikes", 20_000, 100, 1_000_000);
        this.connections = arguments.number("--connections", 64, 1, 1_000);
        arguments.end();
    }

    public static int run(String[] given) throws IOException, InterruptedException, ExecutionException {
        var arguments = new Arguments("city-day", given);
        if (arguments.help()) {
            System.out.printf(HELP, REQUIRED_P99_MILLIS);
            return 0;
        }
        return new CityDayBenchmark(arguments).measure();
    }

    private int measure() throws IOException, InterruptedException, ExecutionException {
        Report.say("starting PostgreSQL, Kafka, Keycloak and the platform");
        try (TestInstance instance = TestInstance.builder().start()) {
            var city = new FedCity(instance, bikes);
            Report.say("feeding %,d bikes and their rides".formatted(bikes));
            city.feed();
            try (var day = new DayOfWork(instance, city);
                    var load = new HttpLoad(instance.baseUrl(), instance.caPem(), connections);
                    var watching =
                            new Viewers(instance.baseUrl(), instance.caPem(), viewers, () -> day.headersOf("city"))) {
                double perSecond = operations / (minutes * 60.0);
                awaitViewers(watching);
                Report.say("warming up");
                double most = load.warm(day, connections);
                Report.say("warm: %,.0f operations/s with %d under way".formatted(most, connections));
                long ticksBefore = watching.ticks();
                Report.say(
                        "%,d operations at %,.0f/s, %,d viewers".formatted(operations, perSecond, watching.watching()));
                Outcome outcome = load.open(day, perSecond, operations);
                return told(outcome, most, watching, watching.ticks() - ticksBefore);
            }
        }
    }

    private void awaitViewers(Viewers watching) throws InterruptedException {
        long end = System.nanoTime() + 120_000_000_000L;
        while (watching.watching() < viewers) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + watching.watching() + " viewers got a stream");
            }
            Thread.sleep(200);
        }
    }

    private int told(Outcome outcome, double most, Viewers watching, long ticks) throws IOException {
        var report = new Report("city-day");
        report.put("as many as go, per second", most);
        report.put("operations", outcome.figures());
        report.put("viewers at the end", watching.watching());
        report.put("parts of streams", ticks);
        report.put("streams refused", watching.refused());
        System.out.printf(
                "%n%,d operations in %.0f s (%.1f %% writes), %,d failed %s%n",
                outcome.answered(),
                outcome.seconds(),
                100.0 * outcome.writes() / outcome.answered(),
                outcome.failed(),
                outcome.errors());
        System.out.printf("%-10s %10s %10s %10s%n", "", "answered", "p50 ms", "p99 ms");
        for (String kind : outcome.kinds()) {
            System.out.printf(
                    "%-10s %,10d %10.1f %10.1f%n",
                    kind, outcome.answered(kind), outcome.millis(kind, 50), outcome.millis(kind, 99));
        }
        System.out.printf(
                "all: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms (required %.0f), p99.9 %.1f ms; %,d viewers, %,d parts of"
                        + " streams, %,d streams refused%n",
                outcome.millis(50),
                outcome.millis(90),
                outcome.millis(99),
                REQUIRED_P99_MILLIS,
                outcome.millis(99.9),
                watching.watching(),
                ticks,
                watching.refused());
        report.write();
        boolean inTime = outcome.seconds() <= minutes * 60.0 * 1.02;
        return inTime && outcome.failed() == 0 && outcome.millis(99) <= REQUIRED_P99_MILLIS ? 0 : 1;
    }
}
