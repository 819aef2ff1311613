package city.statictraffic.benchmarks.load;

import city.statictraffic.standalone.TestInstance;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What people and programs ask of the platform in a day, in fixed shares, seeded: 30 % writes (scans in the street, small
 * feeds), the rest looks at bikes, rides, the map, yards and notices.
 */
public final class DayOfWork implements Supplier<Operation>, AutoCloseable {
    private static final List<String> OPERATORS = List.of("operator-a", "operator-b", "operator-c");
    private static final List<String> ACCOUNTS = List.of(
            "city",
            "patrol-1",
            "patrol-2",
            "yard-1",
            "operator-a",
            "operator-b",
            "operator-c",
            "operator-a-feed",
            "operator-b-feed",
            "operator-c-feed");
    private static final long SEED = 20_261_125L;
    /** Tokens live five minutes. */
    private static final long NEW_TOKENS_SECONDS = 120;

    private static final int TILE_ZOOM = 12;
    private static final int TILE_X = 3_430;
    private static final int TILE_Y = 1_673;

    private final FedCity city;
    private final Random random = new Random(SEED);
    private final ScheduledExecutorService tokens = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tokens").factory());
    private volatile Map<String, Map<String, String>> headers = Map.of();

    public DayOfWork(TestInstance instance, FedCity city) {
        this.city = city;
        renew(instance);
        tokens.scheduleWithFixedDelay(() -> renew(instance), NEW_TOKENS_SECONDS, NEW_TOKENS_SECONDS, TimeUnit.SECONDS);
    }

    private void renew(TestInstance instance) {
        var fresh = new HashMap<String, Map<String, String>>();
        ACCOUNTS.forEach(account -> fresh.put(account, FedCity.headers(instance.token(account))));
        headers = Map.copyOf(fresh);
    }

    /** The headers of an account, with a token that lives at least for the next minutes. */
    public Map<String, String> headersOf(String account) {
        return Objects.requireNonNull(headers.get(account), account);
    }

    @Override
    public Operation get() {
        int share = random.nextInt(100);
        String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        if (share < 27) {
            return scan(operator);
        } else if (share < 30) {
            return feed(operator);
        } else if (share < 55) {
            return bike(operator);
        } else if (share < 65) {
            return rides(operator);
        } else if (share < 85) {
            return Operation.get(
                    "tile",
                    "/api/v1/bike-fleet/map/tiles/0/" + TILE_ZOOM + "/" + (TILE_X + random.nextInt(3)) + "/"
                            + (TILE_Y + random.nextInt(3)),
                    headersOf("city"));
        } else if (share < 93) {
            return Operation.get("yards", "/api/v1/patrol-impound/yards", headersOf("yard-1"));
        }
        return Operation.get("notices", "/api/v1/patrol-impound/notices", headersOf(operator));
    }

    public Operation bike(String operator) {
        return Operation.get("bike", city.path("bike", operator, city.bikeOf(operator, random)), headersOf(operator));
    }

    public Operation rides(String operator) {
        return Operation.get("rides", city.path("rides", operator, city.bikeOf(operator, random)), headersOf(operator));
    }

    public Operation scan(String operator) {
        String bike = city.bikeOf(operator, random);
        Instant now = Instant.now();
        String body = """
                {"scanId":"%s","qr":"%s","scannedAt":"%s","deviceId":"bench","offline":false,
                 "place":{"lon":121.51,"lat":31.28,"accuracyMetres":8,"crs":"WGS84"}}
                """.formatted(uuid7(now), FedCity.qrUrl(operator, bike), now);
        var with = new HashMap<>(headersOf(random.nextBoolean() ? "patrol-1" : "patrol-2"));
        with.put("Content-Type", "application/json");
        with.put("Idempotency-Key", new UUID(random.nextLong(), random.nextLong()).toString());
        return new Operation("scan", true, "/api/v1/patrol-impound/scans", with, body.getBytes(StandardCharsets.UTF_8));
    }

    public Operation feed(String operator) {
        String line = """
                {"bikeId":"%s","at":"%s","lon":121.4737,"lat":31.2304,"state":"parked"}
                """.formatted(city.bikeOf(operator, random), Instant.now());
        var with = new HashMap<>(headersOf(operator + "-feed"));
        with.put("Content-Type", "application/x-ndjson");
        return new Operation(
                "feed", true, "/api/v1/bike-fleet/feeds/positions", with, line.getBytes(StandardCharsets.UTF_8));
    }

    private UUID uuid7(Instant now) {
        return new UUID(
                now.toEpochMilli() << 16 | 0x7000 | random.nextLong() & 0xFFF,
                random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    @Override
    public void close() {
        tokens.shutdownNow();
    }
}
