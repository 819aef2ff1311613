package city.statictraffic.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Well-formed records of the four kinds, with numbers no other test uses. */
final class Records {
    static final double LON = 121.4737;
    static final double LAT = 31.2304;
    /** One moment for the whole run, whole seconds, inside every time window. */
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1_800);

    private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis());

    private Records() {}

    /** Fits the rule of every demo operator: capitals and digits. */
    static String freshId() {
        return "T" + Long.toString(NEXT.incrementAndGet(), 36).toUpperCase(Locale.ROOT);
    }

    static String qrUrl(String operator, String bikeId) {
        return switch (operator) {
            case "operator-a" -> "https://qr.jiaqi.example/b/" + bikeId;
            case "operator-b" -> "https://b.yixing.example/bike?no=" + bikeId;
            default -> "https://c.bingsu.example/s/" + bikeId;
        };
    }

    static String bike(String operator, String bikeId, Instant updatedAt, String more) {
        return "{\"bikeId\":\"%s\",\"qrUrl\":\"%s\",\"updatedAt\":\"%s\"%s}"
                .formatted(bikeId, qrUrl(operator, bikeId), updatedAt, more);
    }

    static String position(String bikeId, Instant at) {
        return position(bikeId, at, LON, LAT, "parked");
    }

    static String position(String bikeId, Instant at, double lon, double lat, String state) {
        return "{\"bikeId\":\"%s\",\"at\":\"%s\",\"lon\":%s,\"lat\":%s,\"state\":\"%s\"}"
                .formatted(bikeId, at, lon, lat, state);
    }

    static String lockEvent(String bikeId, Instant at, String type) {
        return "{\"bikeId\":\"%s\",\"at\":\"%s\",\"type\":\"%s\",\"lon\":%s,\"lat\":%s}"
                .formatted(bikeId, at, type, LON, LAT);
    }

    static String ride(String rideId, String bikeId, Instant start, String more) {
        return ("{\"rideId\":\"%s\",\"bikeId\":\"%s\",\"startAt\":\"%s\",\"endAt\":\"%s\",\"startLon\":%s,\"startLat\":%s,"
                        + "\"endLon\":%s,\"endLat\":%s%s}")
                .formatted(rideId, bikeId, start, start.plusSeconds(600), LON, LAT, LON + 0.01, LAT + 0.005, more);
    }

    static void await(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience.toSeconds() + " s: " + what);
            }
            pause(100);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
