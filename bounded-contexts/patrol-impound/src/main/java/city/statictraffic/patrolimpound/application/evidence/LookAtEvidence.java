package city.statictraffic.patrolimpound.application.evidence;

import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.patrolimpound.application.port.Ports;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.util.concurrent.CompletionStage;

/** Whether the caller may look at a photo; each look that is allowed is recorded. The copy is read afterwards. */
public interface LookAtEvidence {
    CompletionStage<Boolean> mayLook(Caller caller, DataScope scope, PhotoHash photo);

    static LookAtEvidence of(Ports ports) {
        return new LookAtEvidenceService(ports.evidenceIndex(), ports.audit(), ports.clock());
    }
}
