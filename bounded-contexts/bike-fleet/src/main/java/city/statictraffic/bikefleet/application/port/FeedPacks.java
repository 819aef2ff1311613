package city.statictraffic.bikefleet.application.port;

import java.util.concurrent.CompletionStage;

/** The durable log between taking records in and landing them. */
public interface FeedPacks {
    /**
     * Appends a pack. The stage ends when the pack is durable and fails when it may not be. Waits for room when too much
     * is under way, so that memory stays bounded; fails as {@link Overloaded} when no room comes free in time.
     *
     * @param route packs of the same operator and route keep their order
     */
    CompletionStage<Void> append(FeedPack pack, int route);

    /** How many routes there are. */
    int routes();

    final class Overloaded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Overloaded(String message) {
            super(message);
        }
    }
}
