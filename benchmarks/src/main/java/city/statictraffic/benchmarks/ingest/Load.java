package city.statictraffic.benchmarks.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Positions of a seeded fleet as bodies to post and as files to copy: the same rows. Each round's times follow those of
 * the round before, as a live picture expects, and all lie on one civil day, so in one partition.
 */
final class Load {
    static final List<String> OPERATORS = List.of("operator-a", "operator-b", "operator-c");
    static final int BIKES = 50_000;
    static final String COLUMNS = "operator_no, bike_id, at, lon, lat, state, accuracy_metres, batch_id, line";

    private static final long SEED = 20_261_101L;
    private static final String BATCH = "01900000-0000-7000-8000-000000000000";
    private static final List<String> STATES = List.of("parked", "riding", "unavailable", "lost");
    private static final int SCALE_DIGITS = 7;

    /** One HTTP body of one operator. */
    record Body(String operator, int records, byte[] ndjson) {}

    private final Map<String, Integer> operatorNumbers;
    private final Random random = new Random(SEED);
    private final int[] order = new int[BIKES];
    private long nextMillis;

    Load(Map<String, Integer> operatorNumbers, LocalDate day) {
        this.operatorNumbers = operatorNumbers;
        this.nextMillis = day.atStartOfDay().toInstant(ZoneOffset.ofHours(8)).toEpochMilli() + 3_600_000;
        for (int i = 0; i < BIKES; i++) {
            order[i] = i;
        }
    }

    /** A round's rows: bodies for us, files for COPY (one whole, and its two halves). */
    record Round(List<Body> bodies, int rows, Path whole, List<Path> halves) {
        long bytes() {
            return bodies.stream().mapToLong(body -> body.ndjson().length).sum();
        }
    }

    Round round(int rows, int bodyRecords, Path folder) throws IOException {
        var open = new ArrayList<StringBuilder>();
        var counts = new int[OPERATORS.size()];
        for (int i = 0; i < OPERATORS.size(); i++) {
            open.add(new StringBuilder());
        }
        var bodies = new ArrayList<Body>();
        Path whole = folder.resolve("whole.copy");
        List<Path> halves = List.of(folder.resolve("half-1.copy"), folder.resolve("half-2.copy"));
        try (OutputStream all = Files.newOutputStream(whole);
                OutputStream first = Files.newOutputStream(halves.get(0));
                OutputStream second = Files.newOutputStream(halves.get(1))) {
            var copy = new StringBuilder();
            for (int row = 0; row < rows; row++) {
                if (row % BIKES == 0) {
                    shuffle();
                }
                if (row % 10 == 0) {
                    nextMillis++;
                }
                int bike = order[row % BIKES];
                int operator = bike % OPERATORS.size();
                StringBuilder line = open.get(operator);
                copy.setLength(0);
                write(line, copy, bike, operator, ++counts[operator]);
                byte[] bytes = copy.toString().getBytes(StandardCharsets.UTF_8);
                all.write(bytes);
                (row % 2 == 0 ? first : second).write(bytes);
                if (counts[operator] == bodyRecords) {
                    bodies.add(close(operator, open, counts));
                }
            }
        }
        for (int operator = 0; operator < OPERATORS.size(); operator++) {
            if (counts[operator] > 0) {
                bodies.add(close(operator, open, counts));
            }
        }
        return new Round(bodies, rows, whole, halves);
    }

    private static Body close(int operator, List<StringBuilder> open, int[] counts) {
        byte[] ndjson = open.get(operator).toString().getBytes(StandardCharsets.UTF_8);
        var body = new Body(OPERATORS.get(operator), counts[operator], ndjson);
        open.get(operator).setLength(0);
        counts[operator] = 0;
        return body;
    }

    private void write(StringBuilder json, StringBuilder copy, int bike, int operator, int line) {
        int lon = 1_213_000_000 + random.nextInt(3_000_000);
        int lat = 311_000_000 + random.nextInt(3_000_000);
        int state = random.nextInt(10) < 8 ? 0 : 1 + random.nextInt(STATES.size() - 1);
        int accuracy = 1 + random.nextInt(30);
        String bikeId = "B" + (10_000_000 + bike);
        String at = java.time.Instant.ofEpochMilli(nextMillis).toString();
        json.append("{\"bikeId\":\"")
                .append(bikeId)
                .append("\",\"at\":\"")
                .append(at)
                .append("\",\"lon\":");
        degrees(json, lon).append(",\"lat\":");
        degrees(json, lat).append(",\"state\":\"").append(STATES.get(state)).append("\",\"accuracyMetres\":");
        json.append(accuracy).append("}\n");
        Integer number = operatorNumbers.get(OPERATORS.get(operator));
        copy.append(number).append('\t').append(bikeId).append('\t').append(at).append('\t');
        copy.append(lon)
                .append('\t')
                .append(lat)
                .append('\t')
                .append(state)
                .append('\t')
                .append(accuracy);
        copy.append('\t').append(BATCH).append('\t').append(line).append('\n');
    }

    private static StringBuilder degrees(StringBuilder into, int scaled) {
        String digits = Integer.toString(scaled);
        int point = digits.length() - SCALE_DIGITS;
        return into.append(digits, 0, point).append('.').append(digits, point, digits.length());
    }

    private void shuffle() {
        for (int i = BIKES - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
