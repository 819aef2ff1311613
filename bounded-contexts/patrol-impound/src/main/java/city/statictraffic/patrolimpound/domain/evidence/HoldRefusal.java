package city.statictraffic.patrolimpound.domain.evidence;

import city.statictraffic.kernel.decision.Refusal;
import java.util.Map;
import java.util.UUID;

/** Why a hold is not put or not lifted. */
public sealed interface HoldRefusal extends Refusal {
    /** No photo is there under that name. */
    record NothingToHold(String targetKind, String target) implements HoldRefusal {
        @Override
        public String code() {
            return "patrol.nothing-to-hold";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("targetKind", targetKind, "target", target);
        }
    }

    /** The same document holds it already. */
    record AlreadyHeld(UUID holdId, String documentNo) implements HoldRefusal {
        @Override
        public String code() {
            return "patrol.already-held";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("holdId", holdId.toString(), "documentNo", documentNo);
        }
    }

    record AlreadyLifted(UUID holdId) implements HoldRefusal {
        @Override
        public String code() {
            return "patrol.hold-already-lifted";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("holdId", holdId.toString());
        }
    }

    record HoldUnknown(UUID holdId) implements HoldRefusal {
        @Override
        public String code() {
            return "patrol.hold-unknown";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("holdId", holdId.toString());
        }
    }

    @Override
    default Kind kind() {
        return Kind.STATE;
    }

    @Override
    default Map<String, Object> params() {
        return Map.of();
    }
}
