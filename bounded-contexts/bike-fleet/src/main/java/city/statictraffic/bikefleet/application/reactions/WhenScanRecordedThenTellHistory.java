package city.statictraffic.bikefleet.application.reactions;

import city.statictraffic.bikefleet.application.port.Bikes;
import city.statictraffic.bikefleet.application.port.Bikes.Step;
import city.statictraffic.bikefleet.application.reactions.PatrolEvents.ScanRecorded;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.kernel.application.Stages;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A scan in the street is part of a bike's history; it moves nothing. Runs inside the inbox's transaction. */
public final class WhenScanRecordedThenTellHistory {
    private final Bikes bikes;

    public WhenScanRecordedThenTellHistory(Bikes bikes) {
        this.bikes = bikes;
    }

    public CompletionStage<Void> handle(ScanRecorded event) {
        if (event.operatorId() == null || event.bikeId() == null) {
            return Stages.done();
        }
        return bikes.tell(new Step(
                new BikeId(event.operatorId(), event.bikeId()),
                event.scannedAt(),
                "scanned",
                event.officer() == null || event.officer().username() == null
                        ? "patrol"
                        : event.officer().username(),
                WhenBikeTakenInThenImpound.place(event.place()),
                Map.of("scanId", event.scanId().toString(), "verdict", event.verdict())));
    }
}
