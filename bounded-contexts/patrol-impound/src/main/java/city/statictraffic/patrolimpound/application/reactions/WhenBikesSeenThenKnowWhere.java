package city.statictraffic.patrolimpound.application.reactions;

import static java.time.temporal.ChronoUnit.MICROS;

import city.statictraffic.kernel.geo.GeoPoint;
import city.statictraffic.patrolimpound.application.port.FleetSightings;
import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.scan.Sighting;
import java.util.LinkedHashMap;
import java.util.concurrent.CompletionStage;

/** Keeps this context's own copy of where bikes stand. Runs inside the inbox's transaction. */
public final class WhenBikesSeenThenKnowWhere {
    private final FleetSightings sightings;

    public WhenBikesSeenThenKnowWhere(FleetSightings sightings) {
        this.sightings = sightings;
    }

    public CompletionStage<Void> handle(FleetBikesSeen event) {
        var seen = new LinkedHashMap<BikeId, Sighting>();
        for (FleetBikesSeen.SeenBike bike : event.bikes()) {
            var sighting = new Sighting(
                    bike.at().truncatedTo(MICROS),
                    new Place(new GeoPoint(bike.lon(), bike.lat()), bike.accuracyMetres()),
                    Sighting.FEED);
            seen.merge(
                    new BikeId(event.operatorId(), bike.bikeId()),
                    sighting,
                    (one, other) -> other.at().isAfter(one.at()) ? other : one);
        }
        return sightings.know(seen);
    }
}
