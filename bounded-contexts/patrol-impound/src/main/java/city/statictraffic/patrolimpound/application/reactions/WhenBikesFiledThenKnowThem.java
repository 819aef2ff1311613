package city.statictraffic.patrolimpound.application.reactions;

import static java.time.temporal.ChronoUnit.MICROS;

import city.statictraffic.patrolimpound.application.port.Filings;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.filing.FiledBike;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Keeps this context's own copy of filed bikes. Runs inside the inbox's transaction. */
public final class WhenBikesFiledThenKnowThem {
    private final Filings filings;

    public WhenBikesFiledThenKnowThem(Filings filings) {
        this.filings = filings;
    }

    public CompletionStage<Void> handle(FleetBikesFiled event) {
        Instant toldAt = event.at().truncatedTo(MICROS);
        return filings.know(
                event.operatorId(),
                toldAt,
                event.bikes().stream()
                        .map(told -> new FiledBike(
                                new BikeId(event.operatorId(), told.bikeId()),
                                told.qrUrl(),
                                told.filedAt().truncatedTo(MICROS),
                                told.status(),
                                toldAt))
                        .toList());
    }
}
