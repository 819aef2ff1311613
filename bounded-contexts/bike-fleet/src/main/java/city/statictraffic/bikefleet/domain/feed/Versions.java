package city.statictraffic.bikefleet.domain.feed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How versions of one record fold into the one that stands. A bike's versions are ordered by (revision, updatedAt), a
 * ride's by revision alone; the greatest stands. A record whose place in that order is already taken by other content is
 * conflicting; the first content accepted there stays.
 */
public final class Versions {
    /** Where a version stands in its record's order, and a digest of its content. */
    public record Version(int revision, long updatedAtMicros, UUID digest) {}

    public enum Outcome {
        /** It becomes the version that stands. */
        CURRENT,
        /** An older version of the bike, told late: kept in its history, the standing one stays. */
        HISTORY,
        DUPLICATE,
        CONFLICTING
    }

    private Versions() {}

    /**
     * @param standing the greatest version so far
     * @param samePlace the version with the incoming one's revision and time, if there is one
     */
    public static Outcome fold(@Nullable Version standing, @Nullable Version samePlace, Version incoming) {
        if (samePlace != null) {
            return samePlace.digest().equals(incoming.digest()) ? Outcome.DUPLICATE : Outcome.CONFLICTING;
        }
        if (standing == null || incoming.revision() > standing.revision()) {
            return Outcome.CURRENT;
        }
        if (incoming.revision() < standing.revision()) {
            return Outcome.CONFLICTING;
        }
        return incoming.updatedAtMicros() > standing.updatedAtMicros() ? Outcome.CURRENT : Outcome.HISTORY;
    }
}
