package city.statictraffic.bikefleet.application.settings;

import city.statictraffic.kernel.decision.Refusal;
import java.util.Map;

/** No such operator. */
public record OperatorUnknown(String operatorId) implements Refusal {
    @Override
    public String code() {
        return "bike-fleet.operator-unknown";
    }

    @Override
    public Kind kind() {
        return Kind.NOT_FOUND;
    }

    @Override
    public Map<String, Object> params() {
        return Map.of("operatorId", operatorId);
    }
}
