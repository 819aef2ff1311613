package city.statictraffic.bikefleet.application.queries;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people read of the fleet. Places are WGS-84 degrees. */
public final class FleetViews {
    private FleetViews() {}

    public record BikeLine(
            String operatorId,
            String bikeId,
            String lifeCycle,
            @Nullable String state,
            @Nullable Instant at,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable String districtCode,
            @Nullable String qrUrl) {}

    public record Impound(String yardId, UUID intakeId, Instant since) {}

    public record Last(
            Instant at,
            double lon,
            double lat,
            String state,
            @Nullable Float accuracyMetres,
            @Nullable String districtCode) {}

    public record BikePage(
            String operatorId,
            String bikeId,
            @Nullable String qrUrl,
            @Nullable String model,
            @Nullable String frameNumber,
            @Nullable String lockNumber,
            @Nullable Instant filedAt,
            String lifeCycle,
            @Nullable Instant lifeCycleSince,
            @Nullable Impound impound,
            @Nullable Last last,
            @Nullable Instant registeredAt,
            @Nullable Instant updatedAt,
            List<String> sameIdAt) {}

    public record Place(double lon, double lat) {}

    public record HistoryLine(
            Instant at, String kind, String actor, @Nullable Place place, Map<String, Object> detail) {}

    public record TrackPosition(
            Instant at,
            double lon,
            double lat,
            String state,
            @Nullable Float accuracyMetres) {}

    public record TrackLockEvent(
            Instant at,
            String type,
            double lon,
            double lat,
            @Nullable String rideId) {}

    public record RideLine(
            String operatorId,
            String rideId,
            String bikeId,
            Instant startAt,
            Instant endAt,
            double startLon,
            double startLat,
            double endLon,
            double endLat,
            @Nullable Float distanceMetres,
            int revision) {}

    public record Track(
            List<TrackPosition> positions, List<TrackLockEvent> lockEvents, List<RideLine> rides, boolean truncated) {}

    public record RideCount(String key, long starts, long ends) {}

    public record SharedId(String bikeId, List<String> operators) {}

    public record FeedHealth(
            String operatorId, String kind, @Nullable Instant lastReceivedAt, long receivedToday, long rejectedToday) {}

    /** Today's numbers out of the tables; live counts come from the live fleet. */
    public record TodayByOperator(String operatorId, long registered, long filed, long impounded, long ridesToday) {}

    public record Today(
            List<TodayByOperator> byOperator,
            Map<String, Long> ridesByDistrict,
            List<FeedHealth> feedHealth,
            long sharedIds,
            long unregistered) {}

    public record BatchLine(
            UUID batchId,
            String operatorId,
            String kind,
            String channel,
            String state,
            Instant receivedAt,
            @Nullable Instant landedAt,
            int received,
            int accepted,
            int duplicates,
            int rejected,
            int processedThroughLine) {}

    public record RejectionLine(
            UUID batchId,
            String operatorId,
            String kind,
            Instant at,
            int line,
            String code,
            @Nullable String field,
            String original) {}
}
