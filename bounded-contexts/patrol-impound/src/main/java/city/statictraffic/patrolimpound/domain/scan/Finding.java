package city.statictraffic.patrolimpound.domain.scan;

import city.statictraffic.patrolimpound.domain.filing.BikeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict with what it rests on.
 *
 * @param operatorId known although the number is not, when only the host of the code fits
 * @param candidates the bikes the code may stand for, when it does not stand for one
 */
public record Finding(
        Verdict verdict,
        @Nullable String operatorId,
        @Nullable BikeId bike,
        List<BikeId> candidates,
        @Nullable Instant filedAt,
        @Nullable Sighting lastSeen,
        List<Reason> reasons,
        Advice advice) {
    public Finding {
        candidates = List.copyOf(candidates);
        reasons = List.copyOf(reasons);
    }
}
