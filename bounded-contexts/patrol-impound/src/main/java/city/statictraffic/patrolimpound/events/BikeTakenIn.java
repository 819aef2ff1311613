package city.statictraffic.patrolimpound.events;

import city.statictraffic.kernel.event.IntegrationEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bike was taken into a yard.
 *
 * @param operatorId {@code unknown} when no operator's rule recognises the bike; its number then stands for its code
 * @param filing {@code filed}, {@code unfiled} or {@code unknown}, as of {@code takenAt}
 * @param takenAt by the device's clock; {@code recordedAt} by the platform's
 * @param measure {@code impound} or {@code seizure}
 * @param photos SHA-256 of each photo, lower-case hexadecimal
 */
public record BikeTakenIn(
        UUID intakeId,
        String slipNo,
        String yardId,
        String yardName,
        String operatorId,
        String bikeId,
        String filing,
        Instant takenAt,
        Instant recordedAt,
        String measure,
        String legalBasis,
        @Nullable Place place,
        List<String> photos,
        By by)
        implements IntegrationEvent {
    public static final String TYPE = "patrol-impound.bike-taken-in.v1";

    public record Place(double lon, double lat, @Nullable Double accuracyMetres, String datum) {}

    public record By(String subject, String username, String organisation) {}

    public BikeTakenIn {
        photos = List.copyOf(photos);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String aggregateId() {
        return operatorId + "/" + bikeId;
    }
}
