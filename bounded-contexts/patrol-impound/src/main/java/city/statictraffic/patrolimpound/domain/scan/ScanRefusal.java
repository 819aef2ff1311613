package city.statictraffic.patrolimpound.domain.scan;

import city.statictraffic.kernel.decision.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Why a scan is not recorded. What a scan says of a bike is never a reason. */
public sealed interface ScanRefusal extends Refusal {
    /** Another officer's scan has this id. */
    record ScanIdUsed(UUID scanId) implements ScanRefusal {
        @Override
        public String code() {
            return "patrol.scan-id-used";
        }

        @Override
        public Kind kind() {
            return Kind.STATE;
        }

        @Override
        public Map<String, Object> params() {
            return Map.of("scanId", scanId.toString());
        }
    }

    /** The device's time lies so far off that nothing can be looked up as of it. */
    record ClockWrong(Instant given) implements ScanRefusal {
        @Override
        public String code() {
            return "patrol.clock-wrong";
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
}
