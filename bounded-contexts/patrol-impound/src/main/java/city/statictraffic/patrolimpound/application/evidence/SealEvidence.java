package city.statictraffic.patrolimpound.application.evidence;

import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.port.EvidenceStore;
import city.statictraffic.patrolimpound.application.port.Ports;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.util.concurrent.CompletionStage;

/**
 * Takes in a photo. Its name is its hash, so sending it twice is harmless and needs no key. Refused as
 * {@link EvidenceRefusal}. Reads the body before it returns: to be called on a thread that may block.
 */
public interface SealEvidence {
    record Kept(String sha256, long bytes, boolean isNew) {}

    CompletionStage<Decision<Kept>> handle(Caller caller, PhotoHash claimed, EvidenceStore.ByteSource body)
            throws EvidenceStore.BrokenOff;

    static SealEvidence of(Ports ports) {
        return new SealEvidenceService(
                ports.work(), ports.evidenceStore(), ports.evidenceIndex(), ports.audit(), ports.clock());
    }
}
