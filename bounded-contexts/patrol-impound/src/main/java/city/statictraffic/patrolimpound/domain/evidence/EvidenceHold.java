package city.statictraffic.patrolimpound.domain.evidence;

import static city.statictraffic.kernel.decision.Decision.accepted;
import static city.statictraffic.kernel.decision.Decision.refused;

import city.statictraffic.kernel.decision.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A legal hold (证据保全): as long as it stands, what it is about does not leave, however old it is. It is put and lifted by a
 * document each; several may stand on the same thing, one for each document.
 */
public record EvidenceHold(UUID holdId, HoldTarget target, Act put, Optional<Act> lifted) {
    public static final int REASON_LENGTH_MAX = 200;
    public static final int DOCUMENT_LENGTH_MAX = 64;

    /** Who did it when, for what reason, and by which document (文号). */
    public record Act(Instant at, String subject, String username, String reason, String documentNo) {
        public Act {
            if (reason.isBlank() || reason.length() > REASON_LENGTH_MAX) {
                throw new IllegalArgumentException("a hold has a reason of at most 200 characters");
            }
            if (documentNo.isBlank() || documentNo.length() > DOCUMENT_LENGTH_MAX) {
                throw new IllegalArgumentException("a hold has a document number of at most 64 characters");
            }
        }
    }

    /**
     * @param photos how many photos the target has now
     * @param standing the holds that stand on the same target
     */
    public static Decision<EvidenceHold> put(
            UUID holdId, HoldTarget target, Act act, int photos, List<EvidenceHold> standing) {
        if (photos == 0) {
            return refused(new HoldRefusal.NothingToHold(target.kind().word(), target.id()));
        }
        Optional<EvidenceHold> same = standing.stream()
                .filter(hold -> hold.stands() && hold.put.documentNo().equals(act.documentNo()))
                .findFirst();
        return same.isPresent()
                ? refused(new HoldRefusal.AlreadyHeld(same.get().holdId(), act.documentNo()))
                : accepted(new EvidenceHold(holdId, target, act, Optional.empty()));
    }

    public Decision<EvidenceHold> lift(Act act) {
        return stands()
                ? accepted(new EvidenceHold(holdId, target, put, Optional.of(act)))
                : refused(new HoldRefusal.AlreadyLifted(holdId));
    }

    public boolean stands() {
        return lifted.isEmpty();
    }
}
