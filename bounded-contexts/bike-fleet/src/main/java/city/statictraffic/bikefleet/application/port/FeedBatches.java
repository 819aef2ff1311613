package city.statictraffic.bikefleet.application.port;

import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.bikefleet.domain.feed.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The ledger of batches: what came, and what became of it. */
public interface FeedBatches {
    enum Channel {
        HTTP,
        KAFKA
    }

    /** RECEIVING until the body has ended; ACCEPTED until all of it has landed; INTERRUPTED when the body broke off. */
    enum State {
        RECEIVING,
        ACCEPTED,
        LANDED,
        INTERRUPTED
    }

    /**
     * Counts of a batch. Before it has landed, {@code duplicates} and conflicts are still being found.
     *
     * @param received accepted + duplicates + rejected
     */
    record Batch(
            UUID batchId,
            String operatorId,
            FeedKind kind,
            Channel channel,
            State state,
            Instant receivedAt,
            Optional<Instant> landedAt,
            int received,
            int accepted,
            int duplicates,
            int rejected,
            int processedThroughLine) {}

    record RejectedLine(int line, Rejection rejection) {}

    CompletionStage<Void> open(UUID batchId, String operatorId, FeedKind kind, Channel channel, Instant receivedAt);

    CompletionStage<Void> close(
            UUID batchId, int received, int rejected, int processedThroughLine, boolean interrupted, Instant at);

    /** Ends when the batch has landed, or when the time is up; then with the counts so far. */
    CompletionStage<Batch> whenLanded(UUID batchId, Duration atMost);

    /** The first rejected lines of a landed batch, those found at landing included. */
    CompletionStage<List<RejectedLine>> rejectedLines(UUID batchId, int limit);
}
