package city.statictraffic.patrolimpound.application.evidence;

import static java.time.temporal.ChronoUnit.MICROS;

import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.application.port.EvidenceStore;
import city.statictraffic.patrolimpound.application.retention.RemoveOldEvidence;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** First the bytes, then the row: a row always has its bytes. */
final class SealEvidenceService implements SealEvidence {
    private final UnitOfWork work;
    private final EvidenceStore store;
    private final EvidenceIndex index;
    private final AuditTrail audit;
    private final InstantSource clock;

    SealEvidenceService(
            UnitOfWork work, EvidenceStore store, EvidenceIndex index, AuditTrail audit, InstantSource clock) {
        this.work = work;
        this.store = store;
        this.index = index;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Decision<Kept>> handle(Caller caller, PhotoHash claimed, EvidenceStore.ByteSource body)
            throws EvidenceStore.BrokenOff {
        return switch (store.seal(claimed, body)) {
            case Decision.Accepted<EvidenceStore.Sealed>(var sealed) -> register(caller, sealed);
            case Decision.Refused<EvidenceStore.Sealed>(EvidenceRefusal.Infected(var name)) ->
                audit.record(AuditEntry.of(
                                clock.instant().truncatedTo(MICROS),
                                caller,
                                "patrol-impound.evidence-infected",
                                claimed.hex(),
                                Map.of("name", name)))
                        .thenApply(ignored -> Decision.refused(new EvidenceRefusal.Infected(name)));
            case Decision.Refused<EvidenceStore.Sealed>(var why) -> Stages.done(Decision.refused(why));
        };
    }

    private CompletionStage<Decision<Kept>> register(Caller caller, EvidenceStore.Sealed sealed) {
        Instant now = clock.instant().truncatedTo(MICROS);
        var entry = new EvidenceIndex.Entry(sealed.photo(), sealed.bytes(), sealed.mediaType(), now, caller.subject());
        return work.run(() -> index.add(entry)
                // Asked afterwards: the row could not be added before a removal of the same photo had ended.
                .thenCompose(isNew -> index.isLeaving(sealed.photo(), now.minus(RemoveOldEvidence.SETTLED))
                        .thenCompose(leaving -> leaving
                                ? Stages.done(Decision.refused(new EvidenceRefusal.BeingRemoved()))
                                : accept(caller, sealed, now, isNew))));
    }

    private CompletionStage<Decision<Kept>> accept(
            Caller caller, EvidenceStore.Sealed sealed, Instant now, boolean isNew) {
        var kept = new Kept(sealed.photo().hex(), sealed.bytes(), isNew);
        return (isNew ? audit.record(line(caller, sealed, now)) : Stages.done())
                .thenApply(ignored -> Decision.accepted(kept));
    }

    private static AuditEntry line(Caller caller, EvidenceStore.Sealed sealed, Instant now) {
        return AuditEntry.of(
                now,
                caller,
                "patrol-impound.evidence-sealed",
                sealed.photo().hex(),
                Map.of("bytes", Long.toString(sealed.bytes())));
    }
}
