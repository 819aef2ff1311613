package city.statictraffic.bikefleet.domain.feed;

import org.jspecify.annotations.Nullable;

/**
 * An accepted record. Times are microseconds since 1970 (the precision the tables keep), places WGS-84 degrees × 10⁷ as
 * whole numbers, so that equal records are equal bit for bit after any conversion.
 */
public sealed interface FeedRecord {
    /** The stored precision of a coordinate: 1e-7 degrees, about a centimetre. */
    double DEGREE_SCALE = 1e7;

    static int scaled(double degrees) {
        return (int) Math.round(degrees * DEGREE_SCALE);
    }

    record BikeRegistration(
            String bikeId,
            String qrUrl,
            long updatedAtMicros,
            @Nullable String model,
            @Nullable Long filedAtMicros,
            @Nullable String frameNumber,
            @Nullable String lockNumber,
            int revision)
            implements FeedRecord {}

    /** Accuracy in metres, negative when not told. */
    record Position(String bikeId, long atMicros, int lon, int lat, OperationalState state, float accuracyMetres)
            implements FeedRecord {}

    record LockEvent(
            String bikeId,
            long atMicros,
            LockEventType type,
            int lon,
            int lat,
            @Nullable String rideId) implements FeedRecord {}

    record Ride(
            String rideId,
            String bikeId,
            long startAtMicros,
            long endAtMicros,
            int startLon,
            int startLat,
            int endLon,
            int endLat,
            @Nullable String userPseudonym,
            @Nullable Float distanceMetres,
            int revision)
            implements FeedRecord {}

    /** What decides where a record is processed: all records of one key meet in one place, in their order of arrival. */
    default String routingKey() {
        return switch (this) {
            case BikeRegistration bike -> bike.bikeId();
            case Position position -> position.bikeId();
            case LockEvent event -> event.bikeId();
            case Ride ride -> ride.rideId();
        };
    }
}
