package city.statictraffic.bikefleet.application.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** Takes out of the tables what is past its time. Blocks; safe to be broken off and repeated. */
public interface FeedRetention {
    /**
     * Positions, lock events and rides of days before {@code day}, except those of {@code keptForEver}.
     *
     * @return how many days' partitions were dropped
     */
    int forgetFacts(LocalDate day, Set<String> keptForEver);

    /** Batches received before, with their rejected lines, except those of {@code keptForEver}; returns how many. */
    int forgetBatches(Instant before, Set<String> keptForEver);
}
