package city.statictraffic.patrolimpound.application.undointake;

import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.port.Ports;
import city.statictraffic.patrolimpound.domain.duty.Officer;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Takes a wrong intake back. The operator is told. Refused as {@code IntakeRefusal}. */
public interface UndoIntake {
    int REASON_LENGTH_MAX = 200;

    record Command(RequestId requestId, Caller caller, Officer by, UUID intakeId, String reason) {
        public Command {
            if (reason.isBlank() || reason.length() > REASON_LENGTH_MAX) {
                throw new IllegalArgumentException("an undo has a reason of at most 200 characters");
            }
        }
    }

    record Result(
            UUID intakeId,
            String slipNo,
            String yardId,
            String operatorId,
            String bikeId,
            String filing,
            String status,
            Instant recordedAt,
            Instant undoneAt,
            String reason) {}

    CompletionStage<Decision<Result>> handle(Command command);

    static UndoIntake of(Ports ports) {
        return new UndoIntakeService(
                ports.work(),
                ports.intakes(),
                ports.notices(),
                ports.audit(),
                ports.ids(),
                ports.clock(),
                ports.calendar());
    }
}
