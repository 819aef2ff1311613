package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Steady work for a while, and memory that does not grow: what lives on the platform's heap after a full collection. Half a
 * minute by default, half an hour with {@code --long}, {@code -Dsoak.minutes=N} for any other.
 */
@Tag("N05")
@Order(60)
@ExtendWith(Product.class)
class SoakTest {
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final int SAMPLES = 6;
    /** The same bikes over and over: the picture and the caches are full after the first turn. */
    private static final int BIKES = 500;
    /** What may be added between the second sample and the last, as JIT and pools settle. */
    private static final double GROWTH_MAX = 1.15;

    private static final long GROWTH_MB_MAX = 16;
    private static final Pattern LIVE = Pattern.compile("used (\\d+)K");

    @Test
    @Timeout(value = 13, unit = TimeUnit.HOURS)
    void memory_stays_flat_under_steady_work() throws Exception {
        Duration length = length();
        String prefix = "K" + Records.freshId();
        var live = new ArrayList<Long>();
        long requests = 0;
        work(prefix, 0);
        for (int sample = 0; sample < SAMPLES; sample++) {
            long end = System.nanoTime() + length.toNanos() / SAMPLES;
            while (System.nanoTime() < end) {
                requests += work(prefix, requests);
            }
            live.add(liveMegabytes());
        }
        System.out.printf("soak: %s, %d requests, MB alive after each sixth %s%n", length, requests, live);
        assertThat(requests).isGreaterThan(length.toSeconds());
        long early = Math.max(live.get(0), live.get(1));
        assertThat(live.getLast()).isLessThanOrEqualTo(Math.max((long) (early * GROWTH_MAX), early + GROWTH_MB_MAX));
    }

    private static Duration length() {
        String minutes = System.getProperty("soak.minutes");
        if (minutes != null) {
            return Duration.ofMinutes(Long.parseLong(minutes));
        }
        String asked = System.getProperty("long");
        return asked == null || asked.equals("false") ? SHORT : LONG;
    }

    /** A feed, a scan and some looks, as a day holds them; how many requests that were. */
    private static long work(String prefix, long turn) {
        var http = Product.http();
        var body = new StringBuilder();
        Instant now = Instant.now();
        for (int bike = 0; bike < BIKES; bike++) {
            body.append(Records.position(prefix + bike, now.minusMillis(bike))).append('\n');
        }
        List<Http.Answer> answers = List.of(
                http.feed("positions", Product.token("operator-a-feed"), body.toString()),
                http.post(
                        "/api/v1/patrol-impound/scans",
                        Product.token("patrol-1"),
                        Http.JSON,
                        StreetToYardTest.scanOf(prefix + turn % BIKES)
                                .toString()
                                .getBytes(StandardCharsets.UTF_8),
                        "Idempotency-Key",
                        java.util.UUID.randomUUID().toString()),
                http.get("/api/v1/bike-fleet/overview", Product.token("city")),
                http.get("/api/v1/bike-fleet/map/tiles/0/12/3430/1673", Product.token("city")),
                http.get("/api/v1/bike-fleet/bikes?limit=50", Product.token("operator-a")),
                http.get("/api/v1/patrol-impound/yards", Product.token("yard-1")));
        for (Http.Answer answer : answers) {
            assertThat(answer.status()).as(answer.toString()).isIn(200, 201, 204);
        }
        return answers.size();
    }

    /** On the heap after a full collection, as the JVM itself says. */
    private static long liveMegabytes() throws IOException, InterruptedException {
        String pid = Long.toString(Product.instance().pid("platform").orElseThrow());
        jcmd(pid, "GC.run");
        var used = LIVE.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("jcmd does not tell the heap");
        }
        return Long.parseLong(used.group(1)) / 1024;
    }

    private static String jcmd(String pid, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), pid, command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + said);
        }
        return said;
    }
}
