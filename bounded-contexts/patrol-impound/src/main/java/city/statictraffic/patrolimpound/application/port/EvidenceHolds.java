package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.patrolimpound.domain.evidence.EvidenceHold;
import city.statictraffic.patrolimpound.domain.evidence.HoldTarget;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Legal holds on evidence. None is ever deleted. */
public interface EvidenceHolds {
    /** How many photos a target has; they stay until the transaction ends. */
    CompletionStage<Integer> lockPhotos(HoldTarget target);

    CompletionStage<List<EvidenceHold>> listStandingOn(HoldTarget target);

    /** A hold, locked until the transaction ends. */
    CompletionStage<Optional<EvidenceHold>> lock(UUID holdId);

    /** The hold, new or lifted. */
    CompletionStage<EvidenceHold> save(EvidenceHold hold);

    /**
     * Holds, the latest put first.
     *
     * @param about those that stand on a photo, be it by the photo itself, its intake or its scan
     */
    CompletionStage<List<EvidenceHold>> list(Optional<HoldTarget.Photo> about, boolean standingOnly, int limit);
}
