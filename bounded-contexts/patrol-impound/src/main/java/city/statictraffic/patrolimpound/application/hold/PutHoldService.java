package city.statictraffic.patrolimpound.application.hold;

import static java.time.temporal.ChronoUnit.MICROS;

import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.patrolimpound.application.port.EvidenceHolds;
import city.statictraffic.patrolimpound.domain.evidence.EvidenceHold;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletionStage;

final class PutHoldService implements PutHold {
    private final UnitOfWork work;
    private final EvidenceHolds holds;
    private final AuditTrail audit;
    private final IdSource ids;
    private final InstantSource clock;

    PutHoldService(UnitOfWork work, EvidenceHolds holds, AuditTrail audit, IdSource ids, InstantSource clock) {
        this.work = work;
        this.holds = holds;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Decision<Result>> handle(Command c) {
        Instant now = clock.instant().truncatedTo(MICROS);
        var act = new EvidenceHold.Act(now, c.caller().subject(), c.caller().username(), c.reason(), c.documentNo());
        return work.once(
                c.requestId(),
                Result.class,
                () -> holds.lockPhotos(c.target())
                        .thenCompose(photos -> holds.listStandingOn(c.target())
                                .thenApply(standing -> EvidenceHold.put(ids.next(), c.target(), act, photos, standing))
                                .thenCompose(decision ->
                                        Stages.ifAccepted(decision, hold -> commit(c, hold, photos, now)))));
    }

    private CompletionStage<Result> commit(Command c, EvidenceHold hold, int photos, Instant now) {
        return holds.save(hold)
                .thenCompose(ignored -> audit.record(AuditEntry.of(
                        now,
                        c.caller(),
                        "patrol-impound.evidence-hold-put",
                        hold.target().id(),
                        Map.of(
                                "holdId",
                                hold.holdId().toString(),
                                "kind",
                                hold.target().kind().word(),
                                "documentNo",
                                c.documentNo(),
                                "reason",
                                c.reason()))))
                .thenApply(ignored -> new Result(hold.holdId(), photos));
    }
}
