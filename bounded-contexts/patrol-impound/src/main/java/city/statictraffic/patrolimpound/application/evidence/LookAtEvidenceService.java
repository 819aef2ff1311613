package city.statictraffic.patrolimpound.application.evidence;

import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletionStage;

final class LookAtEvidenceService implements LookAtEvidence {
    private final EvidenceIndex index;
    private final AuditTrail audit;
    private final InstantSource clock;

    LookAtEvidenceService(EvidenceIndex index, AuditTrail audit, InstantSource clock) {
        this.index = index;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Boolean> mayLook(Caller caller, DataScope scope, PhotoHash photo) {
        return index.isVisible(scope, caller.subject(), photo)
                .thenCompose(visible -> visible
                        ? audit.record(AuditEntry.of(
                                        clock.instant(),
                                        caller,
                                        "patrol-impound.evidence-looked-at",
                                        photo.hex(),
                                        Map.of()))
                                .thenApply(ignored -> true)
                        : Stages.done(false));
    }
}
