package city.statictraffic.benchmarks.ingest;

import city.statictraffic.standalone.TestInstance;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** {@code bin/bench ingest}. Everything is measured in one run, in turn, on one instance of all servers. */
public final class IngestBenchmark {
    private static final double REQUIRED = 0.4;
    private static final double AIM = 0.8;
    /** The row-by-row consumer is slow: it gets few rows, and its rate stands for the rest. */
    private static final int ROW_BY_ROW_ROWS = 10_000;

    private static final int SMALL_RESEND = 1_000;

    private final Options options;
    private final Path results;
    private final String stamp = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .format(Instant.now());
    private final Map<String, Object> report = new LinkedHashMap<>();

    private IngestBenchmark(Options options, Path results) {
        this.options = options;
        this.results = results;
    }

    /** 0 if the required ratio is reached, else 1. */
    public static int run(String[] arguments)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Options options = Options.parse(arguments);
        if (options.help()) {
            System.out.printf(Options.HELP, REQUIRED);
            return 0;
        }
        Path home = Path.of(Objects.requireNonNullElse(System.getProperty("static-traffic.home"), ""))
                .toAbsolutePath();
        Path results = home.resolve("benchmarks/target/results");
        Files.createDirectories(results);
        Path files = Files.createTempDirectory("static-traffic-bench");
        say("starting PostgreSQL, Kafka, Keycloak and the platform");
        try (TestInstance instance = TestInstance.builder().home(home).start();
                var platform = new Platform(instance)) {
            return new IngestBenchmark(options, results).measure(platform, files);
        } finally {
            try (Stream<Path> all = Files.walk(files)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private int measure(Platform platform, Path files)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        var operators = platform.operatorNumbers();
        var psql = new PsqlCopy(platform);
        var cpu = new Cpu(platform);
        var load = new Load(operators, LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1));
        machine(platform, psql);
        for (int i = 0; i < options.warmUps(); i++) {
            say("warming up %d of %d".formatted(i + 1, options.warmUps()));
            Load.Round round = load.round(options.rows(), options.bodyRecords(), files);
            platform.emptyPositions();
            platform.feed(round);
            platform.emptyPositions();
            psql.copy(List.of(round.whole()));
            Platform.settle();
        }
        var ours = new ArrayList<Double>();
        var one = new ArrayList<Double>();
        var two = new ArrayList<Double>();
        var naive = new ArrayList<Double>();
        var rounds = new ArrayList<Map<String, Object>>();
        try (var rowByRow = new RowByRow(platform, operators)) {
            for (int i = 0; i < options.rounds(); i++) {
                Load.Round round = load.round(options.rows(), options.bodyRecords(), files);
                var told = new LinkedHashMap<String, Object>();
                // Turn about, so that neither always comes first.
                if (i % 2 == 0) {
                    one.add(copy(platform, psql, round, List.of(round.whole()), "psql one connection", told));
                    ours.add(ours(platform, cpu, round, told));
                    two.add(copy(platform, psql, round, round.halves(), "psql two connections", told));
                } else {
                    two.add(copy(platform, psql, round, round.halves(), "psql two connections", told));
                    ours.add(ours(platform, cpu, round, told));
                    one.add(copy(platform, psql, round, List.of(round.whole()), "psql one connection", told));
                }
                platform.emptyPositions();
                int rows = Math.min(ROW_BY_ROW_ROWS, options.rows());
                naive.add(rate(rows, rowByRow.run(round, rows)));
                told.put("row by row, rows/s", Math.round(naive.getLast()));
                rounds.add(told);
                say("round %d of %d: psql %,.0f, ours %,.0f, psql with two connections %,.0f, row by row %,.0f rows/s"
                        .formatted(
                                i + 1,
                                options.rounds(),
                                one.getLast(),
                                ours.getLast(),
                                two.getLast(),
                                naive.getLast()));
            }
        }
        report.put("rounds", rounds);
        double ratio = median(ours) / median(one);
        if (options.profile()) {
            say("a round more, recorded for the shares of the stages");
            profile(platform, cpu, load.round(options.rows(), options.bodyRecords(), files));
        }
        say("the same bodies again");
        resend(platform, load.round(options.rows(), options.bodyRecords(), files));
        if (options.seconds() > 0) {
            say("the way to the map, %d s".formatted(options.seconds()));
            wayToTheMap(platform);
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("ours rows/s", spread(ours));
        figures.put("psql one connection rows/s", spread(one));
        figures.put("psql two connections rows/s", spread(two));
        figures.put("row by row rows/s", spread(naive));
        figures.put("ratio to psql, one connection", rounded(ratio));
        figures.put("ratio to psql, two connections", rounded(median(ours) / median(two)));
        figures.put("ratio to row by row", rounded(median(ours) / median(naive)));
        figures.put("required ratio", REQUIRED);
        figures.put("aimed ratio", AIM);
        figures.put("required ratio reached", ratio >= REQUIRED);
        report.put("figures", figures);
        Path json = results.resolve("ingest-" + stamp + ".json");
        Platform.MAPPER.writerWithDefaultPrettyPrinter().writeValue(json.toFile(), report);
        print(figures, one, ours, two, naive, ratio);
        System.out.println("raw figures: " + json);
        return ratio >= REQUIRED ? 0 : 1;
    }

    private void machine(Platform platform, PsqlCopy psql) throws IOException, SQLException {
        var machine = new LinkedHashMap<String, Object>();
        machine.put("at", Instant.now().toString());
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        Path cpuInfo = Path.of("/proc/cpuinfo");
        if (Files.isReadable(cpuInfo)) {
            try (Stream<String> lines = Files.lines(cpuInfo)) {
                lines.filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .ifPresent(line -> machine.put(
                                "processor",
                                line.substring(line.indexOf(':') + 1).strip()));
            }
        }
        Path loadAverage = Path.of("/proc/loadavg");
        if (Files.isReadable(loadAverage)) {
            machine.put("load average", Files.readString(loadAverage).strip());
        }
        machine.put("java", Runtime.version().toString());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("peer", psql.name());
        for (String setting : List.of(
                "server_version",
                "fsync",
                "synchronous_commit",
                "full_page_writes",
                "shared_buffers",
                "max_wal_size")) {
            machine.put("postgres " + setting, platform.setting(setting));
        }
        report.put("machine", machine);
        report.put(
                "options",
                Map.of(
                        "rows", options.rows(),
                        "rounds", options.rounds(),
                        "warmUps", options.warmUps(),
                        "recordsPerBody", options.bodyRecords()));
    }

    private static double copy(
            Platform platform, PsqlCopy psql, Load.Round round, List<Path> files, String name, Map<String, Object> told)
            throws SQLException, InterruptedException, ExecutionException {
        platform.emptyPositions();
        double seconds = psql.copy(files);
        double rate = rate(round.rows(), seconds);
        told.put(name + ", rows/s", Math.round(rate));
        if (platform.content(false).rows() != round.rows()) {
            throw new IllegalStateException(name + " did not copy all rows");
        }
        return rate;
    }

    private double ours(Platform platform, Cpu cpu, Load.Round round, Map<String, Object> told)
            throws SQLException, InterruptedException, ExecutionException {
        Platform.Content copied = platform.content(false);
        platform.emptyPositions();
        Map<String, Double> before = cpu.parts();
        Platform.Fed fed = platform.feed(round);
        Map<String, Double> used = Cpu.minus(cpu.parts(), before);
        if (!platform.content(false).equals(copied)) {
            throw new IllegalStateException("what was fed is not what psql copied from the same rows");
        }
        Platform.settle();
        double rate = rate(round.rows(), fed.durableSeconds());
        told.put("ours, rows/s", Math.round(rate));
        told.put("ours, seconds until the last answer", rounded(fed.answeredSeconds()));
        told.put("ours, seconds until the last row was durable", rounded(fed.durableSeconds()));
        told.put("ours, processor seconds", used);
        return rate;
    }

    private void profile(Platform platform, Cpu cpu, Load.Round round)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        platform.emptyPositions();
        long pid = platform.instance().pid("platform").orElseThrow();
        Path file = results.resolve("ingest-" + stamp + ".jfr");
        Map<String, Double> parts = cpu.parts();
        Map<String, Double> threads = cpu.platformThreads();
        Recording recording = Recording.start(pid, file);
        Platform.Fed fed = platform.feed(round);
        Map<String, Double> usedThreads = Cpu.minus(cpu.platformThreads(), threads);
        Map<String, Double> usedParts = Cpu.minus(cpu.parts(), parts);
        Recording.Found found = recording.stop();
        Path collapsed = results.resolve("ingest-" + stamp + ".collapsed");
        Path svg = results.resolve("ingest-" + stamp + ".svg");
        FlameGraph.write(
                found.stacks(),
                "The platform's Java threads while %,d positions were taken in (processor time)"
                        .formatted(round.rows()),
                collapsed,
                svg);
        var told = new LinkedHashMap<String, Object>();
        told.put("rows/s while recorded", Math.round(rate(round.rows(), fed.durableSeconds())));
        told.put("wall seconds", rounded(fed.durableSeconds()));
        told.put("processor seconds by program", usedParts);
        told.put("processor seconds in the platform", usedThreads);
        told.put("samples of the platform's Java threads", found.samples());
        told.put("percent of the platform's Java threads, by stage", found.cpuPercent());
        told.put("seconds two landing threads waited for PostgreSQL, by statement", found.waitSeconds());
        told.put("flame graph", svg.getFileName().toString());
        report.put("shares", told);
        Platform.settle();
    }

    private void resend(Platform platform, Load.Round round)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        platform.emptyPositions();
        platform.feed(round);
        Platform.settle();
        Platform.Content before = platform.content(true);
        Platform.Fed again = platform.feed(round);
        Platform.Content after = platform.content(true);
        Load.Body body = round.bodies().getFirst();
        int end = 0;
        for (int line = 0; line < Math.min(SMALL_RESEND, body.records()); end++) {
            if (body.ndjson()[end] == '\n') {
                line++;
            }
        }
        JsonNode answer =
                platform.postPositions(body.operator(), java.util.Arrays.copyOf(body.ndjson(), end), "?wait=landed");
        var told = new LinkedHashMap<String, Object>();
        told.put("rows/s", Math.round(rate(round.rows(), again.durableSeconds())));
        told.put("records sent again", round.rows());
        told.put("counted as duplicates", again.duplicates());
        told.put("rows before", before.rows());
        told.put("rows after", after.rows());
        told.put("content unchanged", before.equals(after));
        told.put(
                "answer to %,d of them with wait=landed".formatted(SMALL_RESEND),
                Map.of(
                        "state", answer.path("state").asText(),
                        "accepted", answer.path("accepted").asInt(-1),
                        "duplicates", answer.path("duplicates").asInt(-1)));
        report.put("resend", told);
        if (!before.equals(after)
                || again.duplicates() != round.rows()
                || answer.path("accepted").asInt(-1) != 0) {
            throw new IllegalStateException("a resend changed something: " + told);
        }
        Platform.settle();
    }

    private void wayToTheMap(Platform platform) throws IOException, InterruptedException {
        WayToTheMap.Found found = new WayToTheMap(platform).watch(options.seconds());
        var told = new LinkedHashMap<String, Object>();
        told.put("background positions/s", found.backgroundPerSecond());
        told.put("probes seen", found.fromAccepted().size());
        told.put("probes not seen within 10 s", found.missed());
        for (int percent : new int[] {50, 90, 99, 100}) {
            told.put("accepted to visible, ms, p" + percent, Math.round(percentile(found.fromAccepted(), percent)));
        }
        for (int percent : new int[] {50, 99}) {
            told.put("sent to visible, ms, p" + percent, Math.round(percentile(found.fromSent(), percent)));
        }
        report.put("way to the map", told);
    }

    private void print(
            Map<String, Object> figures,
            List<Double> one,
            List<Double> ours,
            List<Double> two,
            List<Double> naive,
            double ratio) {
        var out = new StringBuilder("\n");
        out.append("%-34s %12s %12s %12s %8s%n".formatted("rows/s", "median", "least", "most", "ours is"));
        row(out, "ours: HTTP to durable", ours, ours);
        row(out, "psql \\copy, one connection", one, ours);
        row(out, "psql \\copy, two connections", two, ours);
        row(out, "Kafka consumer, row by row", naive, ours);
        for (String part : List.of("shares", "resend", "way to the map")) {
            if (report.get(part) instanceof Map<?, ?> told) {
                out.append("%n%s%n".formatted(part));
                told.forEach((name, value) -> {
                    if (value instanceof Map<?, ?> more) {
                        out.append("  %s%n".formatted(name));
                        more.forEach((inner, figure) -> out.append("    %-40s %s%n".formatted(inner, figure)));
                    } else {
                        out.append("  %-42s %s%n".formatted(name, value));
                    }
                });
            }
        }
        out.append("%nratio to psql \\copy with one connection: %.2f (required %.1f: %s; aim %.1f: %s)%n"
                .formatted(
                        ratio,
                        REQUIRED,
                        Boolean.TRUE.equals(figures.get("required ratio reached")) ? "reached" : "MISSED",
                        AIM,
                        ratio >= AIM ? "reached" : "missed"));
        System.out.print(out);
    }

    private static void row(StringBuilder out, String name, List<Double> rates, List<Double> ours) {
        out.append("%-34s %,12.0f %,12.0f %,12.0f %7.2fx%n"
                .formatted(
                        name,
                        median(rates),
                        rates.stream().min(Double::compare).orElse(0.0),
                        rates.stream().max(Double::compare).orElse(0.0),
                        median(ours) / median(rates)));
    }

    private static Map<String, Object> spread(List<Double> rates) {
        var told = new LinkedHashMap<String, Object>();
        told.put("median", Math.round(median(rates)));
        told.put("all", rates.stream().map(Math::round).toList());
        return told;
    }

    private static double rate(int rows, double seconds) {
        return rows / seconds;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static double percentile(List<Double> sorted, int percent) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static void say(String what) {
        System.out.printf("[%s] %s%n", Instant.now().toString().substring(11, 19), what);
    }
}
