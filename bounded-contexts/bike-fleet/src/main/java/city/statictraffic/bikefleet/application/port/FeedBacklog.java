package city.statictraffic.bikefleet.application.port;

/** How far landing is behind what was accepted. A pure lookup; measured behind the scenes. */
public interface FeedBacklog {
    /** Packs accepted and not yet landed, as of a few seconds ago. */
    long packsWaiting();
}
