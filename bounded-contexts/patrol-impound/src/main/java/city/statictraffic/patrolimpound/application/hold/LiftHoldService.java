package city.statictraffic.patrolimpound.application.hold;

import static java.time.temporal.ChronoUnit.MICROS;

import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.port.EvidenceHolds;
import city.statictraffic.patrolimpound.domain.evidence.EvidenceHold;
import city.statictraffic.patrolimpound.domain.evidence.HoldRefusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletionStage;

final class LiftHoldService implements LiftHold {
    private final UnitOfWork work;
    private final EvidenceHolds holds;
    private final AuditTrail audit;
    private final InstantSource clock;

    LiftHoldService(UnitOfWork work, EvidenceHolds holds, AuditTrail audit, InstantSource clock) {
        this.work = work;
        this.holds = holds;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Decision<Result>> handle(Command c) {
        Instant now = clock.instant().truncatedTo(MICROS);
        var act = new EvidenceHold.Act(now, c.caller().subject(), c.caller().username(), c.reason(), c.documentNo());
        return work.once(
                c.requestId(),
                Result.class,
                () -> holds.lock(c.holdId())
                        .thenApply(found -> found.map(hold -> hold.lift(act))
                                .orElseGet(() -> Decision.refused(new HoldRefusal.HoldUnknown(c.holdId()))))
                        .thenCompose(decision -> Stages.ifAccepted(decision, hold -> commit(c, hold, now))));
    }

    private CompletionStage<Result> commit(Command c, EvidenceHold hold, Instant now) {
        return holds.save(hold)
                .thenCompose(ignored -> audit.record(AuditEntry.of(
                        now,
                        c.caller(),
                        "patrol-impound.evidence-hold-lifted",
                        hold.target().id(),
                        Map.of(
                                "holdId",
                                hold.holdId().toString(),
                                "documentNo",
                                c.documentNo(),
                                "reason",
                                c.reason()))))
                .thenApply(ignored -> new Result(hold.holdId(), now));
    }
}
