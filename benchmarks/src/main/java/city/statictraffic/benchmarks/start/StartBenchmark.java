package city.statictraffic.benchmarks.start;

import city.statictraffic.standalone.TestInstance;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code bin/bench start}: starts of the same jar with and without its ahead-of-time cache, in turn. */
public final class StartBenchmark {
    private static final double HEALTHY_SECONDS = 1.5;
    private static final int IDLE_MB = 350;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 10;
    private static final Pattern STARTED = Pattern.compile("started in ([0-9.]+)s");
    private static final String IN_USE = "AOT cache in use";

    private final Options options;
    private final Map<String, Object> report = new LinkedHashMap<>();

    private StartBenchmark(Options options) {
        this.options = options;
    }

    /**
     * @param processorSeconds that the process had used when it was healthy
     * @param quarkusSeconds from the start of Java to "started", as the log says
     */
    private record Start(double healthySeconds, double quarkusSeconds, double processorSeconds, int idleMb) {}

    public static int run(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.parse(arguments);
        if (options.help()) {
            System.out.print(Options.HELP.formatted(HEALTHY_SECONDS, IDLE_MB));
            return 0;
        }
        return new StartBenchmark(options).measure();
    }

    private int measure() throws IOException, InterruptedException {
        var with = new ArrayList<Start>();
        var without = new ArrayList<Start>();
        say("starting PostgreSQL, Kafka and Keycloak");
        try (var instance = TestInstance.builder().withoutPlatform().start()) {
            List<String> cache = instance.aotOptions();
            if (cache.isEmpty()) {
                throw new IllegalStateException("no cache was trained for what is built: run bin/train first");
            }
            // Makes the tables, and warms the kernel's file cache for both.
            start(instance, List.of());
            start(instance, cache);
            for (int round = 1; round <= options.rounds(); round++) {
                boolean cacheFirst = round % 2 == 1;
                for (boolean cached : new boolean[] {cacheFirst, !cacheFirst}) {
                    Start start = start(instance, cached ? cache : List.of());
                    (cached ? with : without).add(start);
                    say(
                            "round %d, %s: healthy %.2f s, of them %.2f s until Quarkus said started; %.2f s of processors; idle %d MB"
                                    .formatted(
                                            round,
                                            cached ? "with cache" : "without",
                                            start.healthySeconds(),
                                            start.quarkusSeconds(),
                                            start.processorSeconds(),
                                            start.idleMb()));
                }
            }
        }
        return told(with, without);
    }

    private Start start(TestInstance instance, List<String> cache) throws IOException, InterruptedException {
        Path log = instance.stateFolder().resolve("start.log");
        try (var http =
                HttpClient.newBuilder().sslContext(instance.sslContext()).build()) {
            long began = System.nanoTime();
            Process platform = instance.startPlatform(cache, "start.log");
            try {
                while (!healthy(http, instance)) {
                    if (!platform.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                        throw new IllegalStateException("the platform did not start:\n" + Files.readString(log));
                    }
                    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                }
                double healthy = (System.nanoTime() - began) / 1e9;
                double processor =
                        platform.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
                TimeUnit.SECONDS.sleep(options.idleSeconds());
                int idle = residentMb(platform.pid());
                String said = Files.readString(log);
                if (said.contains(IN_USE) == cache.isEmpty()) {
                    throw new IllegalStateException(
                            "the cache was " + (cache.isEmpty() ? "" : "not ") + "used:\n" + said);
                }
                var started = STARTED.matcher(said);
                return new Start(
                        healthy, started.find() ? Double.parseDouble(started.group(1)) : Double.NaN, processor, idle);
            } finally {
                platform.destroy();
                if (!platform.waitFor(60, TimeUnit.SECONDS)) {
                    platform.destroyForcibly().waitFor();
                }
            }
        }
    }

    private static boolean healthy(HttpClient http, TestInstance instance) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(instance.baseUrl() + "/q/health/ready"))
                .timeout(REQUEST_LIMIT)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The kernel's count of resident memory, with what is shared with the cache's file. */
    private static int residentMb(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Integer.parseInt(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IllegalStateException("no VmRSS of " + pid);
    }

    private int told(List<Start> with, List<Start> without) throws IOException {
        double healthy = median(with.stream().map(Start::healthySeconds).toList());
        double idle = median(with.stream().map(start -> (double) start.idleMb()).toList());
        report.put("time", Instant.now().toString());
        report.put("java", System.getProperty("java.vm.version"));
        report.put("processors", Runtime.getRuntime().availableProcessors());
        report.put(
                "load average at the end",
                Files.readString(Path.of("/proc/loadavg")).strip());
        report.put("with cache", with);
        report.put("without cache", without);
        var out = new StringBuilder("\n%-16s %12s %12s %14s %10s%n"
                .formatted("medians", "healthy, s", "Quarkus, s", "processors, s", "idle, MB"));
        for (var side : List.of(Map.entry("with cache", with), Map.entry("without", without))) {
            List<Start> starts = side.getValue();
            out.append("%-16s %12.2f %12.2f %14.2f %10.0f%n"
                    .formatted(
                            side.getKey(),
                            median(starts.stream().map(Start::healthySeconds).toList()),
                            median(starts.stream().map(Start::quarkusSeconds).toList()),
                            median(starts.stream().map(Start::processorSeconds).toList()),
                            median(starts.stream()
                                    .map(start -> (double) start.idleMb())
                                    .toList())));
        }
        boolean reached = healthy <= HEALTHY_SECONDS && idle <= IDLE_MB;
        out.append("%nrequired with cache: %.1f s %s, %d MB %s%n"
                .formatted(
                        HEALTHY_SECONDS,
                        healthy <= HEALTHY_SECONDS ? "reached" : "MISSED",
                        IDLE_MB,
                        idle <= IDLE_MB ? "reached" : "MISSED"));
        System.out.print(out);
        Path results = Path.of(System.getProperty("static-traffic.home", "."), "benchmarks/target/results");
        Files.createDirectories(results);
        Path file = results.resolve(
                "start-" + Instant.now().toString().substring(0, 19).replace(":", "") + ".json");
        Files.writeString(
                file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
        System.out.println(file);
        return reached ? 0 : 1;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static void say(String what) {
        System.out.printf("[%s] %s%n", Instant.now().toString().substring(11, 19), what);
    }
}
