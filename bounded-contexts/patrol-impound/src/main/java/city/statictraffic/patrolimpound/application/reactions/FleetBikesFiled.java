package city.statictraffic.patrolimpound.application.reactions;

import java.time.Instant;
import java.util.List;

/** Bike Fleet's {@code bike-fleet.bikes-filed.v1} as this context reads it; members it does not know are ignored. */
public record FleetBikesFiled(String operatorId, Instant at, List<FiledBike> bikes) {
    public static final String TYPE = "bike-fleet.bikes-filed.v1";

    public record FiledBike(String bikeId, String qrUrl, Instant filedAt, String status) {}

    public FleetBikesFiled {
        bikes = List.copyOf(bikes);
    }
}
