package city.statictraffic.patrolimpound.domain.scan;

import city.statictraffic.kernel.geo.GeoPoint;
import city.statictraffic.patrolimpound.domain.duty.Place;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bike stands in a yard's stock. */
public record Custody(
        UUID intakeId,
        String yardId,
        GeoPoint yardPlace,
        Instant takenAt,
        @Nullable Place takenFrom) {}
