package city.statictraffic.patrolimpound.application.hold;

import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.port.Ports;
import city.statictraffic.patrolimpound.domain.evidence.HoldTarget;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Holds evidence beyond its time, by a document. Refused as {@code HoldRefusal}. */
public interface PutHold {
    record Command(RequestId requestId, Caller caller, HoldTarget target, String reason, String documentNo) {}

    /** @param photos how many photos the hold keeps now */
    record Result(UUID holdId, int photos) {}

    CompletionStage<Decision<Result>> handle(Command command);

    static PutHold of(Ports ports) {
        return new PutHoldService(ports.work(), ports.evidenceHolds(), ports.audit(), ports.ids(), ports.clock());
    }
}
