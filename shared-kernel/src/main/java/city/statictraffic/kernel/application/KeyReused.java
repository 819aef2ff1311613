package city.statictraffic.kernel.application;

import city.statictraffic.kernel.decision.Refusal;
import java.util.Map;

/** The same Idempotency-Key came with another body. */
public record KeyReused() implements Refusal {
    @Override
    public String code() {
        return "request.key-reused";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public Map<String, Object> params() {
        return Map.of();
    }
}
