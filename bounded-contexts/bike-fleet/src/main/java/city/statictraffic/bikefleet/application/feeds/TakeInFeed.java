package city.statictraffic.bikefleet.application.feeds;

import city.statictraffic.bikefleet.application.port.FeedBatches.Channel;
import city.statictraffic.bikefleet.application.port.FeedBatches.RejectedLine;
import city.statictraffic.bikefleet.application.port.RecordReader;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.kernel.geo.Datum;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Takes in a body of feed records: each is judged by itself, the accepted ones and the rejected ones are made durable, and
 * the sender is told. Reading the body blocks, so this runs on a thread that may.
 */
public interface TakeInFeed {
    /**
     * @param waitLanded answer with the final counts, if the batch is small enough
     * @param dryRun judge only; nothing is kept
     */
    record Command(
            String operatorId,
            FeedKind kind,
            Datum datum,
            RecordReader.Format format,
            boolean gzip,
            boolean waitLanded,
            boolean dryRun,
            Channel channel) {}

    /** How it ended. All but COMPLETE leave the batch interrupted; what was accepted until then stays accepted. */
    enum End {
        COMPLETE,
        TOO_MANY_BYTES,
        TOO_MANY_RECORDS,
        MALFORMED,
        BROKEN_OFF,
        TOO_SLOW,
        TOO_BUSY,
        NOT_DURABLE
    }

    /** {@code state}: accepted, landed, dry-run, interrupted. received = accepted + duplicates + rejected. */
    record Answer(
            UUID batchId,
            FeedKind kind,
            long receivedAtMicros,
            String state,
            End end,
            int received,
            int accepted,
            int duplicates,
            int rejected,
            List<RejectedLine> rejections,
            boolean rejectionsTruncated,
            int processedThroughLine) {}

    CompletionStage<Answer> handle(Command command, RecordReader.ByteSource body);
}
