package city.statictraffic.benchmarks.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What a load came to. Not safe for threads: one event loop counts. */
public final class Outcome {
    private static final long HIGHEST_MICROS = 600_000_000L;
    private static final int DIGITS = 3;
    private static final int ERRORS_SHOWN = 5;

    private final Map<String, Histogram> byKind = new TreeMap<>();
    private final Map<String, Integer> errors = new LinkedHashMap<>();
    private long failed;
    private long writes;
    private double seconds;

    void count(Operation operation, int status, long micros) {
        byKind.computeIfAbsent(operation.kind(), ignored -> new Histogram(HIGHEST_MICROS, DIGITS))
                .recordValue(Math.min(micros, HIGHEST_MICROS));
        if (operation.write()) {
            writes++;
        }
        // Told that nothing changed or that nothing is there (an empty tile) is an answer.
        if (status < 200 || status >= 400) {
            fail(operation.kind() + " answered " + status);
        }
    }

    void fail(String why) {
        failed++;
        if (errors.size() < ERRORS_SHOWN || errors.containsKey(why)) {
            errors.merge(why, 1, Integer::sum);
        }
    }

    void took(double elapsed) {
        seconds = elapsed;
    }

    public long answered() {
        return byKind.values().stream().mapToLong(Histogram::getTotalCount).sum();
    }

    public long failed() {
        return failed;
    }

    public long writes() {
        return writes;
    }

    public double seconds() {
        return seconds;
    }

    public double rate() {
        return answered() / seconds;
    }

    /** The first reasons of failures with their counts. */
    public Map<String, Integer> errors() {
        return errors;
    }

    /** Milliseconds at a percentile over all kinds. */
    public double millis(double percentile) {
        var all = new Histogram(HIGHEST_MICROS, DIGITS);
        byKind.values().forEach(all::add);
        return all.getValueAtPercentile(percentile) / 1e3;
    }

    public double millis(String kind, double percentile) {
        Histogram histogram = byKind.get(kind);
        return histogram == null ? Double.NaN : histogram.getValueAtPercentile(percentile) / 1e3;
    }

    public Iterable<String> kinds() {
        return byKind.keySet();
    }

    public long answered(String kind) {
        Histogram histogram = byKind.get(kind);
        return histogram == null ? 0 : histogram.getTotalCount();
    }

    /** For the JSON of raw figures. */
    public Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("answered", answered());
        figures.put("failed", failed);
        figures.put("errors", errors);
        figures.put("writes", writes);
        figures.put("seconds", seconds);
        figures.put("per second", rate());
        for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
            figures.put("p" + percentile + " ms", millis(percentile));
        }
        var kinds = new LinkedHashMap<String, Object>();
        for (String kind : kinds()) {
            kinds.put(kind, Map.of("answered", answered(kind), "p50 ms", millis(kind, 50), "p99 ms", millis(kind, 99)));
        }
        figures.put("kinds", kinds);
        return figures;
    }
}
