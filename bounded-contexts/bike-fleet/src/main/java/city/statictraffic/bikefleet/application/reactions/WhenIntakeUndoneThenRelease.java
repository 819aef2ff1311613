package city.statictraffic.bikefleet.application.reactions;

import city.statictraffic.bikefleet.application.port.Bikes;
import city.statictraffic.bikefleet.application.port.Bikes.Step;
import city.statictraffic.bikefleet.application.reactions.PatrolEvents.IntakeUndone;
import city.statictraffic.bikefleet.domain.bike.Bike;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.decision.Decision;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A wrong intake taken back: the bike is again what it was. Runs inside the inbox's transaction. */
public final class WhenIntakeUndoneThenRelease {
    private final Bikes bikes;

    public WhenIntakeUndoneThenRelease(Bikes bikes) {
        this.bikes = bikes;
    }

    public CompletionStage<Void> handle(IntakeUndone event) {
        BikeId id = WhenBikeTakenInThenImpound.idOf(
                event.operatorId(), event.bikeId(), event.intakeId().toString());
        return bikes.lock(id).thenCompose(found -> {
            if (found.isEmpty()) {
                return Stages.done();
            }
            return switch (found.get().undoImpound(event.intakeId())) {
                case Decision.Accepted<Bike>(var released) ->
                    bikes.save(released, event.undoneAt())
                            .thenCompose(ignored -> bikes.tell(new Step(
                                    id,
                                    event.undoneAt(),
                                    "impound-undone",
                                    event.by() == null || event.by().username() == null
                                            ? "patrol"
                                            : event.by().username(),
                                    Optional.empty(),
                                    event.reason() == null ? Map.of() : Map.of("reason", event.reason()))));
                // The intake never took effect here, so there is nothing to take back.
                case Decision.Refused<Bike> ignored -> Stages.done();
            };
        });
    }
}
