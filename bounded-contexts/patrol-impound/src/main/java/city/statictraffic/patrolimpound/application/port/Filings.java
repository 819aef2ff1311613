package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.filing.FiledBike;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** This context's own copy of what is filed. */
public interface Filings {
    /** The filed ones among these. */
    CompletionStage<List<FiledBike>> list(List<BikeId> bikes);

    /** When the latest filing message this context has taken in was sent; empty before the first. */
    CompletionStage<Optional<Instant>> knowledgeAsOf();

    /**
     * Takes in what one message of an operator says. The earliest filing date and the first telling stay, whatever the
     * order; address and status are the latest told.
     */
    CompletionStage<Void> know(String operatorId, Instant toldAt, List<FiledBike> bikes);
}
