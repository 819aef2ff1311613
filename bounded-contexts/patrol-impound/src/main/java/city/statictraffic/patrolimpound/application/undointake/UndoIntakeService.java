package city.statictraffic.patrolimpound.application.undointake;

import static java.time.temporal.ChronoUnit.MICROS;

import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.event.Change;
import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.patrolimpound.application.port.Intakes;
import city.statictraffic.patrolimpound.application.port.Notices;
import city.statictraffic.patrolimpound.domain.intake.Intake;
import city.statictraffic.patrolimpound.domain.intake.IntakeRefusal;
import city.statictraffic.patrolimpound.domain.notice.Notice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

final class UndoIntakeService implements UndoIntake {
    private final UnitOfWork work;
    private final Intakes intakes;
    private final Notices notices;
    private final AuditTrail audit;
    private final IdSource ids;
    private final InstantSource clock;
    private final CityCalendar calendar;

    UndoIntakeService(
            UnitOfWork work,
            Intakes intakes,
            Notices notices,
            AuditTrail audit,
            IdSource ids,
            InstantSource clock,
            CityCalendar calendar) {
        this.work = work;
        this.intakes = intakes;
        this.notices = notices;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.calendar = calendar;
    }

    @Override
    public CompletionStage<Decision<Result>> handle(Command c) {
        Instant now = clock.instant().truncatedTo(MICROS);
        return work.once(
                c.requestId(),
                Result.class,
                () -> intakes.lock(c.intakeId())
                        .thenApply(found -> decide(found, c, now))
                        .thenCompose(decision -> Stages.ifAccepted(decision, change -> commit(c, change, now)))
                        .thenApply(decision -> decision.map(intake -> result(intake, c, now))));
    }

    private Decision<Change<Intake>> decide(Optional<Intake> found, Command c, Instant now) {
        return found.map(intake -> intake.undo(c.by(), c.reason(), calendar, now))
                .orElseGet(() -> Decision.refused(new IntakeRefusal.NotYours()));
    }

    private CompletionStage<Intake> commit(Command c, Change<Intake> change, Instant now) {
        return intakes.save(change)
                .thenCompose(intake -> Notice.ofIntake(ids.next(), intake, now)
                        .map(notices::tell)
                        .orElseGet(Stages::done)
                        .thenCompose(ignored -> audit.record(AuditEntry.of(
                                now,
                                c.caller(),
                                "patrol-impound.intake-undone",
                                intake.intakeId().toString(),
                                Map.of("slipNo", intake.slipNo().text()))))
                        .thenApply(ignored -> intake));
    }

    private static Result result(Intake intake, Command c, Instant now) {
        return new Result(
                intake.intakeId(),
                intake.slipNo().text(),
                intake.report().yardId(),
                intake.bike().operatorId(),
                intake.bike().number(),
                intake.filing().code(),
                intake.status().code(),
                intake.recordedAt(),
                now,
                c.reason());
    }
}
