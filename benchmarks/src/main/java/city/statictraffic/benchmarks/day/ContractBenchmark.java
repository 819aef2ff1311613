package city.statictraffic.benchmarks.day;

import city.statictraffic.benchmarks.Arguments;
import city.statictraffic.benchmarks.Report;
import city.statictraffic.benchmarks.load.DayOfWork;
import city.statictraffic.benchmarks.load.FedCity;
import city.statictraffic.benchmarks.load.HttpLoad;
import city.statictraffic.benchmarks.load.Operation;
import city.statictraffic.benchmarks.load.Outcome;
import city.statictraffic.benchmarks.load.Viewers;
import city.statictraffic.standalone.TestInstance;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** {@code bin/bench contract} (G17, N01–N03): the contract's eight figures beside what was measured. */
public final class ContractBenchmark {
    private static final String HELP = """
            bin/bench contract [options]
            The contract's eight figures side by side with what is measured on this machine: sign-in, 200 users online, 30 requests a
            second, 400,000 operations a day, queries and writes (90th percentile), search, report, progress of long work.

              --bikes N    bikes in the city (default 100000)
              --seconds N  length of each load (default 30)

            Ends with 0 if all eight are kept, else with 1.
            """;
    private static final int ONLINE = 200;
    private static final int REQUESTS_PER_SECOND = 30;
    private static final int OPERATIONS_PER_DAY = 400_000;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SIGN_INS = 10;
    private static final int LONG_ROWS = 20_000;

    private final int bikes;
    private final int seconds;
    private final Report report = new Report("contract");
    private final List<Line> lines = new ArrayList<>();

    private record Line(String what, String contract, String measured, boolean kept) {}

    private ContractBenchmark(Arguments arguments) {
        this.bikes = arguments.number("--bikes", 100_000, 100, 1_000_000);
        this.seconds = arguments.number("--seconds", 30, 5, 240);
        arguments.end();
    }

    public static int run(String[] given) throws IOException, InterruptedException, ExecutionException {
        var arguments = new Arguments("contract", given);
        if (arguments.help()) {
            System.out.print(HELP);
            return 0;
        }
        return new ContractBenchmark(arguments).measure();
    }

    private int measure() throws IOException, InterruptedException, ExecutionException {
        Report.say("starting PostgreSQL, Kafka, Keycloak and the platform");
        try (TestInstance instance = TestInstance.builder().start();
                var http = HttpClient.newBuilder()
                        .sslContext(instance.sslContext())
                        .build()) {
            var city = new FedCity(instance, bikes);
            Report.say("feeding %,d bikes and their rides".formatted(bikes));
            city.feed();
            try (var day = new DayOfWork(instance, city);
                    var load = new HttpLoad(instance.baseUrl(), instance.caPem(), 64)) {
                Report.say("warming up");
                load.warm(day, 16);
                signIn(instance);
                try (var online =
                        new Viewers(instance.baseUrl(), instance.caPem(), ONLINE, () -> day.headersOf("city"))) {
                    whileOnline(online, load, day);
                }
                operationsOfADay(load, day);
                slow(load, "search 搜索", "≤ 10 s", 10, search(day));
                slow(load, "report 报表统计", "≤ 15 s", 15, reports(day));
                Report.say("an import of %,d rows".formatted(LONG_ROWS));
                int steps = new LongWork(instance, http).stepsSeen(LONG_ROWS);
                lines.add(new Line("progress of long work 进度", "shown", steps + " steps seen", steps >= 3));
            }
        }
        return told();
    }

    private void signIn(TestInstance instance) throws IOException, InterruptedException {
        var signIn = new SignIn(instance);
        signIn.seconds("city");
        var taken = new ArrayList<Double>();
        for (int i = 0; i < SIGN_INS; i++) {
            taken.add(signIn.seconds("city"));
        }
        double slowest = taken.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        report.put("sign-ins, s", taken);
        lines.add(new Line("sign-in 登录", "≤ 5 s", "%.2f s, slowest of %d".formatted(slowest, SIGN_INS), slowest <= 5));
    }

    /** 200 people watch the map while 30 requests a second of all kinds are answered. */
    private void whileOnline(Viewers online, HttpLoad load, DayOfWork day)
            throws InterruptedException, ExecutionException {
        Thread.sleep(3_000);
        long ticks = online.ticks();
        Outcome outcome = load.open(day, REQUESTS_PER_SECOND, (long) REQUESTS_PER_SECOND * seconds);
        report.put("30 requests a second beside 200 online", outcome.figures());
        boolean watched = online.watching() == ONLINE && online.ticks() > ticks;
        lines.add(new Line(
                "users online 同时在线",
                "≥ " + ONLINE,
                "%d streams of the live map, %,d parts".formatted(online.watching(), online.ticks() - ticks),
                watched));
        lines.add(new Line(
                "requests a second 并发",
                "30",
                "%d answered, %d failed, p90 %.0f ms"
                        .formatted(outcome.answered(), outcome.failed(), outcome.millis(90)),
                outcome.failed() == 0));
        ninetieth("queries 查询", outcome, List.of("bike", "rides", "tile", "yards", "notices"));
        ninetieth("writes 写入", outcome, List.of("scan", "feed"));
    }

    /** The slowest kind's 90th percentile stands for all. */
    private void ninetieth(String what, Outcome outcome, List<String> kinds) {
        double slowest = kinds.stream()
                .mapToDouble(kind -> outcome.millis(kind, 90))
                .filter(millis -> !Double.isNaN(millis))
                .max()
                .orElseThrow();
        lines.add(new Line(
                what + ", 90 %", "≤ 5 s", "%.0f ms, slowest of %s".formatted(slowest, kinds), slowest <= 5_000));
    }

    /** As many as are answered when 16 are always under way, reckoned for a day; bin/bench city-day replays the whole day. */
    private void operationsOfADay(HttpLoad load, DayOfWork day) throws InterruptedException, ExecutionException {
        Outcome outcome = load.closed(day, 16, seconds);
        report.put("as many as go", outcome.figures());
        double aDay = outcome.rate() * SECONDS_PER_DAY;
        lines.add(new Line(
                "operations a day 每日操作",
                "≥ 400,000",
                "%,.0f/s, which is %,.0f a day; %d failed".formatted(outcome.rate(), aDay, outcome.failed()),
                aDay >= OPERATIONS_PER_DAY && outcome.failed() == 0));
    }

    private void slow(HttpLoad load, String what, String contract, double limit, Supplier<Operation> next)
            throws InterruptedException, ExecutionException {
        Outcome outcome = load.closed(next, 2, Math.max(5, seconds / 3.0));
        report.put(what, outcome.figures());
        double slowest = outcome.millis(100) / 1e3;
        lines.add(new Line(
                what,
                contract,
                "%.2f s, slowest of %d; %d failed".formatted(slowest, outcome.answered(), outcome.failed()),
                slowest <= limit && outcome.failed() == 0));
    }

    private static Supplier<Operation> search(DayOfWork day) {
        int[] turn = {0};
        return () -> Operation.get(
                "search", "/api/v1/bike-fleet/bikes?limit=50&q=BN000" + turn[0]++ % 100, day.headersOf("city"));
    }

    private static Supplier<Operation> reports(DayOfWork day) {
        List<String> groups = List.of("district", "hour", "day");
        int[] turn = {0};
        return () -> Operation.get(
                "report",
                "/api/v1/bike-fleet/statistics/rides?groupBy=" + groups.get(turn[0]++ % groups.size()),
                day.headersOf("city"));
    }

    private int told() throws IOException {
        System.out.printf("%n%-34s %-12s %-60s %s%n", "figure", "contract", "measured", "kept");
        var kept = new LinkedHashMap<String, Object>();
        for (Line line : lines) {
            System.out.printf(
                    "%-34s %-12s %-60s %s%n",
                    line.what(), line.contract(), line.measured(), line.kept() ? "yes" : "NO");
            kept.put(
                    line.what(), Map.of("contract", line.contract(), "measured", line.measured(), "kept", line.kept()));
        }
        report.put("figures", kept);
        report.write();
        return lines.stream().allMatch(Line::kept) ? 0 : 1;
    }
}
