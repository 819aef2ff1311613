package city.statictraffic.bikefleet.application.port;

import city.statictraffic.bikefleet.events.BikesSeen;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The stored picture of where each bike was last; written many at once. Blocks. */
public interface LatestPositions {
    void load(Consumer<LatestPosition> each);

    /**
     * Keeps the later of the stored and the given position of each bike, how far the log is folded, and what other
     * contexts are to be told; all of it or nothing.
     */
    void save(Collection<LatestPosition> positions, Map<Integer, Long> foldedOffsets, List<BikesSeen> news);

    /** How far the log was folded when it was last saved, by partition. */
    Map<Integer, Long> foldedOffsets();
}
