package city.statictraffic.bikefleet.application.port;

import city.statictraffic.bikefleet.domain.bike.Bike;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.kernel.geo.GeoPoint;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Bikes under supervision, with the lock their state needs. */
public interface Bikes {
    /** What a bike's history tells of one step. */
    record Step(
            BikeId bike, Instant at, String kind, String actor, Optional<GeoPoint> place, Map<String, Object> detail) {
        public Step {
            detail = Map.copyOf(detail);
        }
    }

    /** The bike, locked until the transaction ends. */
    CompletionStage<Optional<Bike>> lock(BikeId id);

    CompletionStage<Void> save(Bike bike, Instant at);

    CompletionStage<Void> tell(Step step);
}
