package city.statictraffic.patrolimpound.application.reactions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bike Fleet's {@code bike-fleet.bikes-seen.v1} as this context reads it; members it does not know are ignored. */
public record FleetBikesSeen(String operatorId, List<SeenBike> bikes) {
    public static final String TYPE = "bike-fleet.bikes-seen.v1";

    /** Degrees WGS-84. */
    public record SeenBike(
            String bikeId,
            Instant at,
            double lon,
            double lat,
            @Nullable Double accuracyMetres) {}

    public FleetBikesSeen {
        bikes = List.copyOf(bikes);
    }
}
