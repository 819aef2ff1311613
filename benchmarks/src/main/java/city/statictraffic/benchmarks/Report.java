package city.statictraffic.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Raw figures of one run, kept as JSON with what is to be known of the machine. */
public final class Report {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String benchmark;
    private final String stamp = STAMP.format(Instant.now());
    private final Map<String, Object> figures = new LinkedHashMap<>();

    public Report(String benchmark) {
        this.benchmark = benchmark;
        figures.put("at", Instant.now().toString());
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("java", Runtime.version().toString());
        figures.put("load average before", loadAverage());
    }

    public void put(String name, Object value) {
        figures.put(name, value);
    }

    /** Prints where they are. */
    public void write() throws IOException {
        figures.put("load average after", loadAverage());
        Path folder = home().resolve("benchmarks/target/results");
        Files.createDirectories(folder);
        Path file = folder.resolve(benchmark + "-" + stamp + ".json");
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), figures);
        System.out.println("raw figures: " + file);
    }

    public static Path home() {
        return Path.of(Objects.requireNonNullElse(System.getProperty("static-traffic.home"), ""))
                .toAbsolutePath();
    }

    public static void say(String what) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + what);
    }

    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public static Map<String, Double> spread(List<Double> values) {
        return Map.of(
                "median", median(values),
                "least", values.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                "most", values.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    private static String loadAverage() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).strip();
        } catch (IOException notLinux) {
            return "unknown";
        }
    }
}
