package city.statictraffic.patrolimpound.domain.intake;

import city.statictraffic.kernel.decision.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Why a bike is not taken in, or an intake not taken back. */
public sealed interface IntakeRefusal extends Refusal {
    /** A bike stands in one yard at a time. */
    record AlreadyInYard(String yardId, String slipNo) implements IntakeRefusal {
        @Override
        public String code() {
            return "patrol.already-in-yard";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("yardId", yardId, "slipNo", slipNo);
        }
    }

    /** An intake without a photo proves nothing. */
    record PhotoMissing() implements IntakeRefusal {
        @Override
        public String code() {
            return "patrol.photo-missing";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }
    }

    /** Photos are named that never arrived. */
    record EvidenceUnknown(List<String> photos) implements IntakeRefusal {
        public EvidenceUnknown {
            photos = List.copyOf(photos);
        }

        @Override
        public String code() {
            return "patrol.evidence-unknown";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("photos", photos);
        }
    }

    /** No such yard, or not one of the officer's district. */
    record YardUnknown(String yardId) implements IntakeRefusal {
        @Override
        public String code() {
            return "patrol.yard-unknown";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("yardId", yardId);
        }
    }

    /** Another intake has this id. */
    record IntakeIdUsed(UUID intakeId) implements IntakeRefusal {
        @Override
        public String code() {
            return "patrol.intake-id-used";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("intakeId", intakeId.toString());
        }
    }

    record TakenAtWrong(Instant given) implements IntakeRefusal {
        @Override
        public String code() {
            return "patrol.taken-at-wrong";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("given", given.toString());
        }
    }

    /** Only the day's own mistakes are undone; an older one is a hand-back with a signature. */
    record UndoTooLate(LocalDate takenIn) implements IntakeRefusal {
        @Override
        public String code() {
            return "patrol.undo-too-late";
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("day", takenIn.toString());
        }
    }

    record AlreadyUndone() implements IntakeRefusal {
        @Override
        public String code() {
            return "patrol.already-undone";
        }
    }

    /** No such intake, or somebody else's: the answer does not tell which. */
    record NotYours() implements IntakeRefusal {
        @Override
        public String code() {
            return "patrol.not-yours";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
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
