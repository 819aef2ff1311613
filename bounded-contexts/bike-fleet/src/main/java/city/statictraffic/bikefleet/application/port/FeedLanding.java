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
     * Lands the packs and moves the progress of their partitions in one transaction. Packs before the recorded progress
     * are skipped: they have landed already. Blocks; throws when the transaction did not commit.
     */
    void land(List<Placed> packs);
}
