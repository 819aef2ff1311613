package city.statictraffic.bikefleet.application.feeds;

import city.statictraffic.bikefleet.application.port.FeedBatches;
import city.statictraffic.bikefleet.application.port.FeedPacks;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.application.port.RecordReader;
import city.statictraffic.kernel.id.IdSource;
import java.time.InstantSource;

/** Makes this package's use cases. */
public final class FeedUseCases {
    private FeedUseCases() {}

    public static TakeInFeed takeInFeed(
            FleetSettings settings,
            RecordReader reader,
            FeedPacks packs,
            FeedBatches batches,
            IdSource ids,
            InstantSource clock) {
        return new TakeInFeedService(settings, reader, packs, batches, ids, clock);
    }
}
