package city.statictraffic.bikefleet.application.feeds;

import java.time.Duration;

/** Limits of the feeds, with units; published in the catalogue. */
public final class FeedLimits {
    public static final long BODY_INFLATED_BYTES_MAX = 64L * 1024 * 1024;
    public static final int RECORDS_PER_BATCH_MAX = 200_000;
    public static final int REJECTIONS_INLINE_MAX = 1_000;
    public static final int WAIT_LANDED_RECORDS_MAX = 1_000;
    public static final Duration WAIT_LANDED_AT_MOST = Duration.ofSeconds(20);
    public static final int REQUESTS_PER_MINUTE_MAX = 1_200;
    public static final int REQUESTS_AT_ONCE_MAX = 8;
    /** A body slower than this is given up, so that slow senders cannot hold all places. */
    public static final Duration BODY_AT_MOST = Duration.ofMinutes(3);

    /** Landing so far behind takes minutes to catch up; until then nothing more is taken in. */
    public static final int PACKS_WAITING_MAX = 20_000;

    static final int RECORDS_PER_PACK = 1_000;
    /** Characters of rejected lines in a pack; up to three bytes each, well below what the log takes at once. */
    static final int ORIGINALS_PER_PACK = 400_000;

    private FeedLimits() {}
}
