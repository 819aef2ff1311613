package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.statictraffic.acceptance.Http.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rides that happened, sent through the public interface, counted by it, and counted again from the raw files. */
@Tag("B01")
@Tag("real-data")
@Order(40)
@ExtendWith(Product.class)
class RealDataTest {
    private static final ZoneOffset LOCAL = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter SHANGHAI_TIME = DateTimeFormatter.ofPattern("yyyy/M/d H:mm");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH");
    private static final String STATISTICS = "/api/v1/bike-fleet/statistics/rides?operator=history&groupBy=";
    /** Points on the seam between two districts may fall to either side after the change of datum. */
    private static final double SEAM_SHARE_MAX = 0.01;

    /** Rides that start and rides that end, by key. */
    private record Counts(Map<String, Integer> starts, Map<String, Integer> ends) {
        private Counts() {
            this(new TreeMap<>(), new TreeMap<>());
        }

        private static Counts of(JsonNode rows) {
            var counts = new Counts();
            for (JsonNode row : rows) {
                add(counts.starts, row.path("key").asText(), row.path("starts").asInt());
                add(counts.ends, row.path("key").asText(), row.path("ends").asInt());
            }
            return counts;
        }

        private static void add(Map<String, Integer> to, String key, int count) {
            if (count > 0) {
                to.merge(key, count, Integer::sum);
            }
        }
    }

    /** A line of a file, by the names in its head. */
    private record Row(Map<String, String> cells) {
        private String get(String name) {
            return Objects.requireNonNull(cells.get(name), name);
        }
    }

    private static Path data() {
        String named = System.getenv("SHARED_DATA");
        Path found = null;
        for (Path folder = Path.of("").toAbsolutePath(); folder != null && found == null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("bin/start"))) {
                found = folder.resolveSibling("shared").resolve("data");
            }
        }
        Path data = named == null || named.isEmpty() ? found : Path.of(named);
        assumeTrue(data != null && Files.isDirectory(data.resolve("bikes")), "skipped: no shared real data at " + data);
        return data == null ? Path.of("") : data;
    }

    private static List<Row> csv(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                var reader = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8))) {
            String[] names = Objects.requireNonNull(reader.readLine()).split(",");
            var rows = new ArrayList<Row>();
            for (String line; (line = reader.readLine()) != null; ) {
                String[] cells = line.split(",", -1);
                var row = new TreeMap<String, String>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], cells[i]);
                }
                rows.add(new Row(row));
            }
            return rows;
        }
    }

    private static String ride(
            String rideId,
            String bikeId,
            Instant start,
            Instant end,
            String lon,
            String lat,
            String toLon,
            String toLat) {
        return ("{\"rideId\":\"%s\",\"bikeId\":\"%s\",\"startAt\":\"%s\",\"endAt\":\"%s\",\"startLon\":%s,\"startLat\":%s,"
                        + "\"endLon\":%s,\"endLat\":%s}")
                .formatted(rideId, bikeId, start, end, lon, lat, toLon, toLat);
    }

    /** Sends all of them, waits until they have landed, and checks that none was refused. */
    private static void send(List<String> lines, String crs) {
        Answer answer = Product.http()
                .feed(
                        "rides?historyOf=history&crs=" + crs,
                        Product.token("city"),
                        Http.gzip(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
                        Http.NDJSON,
                        "Content-Encoding",
                        "gzip");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.count("received")).isEqualTo(lines.size());
        assertThat(answer.count("rejected")).as(answer.toString()).isZero();
        String batch = "/api/v1/bike-fleet/feeds/batches/"
                + answer.json().path("batchId").asText();
        Records.await(
                "all rides to land",
                Duration.ofSeconds(120),
                () -> Product.http()
                        .get(batch, Product.token("city"))
                        .json()
                        .path("state")
                        .asText()
                        .equals("landed"));
        Answer landed = Product.http().get(batch, Product.token("city"));
        assertThat(landed.count("accepted")).as(landed.toString()).isEqualTo(lines.size());
    }

    private static Counts statistics(String groupBy, Instant from, Instant to) {
        Answer answer = Product.http().get(STATISTICS + groupBy + "&from=" + from + "&to=" + to, Product.token("city"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return Counts.of(answer.json().path("rows"));
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int difference(Map<String, Integer> one, Map<String, Integer> other) {
        var keys = new java.util.TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys.stream()
                .mapToInt(key -> Math.abs(one.getOrDefault(key, 0) - other.getOrDefault(key, 0)))
                .sum();
    }

    @Test
    void the_shanghai_orders_are_counted_by_district_as_in_the_raw_file() throws IOException {
        Path data = data();
        var districts = Districts.read(data.resolve("geo/echarts490_shanghai_decoded_GCJ02.geojson"));
        var expected = new Counts();
        var lines = new ArrayList<String>();
        for (Row row : csv(data.resolve("bikes/shanghai_mobike_20160801_sample.csv"))) {
            Instant start =
                    LocalDateTime.parse(row.get("start_time"), SHANGHAI_TIME).toInstant(LOCAL);
            Instant end =
                    LocalDateTime.parse(row.get("end_time"), SHANGHAI_TIME).toInstant(LOCAL);
            lines.add(ride(
                    "sh-" + row.get("orderid"),
                    "sh-" + row.get("bikeid"),
                    start,
                    end,
                    row.get("start_lng"),
                    row.get("start_lat"),
                    row.get("end_lng"),
                    row.get("end_lat")));
            Counts.add(expected.starts(), districts.of(row.get("start_lng"), row.get("start_lat")), 1);
            Counts.add(expected.ends(), districts.of(row.get("end_lng"), row.get("end_lat")), 1);
        }
        send(lines, "GCJ02");
        Counts counted =
                statistics("district", Instant.parse("2016-07-31T16:00:00Z"), Instant.parse("2016-08-02T16:00:00Z"));
        assertThat(sum(counted.starts())).isEqualTo(lines.size());
        assertThat(sum(counted.ends())).isEqualTo(lines.size());
        int starts = difference(counted.starts(), expected.starts());
        int ends = difference(counted.ends(), expected.ends());
        System.out.printf(
                "Shanghai: %d rides; on the seams of districts: %d starts, %d ends%n",
                lines.size(), starts / 2, ends / 2);
        assertThat(starts / 2.0)
                .as("raw %s counted %s", expected.starts(), counted.starts())
                .isLessThanOrEqualTo(lines.size() * SEAM_SHARE_MAX);
        assertThat(ends / 2.0)
                .as("raw %s counted %s", expected.ends(), counted.ends())
                .isLessThanOrEqualTo(lines.size() * SEAM_SHARE_MAX);
    }

    @Test
    void the_three_singapore_days_are_counted_by_hour_exactly_as_in_the_raw_files() throws IOException {
        Path data = data();
        var expected = new Counts();
        int total = 0;
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (String day : List.of("20170911", "20170912", "20170913")) {
            var lines = new ArrayList<String>();
            for (Row row : csv(data.resolve("bikes/singapore_dockless_" + day + ".csv.gz"))) {
                Instant start = Instant.ofEpochSecond(Long.parseLong(row.get("start_ts")));
                Instant end = Instant.ofEpochSecond(Long.parseLong(row.get("end_ts")));
                lines.add(ride(
                        "sg-" + day + "-" + row.get("trip_id"),
                        "sg-" + row.get("bike_id"),
                        start,
                        end,
                        row.get("start_lon"),
                        row.get("start_lat"),
                        row.get("end_lon"),
                        row.get("end_lat")));
                Counts.add(expected.starts(), HOUR.format(start.atOffset(LOCAL)), 1);
                Counts.add(expected.ends(), HOUR.format(end.atOffset(LOCAL)), 1);
                first = start.isBefore(first) ? start : first;
                last = end.isAfter(last) ? end : last;
            }
            send(lines, "WGS84");
            total += lines.size();
        }
        Counts counted = statistics("hour", first, last.plusSeconds(1));
        System.out.printf(
                "Singapore: %d rides in %d hours%n", total, counted.starts().size());
        assertThat(sum(counted.starts())).isEqualTo(total);
        assertThat(counted.starts()).isEqualTo(expected.starts());
        assertThat(counted.ends()).isEqualTo(expected.ends());
    }
}
