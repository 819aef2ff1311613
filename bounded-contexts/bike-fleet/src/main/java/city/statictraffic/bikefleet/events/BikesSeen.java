package city.statictraffic.bikefleet.events;

import city.statictraffic.kernel.event.IntegrationEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an operator says its standing bikes are; at most 500 a message. Told when a bike stands at a new place and again
 * from time to time while it stays there. Coordinates are WGS-84 degrees.
 */
public record BikesSeen(String operatorId, Instant at, List<SeenBike> bikes) implements IntegrationEvent {
    public static final String TYPE = "bike-fleet.bikes-seen.v1";
    public static final int BIKES_MAX = 500;

    /** {@code state}: parked, unavailable. */
    public record SeenBike(
            String bikeId,
            Instant at,
            double lon,
            double lat,
            @Nullable Float accuracyMetres,
            String state) {}

    public BikesSeen {
        bikes = List.copyOf(bikes);
        if (bikes.isEmpty() || bikes.size() > BIKES_MAX) {
            throw new IllegalArgumentException("a message names 1 to 500 bikes");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String aggregateId() {
        return operatorId;
    }
}
