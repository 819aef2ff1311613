package city.statictraffic.bikefleet.application.port;

import java.util.List;
import java.util.Map;

/** Writes packs into the tables, each exactly once. */
public interface FeedLanding {
    /** A pack with its place in the durable log. */
    record Placed(int partition, long offset, FeedPack pack) {}

    /** Where to read on: the offset after the last landed one, by partition; none where nothing has landed yet. */
    Map<Integer, Long> nextOffsets();

    /**
     * Sets the progress of a partition back to the end of the log, which ends before it: the log has lost its last packs.
     * What was landed stays landed.
     */
    void logEndedEarlier(int partition, long end);

    /**
     * Lands the packs and moves the progress of their partitions in one transaction. Packs before the recorded progress
     * are skipped: they have landed already. Blocks; throws when the transaction did not commit.
     */
    void land(List<Placed> packs);
}
