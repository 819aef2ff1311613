package city.statictraffic.patrolimpound.application.hold;

import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.port.Ports;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Ends a hold, by a document; other holds on the same evidence stand on. Refused as {@code HoldRefusal}. */
public interface LiftHold {
    record Command(RequestId requestId, Caller caller, UUID holdId, String reason, String documentNo) {}

    record Result(UUID holdId, Instant liftedAt) {}

    CompletionStage<Decision<Result>> handle(Command command);

    static LiftHold of(Ports ports) {
        return new LiftHoldService(ports.work(), ports.evidenceHolds(), ports.audit(), ports.clock());
    }
}
