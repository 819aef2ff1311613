package city.statictraffic.democity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes what happens as the feed records of the bike's operator: its datum, its way of writing times. */
final class FeedLines {
    private static final ZoneOffset CITY_OFFSET = ZoneOffset.ofHours(8);
    private static final int SALT_PLACE = 21;
    private static final double PLACE_ERROR_METRES = 4;
    private static final int MICRO = 1_000_000;

    private final Fleet fleet;
    private final long seed;
    private final long revision;

    /**
     * @param revision of the {@code bikes} records; it grows from run to run, so that a new run replaces what an older one
     *     said of the same bikes
     */
    FeedLines(Fleet fleet, long seed, long revision) {
        this.fleet = fleet;
        this.seed = seed;
        this.revision = revision;
    }

    String bike(int bike, long at, int revisionStep) {
        Operator operator = fleet.operator(bike);
        var line = new StringBuilder(256).append('{');
        text(line, "bikeId", fleet.bikeId(bike)).append(',');
        text(line, "qrUrl", fleet.qrUrl(bike)).append(',');
        text(line, "updatedAt", time(operator, at)).append(',');
        text(line, "model", operator.model).append(',');
        if (fleet.standing(bike) == Fleet.Standing.FILED) {
            text(line, "filedAt", time(operator, fleet.filedAt(bike))).append(',');
        }
        String frame = Long.toHexString(fleet.frameBits(bike)).toUpperCase(Locale.ROOT);
        text(line, "frameNumber", operator.prefix + "F" + frame).append(',');
        text(line, "lockNumber", "86" + Fleet.padded((fleet.frameBits(bike) >>> 24) % 10_000_000_000_000L, 13))
                .append(',');
        return line.append("\"revision\":")
                .append(revision + revisionStep)
                .append('}')
                .toString();
    }

    String position(SimEvent.Seen seen) {
        Operator operator = fleet.operator(seen.bike());
        // A lock that stands still does not wander: the error of its place stays until it is moved.
        long errorOf = seen.state() == BikeState.RIDING ? seen.at() : fleet.since[seen.bike()];
        var line = new StringBuilder(192).append('{');
        text(line, "bikeId", fleet.bikeId(seen.bike())).append(',');
        text(line, "at", time(operator, seen.at())).append(',');
        place(line, seen.bike(), errorOf, seen.lon(), seen.lat(), "lon", "lat").append(',');
        text(line, "state", seen.state().code()).append(",\"accuracyMetres\":");
        long bits = Rng.mix(seed ^ SALT_PLACE, seen.bike(), errorOf);
        return line.append(3 + (bits >>> 60)).append('}').toString();
    }

    String lock(SimEvent.Lock lock) {
        Operator operator = fleet.operator(lock.bike());
        var line = new StringBuilder(192).append('{');
        text(line, "bikeId", fleet.bikeId(lock.bike())).append(',');
        text(line, "at", time(operator, lock.at())).append(',');
        text(line, "type", lock.unlock() ? "unlock" : "lock").append(',');
        place(line, lock.bike(), lock.at(), lock.lon(), lock.lat(), "lon", "lat")
                .append(',');
        return text(line, "rideId", rideId(lock.bike(), lock.rideStart()))
                .append('}')
                .toString();
    }

    String ride(SimEvent.Ridden ride, int revisionStep, int metres) {
        Operator operator = fleet.operator(ride.bike());
        var line = new StringBuilder(384).append('{');
        text(line, "rideId", rideId(ride.bike(), ride.start())).append(',');
        text(line, "bikeId", fleet.bikeId(ride.bike())).append(',');
        text(line, "startAt", time(operator, ride.start())).append(',');
        text(line, "endAt", time(operator, ride.at())).append(',');
        place(line, ride.bike(), ride.start(), ride.fromLon(), ride.fromLat(), "startLon", "startLat")
                .append(',');
        place(line, ride.bike(), ride.at(), ride.toLon(), ride.toLat(), "endLon", "endLat")
                .append(',');
        text(line, "userPseudonym", "u" + Long.toHexString(ride.rider())).append(",\"distanceMetres\":");
        return line.append(metres)
                .append(",\"revision\":")
                .append(1 + revisionStep)
                .append('}')
                .toString();
    }

    static String rideId(int bike, long start) {
        return "R" + start + "-" + bike;
    }

    /** Operator A writes local time with its offset, the others UTC: both are right and must be understood. */
    static String time(Operator operator, long second) {
        Instant instant = Instant.ofEpochSecond(second);
        return operator == Operator.A
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(CITY_OFFSET))
                : instant.toString();
    }

    static StringBuilder text(StringBuilder line, String name, String value) {
        return line.append('"').append(name).append("\":\"").append(value).append('"');
    }

    static StringBuilder degrees(StringBuilder line, double value) {
        long micro = Math.round(value * MICRO);
        String fraction = Long.toString(MICRO + Math.abs(micro) % MICRO);
        return line.append(micro < 0 ? "-" : "")
                .append(Math.abs(micro) / MICRO)
                .append('.')
                .append(fraction, 1, fraction.length());
    }

    private StringBuilder place(
            StringBuilder line, int bike, long errorOf, double lon, double lat, String lonName, String latName) {
        var error = new Rng(Rng.mix(seed ^ SALT_PLACE, bike, errorOf));
        double east = City.eastDegrees(error.nextGaussian() * PLACE_ERROR_METRES, lat);
        double north = error.nextGaussian() * PLACE_ERROR_METRES / City.METRES_PER_DEGREE;
        double[] own = fleet.operator(bike).toOwnDatum(lon + east, lat + north);
        degrees(line.append('"').append(lonName).append("\":"), own[0]);
        return degrees(line.append(",\"").append(latName).append("\":"), own[1]);
    }
}
