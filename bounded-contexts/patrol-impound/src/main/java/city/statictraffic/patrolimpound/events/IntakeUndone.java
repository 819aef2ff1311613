package city.statictraffic.patrolimpound.events;

import city.statictraffic.kernel.event.IntegrationEvent;
import java.time.Instant;
import java.util.UUID;

/** An intake was a mistake and was taken back, by the one who made it. */
public record IntakeUndone(
        UUID intakeId,
        String slipNo,
        String yardId,
        String operatorId,
        String bikeId,
        Instant undoneAt,
        String reason,
        By by)
        implements IntegrationEvent {
    public static final String TYPE = "patrol-impound.intake-undone.v1";

    public record By(String subject, String username, String organisation) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String aggregateId() {
        return operatorId + "/" + bikeId;
    }
}
