package city.statictraffic.bikefleet.application.reactions;

import city.statictraffic.bikefleet.application.port.Bikes;
import city.statictraffic.bikefleet.application.port.Bikes.Step;
import city.statictraffic.bikefleet.application.reactions.PatrolEvents.BikeTakenIn;
import city.statictraffic.bikefleet.domain.bike.Bike;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.geo.GeoPoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An intake at a yard makes the bike impounded. A bike nobody has ever reported exists from here on, as one found unfiled.
 * Runs inside the inbox's transaction.
 */
public final class WhenBikeTakenInThenImpound {
    private final Bikes bikes;

    public WhenBikeTakenInThenImpound(Bikes bikes) {
        this.bikes = bikes;
    }

    public CompletionStage<Void> handle(BikeTakenIn event) {
        BikeId id = idOf(event);
        return bikes.lock(id).thenCompose(found -> {
            Bike bike = found.orElseGet(() -> Bike.foundUnfiled(id, event.takenAt()));
            CompletionStage<Void> told = found.isPresent() ? Stages.done() : tell(id, event, "found-unfiled");
            return switch (bike.impound(event.intakeId(), event.yardId(), event.takenAt())) {
                case Decision.Accepted<Bike>(var impounded) ->
                    told.thenCompose(ignored -> bikes.save(impounded, event.takenAt()))
                            .thenCompose(ignored -> tell(id, event, "impounded"));
                // The yard's book is the truth of the yard; that two books differ is shown, not hidden.
                case Decision.Refused<Bike> refused -> tell(id, event, "impound-contradicts");
            };
        });
    }

    static BikeId idOf(BikeTakenIn event) {
        return idOf(event.operatorId(), event.bikeId(), event.intakeId().toString());
    }

    /** A bike without a readable number is kept under its intake's id, so that no two of them become one. */
    static BikeId idOf(@Nullable String operatorId, @Nullable String bikeId, String otherwise) {
        return new BikeId(
                operatorId == null ? BikeId.UNKNOWN_OPERATOR : operatorId, bikeId == null ? otherwise : bikeId);
    }

    private CompletionStage<Void> tell(BikeId id, BikeTakenIn event, String kind) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("intakeId", event.intakeId().toString());
        detail.put("slipNo", event.slipNo());
        detail.put("yardId", event.yardId());
        detail.put("yardName", event.yardName());
        if (event.legalBasis() != null) {
            detail.put("legalBasis", event.legalBasis());
        }
        if (event.measure() != null) {
            detail.put("measure", event.measure());
        }
        return bikes.tell(new Step(
                id,
                event.takenAt(),
                kind,
                event.by() == null || event.by().username() == null
                        ? "patrol"
                        : event.by().username(),
                place(event.place()),
                detail));
    }

    static Optional<GeoPoint> place(PatrolEvents.@Nullable Place place) {
        return place == null ? Optional.empty() : Optional.of(new GeoPoint(place.lon(), place.lat()));
    }
}
