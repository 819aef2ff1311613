package city.statictraffic.architecture.violations.contexts.bikefleet.domain;

import city.statictraffic.kernel.decision.Refusal;
import java.util.Map;

/** The same code twice, one of the wrong shape, none of them documented. */
public sealed interface BikeRefusal extends Refusal {
    record Twice() implements BikeRefusal {
        @Override
        public String code() {
            return "violations.same-code";
        }
    }

    record TwiceAgain() implements BikeRefusal {
        @Override
        public String code() {
            return "violations.same-code";
        }
    }

    record Prose() implements BikeRefusal {
        @Override
        public String code() {
            return "This bike is not filed";
        }
    }

    @Override
    default Kind kind() {
        return Kind.RULE;
    }

    @Override
    default Map<String, Object> params() {
        return Map.of();
    }
}
