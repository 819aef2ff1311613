package city.statictraffic.bikefleet.events;

import city.statictraffic.kernel.event.IntegrationEvent;
import java.time.Instant;
import java.util.List;

/**
 * Bikes whose filing (备案) is known or has changed; at most 500 a message. {@code status} says on whose word:
 * {@code operator-declared} until a review sets another.
 */
public record BikesFiled(String operatorId, Instant at, List<FiledBike> bikes) implements IntegrationEvent {
    public static final String TYPE = "bike-fleet.bikes-filed.v1";
    public static final int BIKES_MAX = 500;
    public static final String OPERATOR_DECLARED = "operator-declared";

    public record FiledBike(String bikeId, String qrUrl, Instant filedAt, String status) {}

    public BikesFiled {
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
