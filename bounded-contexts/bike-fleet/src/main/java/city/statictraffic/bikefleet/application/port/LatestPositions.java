package city.statictraffic.bikefleet.application.port;

import java.util.Collection;
import java.util.function.Consumer;

/** The stored picture of where each bike was last; written many at once. Blocks. */
public interface LatestPositions {
    void load(Consumer<LatestPosition> each);

    /** Keeps the later of the stored and the given position of each bike, and how far the log is folded. */
    void save(Collection<LatestPosition> positions, java.util.Map<Integer, Long> foldedOffsets);

    /** How far the log was folded when it was last saved, by partition. */
    java.util.Map<Integer, Long> foldedOffsets();
}
