package city.statictraffic.bikefleet.application.reactions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of Patrol & Impound as this context reads them; members it does not know are ignored. */
public final class PatrolEvents {
    public record Place(double lon, double lat, @Nullable Double accuracyMetres) {}

    public record Officer(String subject, @Nullable String username) {}

    /** {@code patrol-impound.bike-taken-in.v1}; a bike no operator is known for comes without operator or number. */
    public record BikeTakenIn(
            UUID intakeId,
            String slipNo,
            String yardId,
            String yardName,
            @Nullable String operatorId,
            @Nullable String bikeId,
            @Nullable String filing,
            Instant takenAt,
            @Nullable String measure,
            @Nullable String legalBasis,
            @Nullable Place place,
            @Nullable Officer by) {
        public static final String TYPE = "patrol-impound.bike-taken-in.v1";
    }

    /** {@code patrol-impound.intake-undone.v1}. */
    public record IntakeUndone(
            UUID intakeId,
            @Nullable String slipNo,
            @Nullable String operatorId,
            @Nullable String bikeId,
            Instant undoneAt,
            @Nullable String reason,
            @Nullable Officer by) {
        public static final String TYPE = "patrol-impound.intake-undone.v1";
    }

    /** {@code patrol-impound.scan-recorded.v1}. */
    public record ScanRecorded(
            UUID scanId,
            String verdict,
            @Nullable String operatorId,
            @Nullable String bikeId,
            Instant scannedAt,
            @Nullable Place place,
            @Nullable Officer officer) {
        public static final String TYPE = "patrol-impound.scan-recorded.v1";
    }

    private PatrolEvents() {}
}
