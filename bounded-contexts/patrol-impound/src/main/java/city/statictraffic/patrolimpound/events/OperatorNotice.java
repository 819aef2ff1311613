package city.statictraffic.patrolimpound.events;

import city.statictraffic.kernel.event.IntegrationEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells one operator about one of its bikes, on that operator's own topic. The same shape as a notice in the API.
 *
 * @param kind {@code intake}, {@code intake-undone} or {@code unfiled-scan}
 */
public record OperatorNotice(
        UUID noticeId,
        String operatorId,
        Instant at,
        String kind,
        String bikeId,
        @Nullable String yardId,
        @Nullable String yardName,
        @Nullable String slipNo)
        implements IntegrationEvent {
    public static final String TYPE = "patrol-impound.operator-notice.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String aggregateId() {
        return operatorId + "/" + bikeId;
    }

    /** Each operator reads its own topic and no other. */
    public String topic() {
        return "operator." + operatorId + ".notices";
    }
}
