package city.statictraffic.benchmarks.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * From the answer "accepted" until a viewer has the new place: the viewer listens to the map's ticks and, told of a
 * change, fetches what is in view, as the console does. Meanwhile other positions are fed at a moderate rate.
 */
final class WayToTheMap {
    private static final int BACKGROUND_PER_BODY = 1_000;
    private static final int BODIES_PER_SECOND = 5;
    private static final int PROBES = 100;
    private static final String VIEW = "121.0000,30.7000,121.0010,30.7010";
    private static final long LATE_NANOS = 10_000_000_000L;

    private record Sent(Instant at, long sentNanos, AtomicLong acceptedNanos) {}

    private final Platform platform;
    private final Map<String, Sent> underWay = new ConcurrentHashMap<>();
    private final List<Double> fromAccepted = new CopyOnWriteArrayList<>();
    private final List<Double> fromSent = new CopyOnWriteArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean(true);

    WayToTheMap(Platform platform) {
        this.platform = platform;
    }

    /** Milliseconds of every probe, sorted; and how many never came. */
    record Found(List<Double> fromAccepted, List<Double> fromSent, int missed, int backgroundPerSecond) {}

    Found watch(int seconds) throws InterruptedException, IOException {
        platform.token("operator-a-feed");
        platform.token("operator-b-feed");
        platform.token("city");
        HttpResponse<InputStream> stream = platform.client()
                .send(
                        platform.request("/api/v1/bike-fleet/map/stream", "city")
                                .header("Accept", "text/event-stream")
                                .timeout(java.time.Duration.ofSeconds(30))
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        Thread viewer = Thread.ofVirtual().start(() -> view(stream.body()));
        Thread background = Thread.ofVirtual().start(() -> background(seconds));
        var random = new Random(7);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        int missed = 0;
        for (int i = 0; System.nanoTime() < end; i++) {
            String bike = "P" + (1_000 + i % PROBES);
            if (underWay.containsKey(bike)) {
                // Its last place has not come within the round of all probes.
                underWay.remove(bike);
                missed++;
            }
            probe(bike, random);
            Thread.sleep(60 + random.nextInt(120));
        }
        long patience = System.nanoTime() + LATE_NANOS;
        while (!underWay.isEmpty() && System.nanoTime() < patience) {
            Thread.sleep(50);
        }
        running.set(false);
        background.join();
        try {
            stream.body().close();
        } catch (IOException closing) {
            // The stream never ends by itself; closing it in the midst is how a viewer leaves.
        }
        viewer.join();
        var accepted = new ArrayList<>(fromAccepted);
        accepted.sort(null);
        var sent = new ArrayList<>(fromSent);
        sent.sort(null);
        return new Found(accepted, sent, missed + underWay.size(), BACKGROUND_PER_BODY * BODIES_PER_SECOND);
    }

    private void probe(String bike, Random random) throws IOException, InterruptedException {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var sent = new Sent(at, System.nanoTime(), new AtomicLong());
        underWay.put(bike, sent);
        String line = line(bike, at, 121.0001 + random.nextInt(8) / 10_000.0, 30.7001 + random.nextInt(8) / 10_000.0);
        platform.postPositions("operator-a", line.getBytes(StandardCharsets.UTF_8), "");
        sent.acceptedNanos().set(System.nanoTime());
    }

    private static String line(String bike, Instant at, double lon, double lat) {
        return "{\"bikeId\":\"%s\",\"at\":\"%s\",\"lon\":%.4f,\"lat\":%.4f,\"state\":\"parked\"}\n"
                .formatted(bike, at, lon, lat);
    }

    private void background(int seconds) {
        var random = new Random(11);
        long start = System.nanoTime();
        try {
            for (int body = 0; body < seconds * BODIES_PER_SECOND && running.get(); body++) {
                var lines = new StringBuilder();
                Instant now = Instant.now();
                for (int i = 0; i < BACKGROUND_PER_BODY; i++) {
                    lines.append(line(
                            "M" + (100_000 + random.nextInt(Load.BIKES)),
                            now.minusNanos(i * 1_000L),
                            121.3 + random.nextInt(3_000) / 10_000.0,
                            31.1 + random.nextInt(3_000) / 10_000.0));
                }
                platform.postPositions("operator-b", lines.toString().getBytes(StandardCharsets.UTF_8), "");
                long due = start + (body + 1) * 1_000_000_000L / BODIES_PER_SECOND;
                Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
            }
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void view(InputStream stream) {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && running.get(); line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    look();
                }
            }
        } catch (IOException left) {
            if (running.get()) {
                throw new java.io.UncheckedIOException(left);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws IOException, InterruptedException {
        JsonNode table = platform.send(platform.request("/api/v1/bike-fleet/map/table?limit=500&bbox=" + VIEW, "city")
                .GET()
                .build());
        long now = System.nanoTime();
        var shown = new HashMap<String, Instant>();
        for (JsonNode item : table.path("items")) {
            shown.put(
                    item.path("bikeId").asText(), Instant.parse(item.path("at").asText()));
        }
        underWay.forEach((bike, sent) -> {
            if (sent.at().equals(shown.get(bike)) && underWay.remove(bike, sent)) {
                // A place may be seen before its sender has read the answer: then nothing was waited for.
                long accepted = sent.acceptedNanos().get();
                fromAccepted.add(accepted == 0 ? 0 : (now - accepted) / 1e6);
                fromSent.add((now - sent.sentNanos()) / 1e6);
            }
        });
    }
}
