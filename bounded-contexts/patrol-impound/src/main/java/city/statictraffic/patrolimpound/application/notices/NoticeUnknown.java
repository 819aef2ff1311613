package city.statictraffic.patrolimpound.application.notices;

import city.statictraffic.kernel.decision.Refusal;
import java.util.Map;

/** No such notice, or another operator's. */
public record NoticeUnknown() implements Refusal {
    @Override
    public String code() {
        return "patrol.notice-unknown";
    }

    @Override
    public Kind kind() {
        return Kind.NOT_FOUND;
    }

    @Override
    public Map<String, Object> params() {
        return Map.of();
    }
}
