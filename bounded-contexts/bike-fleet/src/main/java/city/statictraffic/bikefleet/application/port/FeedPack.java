package city.statictraffic.bikefleet.application.port;

import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import city.statictraffic.bikefleet.domain.feed.Rejection;
import java.util.List;
import java.util.UUID;

/**
 * Some hundred records of one batch that travel together: all of one operator and kind, and all routed to the same place.
 * Rejected lines travel with the accepted ones, so that they are as durable as those.
 */
public record FeedPack(UUID batchId, String operatorId, FeedKind kind, long receivedAtMicros, List<Entry> entries) {
    public sealed interface Entry {
        int line();
    }

    public record Accepted(int line, FeedRecord record) implements Entry {}

    /** {@code original} is the line as it came, cut to {@link #ORIGINAL_LENGTH_MAX} characters. */
    public record Rejected(int line, Rejection rejection, String original) implements Entry {}

    public static final int ORIGINAL_LENGTH_MAX = 2_000;

    public FeedPack {
        entries = List.copyOf(entries);
    }
}
