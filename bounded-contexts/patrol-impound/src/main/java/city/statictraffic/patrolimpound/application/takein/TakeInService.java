package city.statictraffic.patrolimpound.application.takein;

import static java.time.temporal.ChronoUnit.MICROS;

import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.event.Change;
import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.application.port.Filings;
import city.statictraffic.patrolimpound.application.port.Intakes;
import city.statictraffic.patrolimpound.application.port.Notices;
import city.statictraffic.patrolimpound.application.port.QrRuleBook;
import city.statictraffic.patrolimpound.application.port.Yards;
import city.statictraffic.patrolimpound.domain.filing.BikeCode;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.filing.FiledBike;
import city.statictraffic.patrolimpound.domain.filing.ReadCode;
import city.statictraffic.patrolimpound.domain.intake.Intake;
import city.statictraffic.patrolimpound.domain.intake.IntakeFacts;
import city.statictraffic.patrolimpound.domain.intake.IntakeRefusal;
import city.statictraffic.patrolimpound.domain.intake.IntakeSettings;
import city.statictraffic.patrolimpound.domain.notice.Notice;
import city.statictraffic.patrolimpound.domain.scan.ScanRules;
import city.statictraffic.patrolimpound.domain.yard.Yard;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

final class TakeInService implements TakeIn {
    /** Stands in the facts where no number was drawn because the yard is unknown; never on a slip. */
    private static final int NO_SLIP = 0;

    private final UnitOfWork work;
    private final Intakes intakes;
    private final Yards yards;
    private final Filings filings;
    private final QrRuleBook ruleBook;
    private final EvidenceIndex evidence;
    private final Notices notices;
    private final AuditTrail audit;
    private final IdSource ids;
    private final InstantSource clock;
    private final CityCalendar calendar;
    private final IntakeSettings settings;

    TakeInService(
            UnitOfWork work,
            Intakes intakes,
            Yards yards,
            Filings filings,
            QrRuleBook ruleBook,
            EvidenceIndex evidence,
            Notices notices,
            AuditTrail audit,
            IdSource ids,
            InstantSource clock,
            CityCalendar calendar,
            IntakeSettings settings) {
        this.work = work;
        this.intakes = intakes;
        this.yards = yards;
        this.filings = filings;
        this.ruleBook = ruleBook;
        this.evidence = evidence;
        this.notices = notices;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.calendar = calendar;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Decision<Result>> handle(Command c) {
        return work.once(
                c.requestId(),
                Result.class,
                () -> intakes.find(c.intakeId())
                        .thenCompose(known -> known.isPresent() ? Stages.done(again(known.get(), c)) : take(c)));
    }

    private CompletionStage<Decision<Result>> take(Command c) {
        Instant now = clock.instant().truncatedTo(MICROS);
        return identify(c)
                .thenCompose(found -> load(c, found, now)
                        .thenApply(facts -> Intake.take(report(c, found.bike()), facts, settings, calendar, now))
                        .thenCompose(decision -> Stages.ifAccepted(decision, change -> commit(c, change, now)))
                        .thenApply(decision -> decision.map(TakeInService::result)));
    }

    private record Identified(BikeId bike, Optional<FiledBike> filed) {}

    /** The bike its code stands for; where it stands for none, one of an unknown operator. */
    private CompletionStage<Identified> identify(Command c) {
        return ruleBook.all().thenCompose(book -> {
            ReadCode read = book.read(c.deciding());
            return filings.list(read.bikes()).thenApply(filed -> {
                BikeId bike = ScanRules.identify(read, filed, c.takenAt())
                        .orElseGet(() -> c.deciding().asUnknown().takenInAs(c.intakeId()));
                return new Identified(
                        bike,
                        filed.stream()
                                .filter(known -> known.bike().equals(bike))
                                .findFirst());
            });
        });
    }

    private CompletionStage<IntakeFacts> load(Command c, Identified found, Instant now) {
        return yards.find(c.scope(), c.yardId())
                .thenCompose(yard -> evidence.listKnown(c.photos())
                        .thenCompose(photos -> intakes.lockBike(found.bike())
                                .thenCompose(open -> slip(yard, now)
                                        .thenApply(number ->
                                                new IntakeFacts(yard, open, found.filed(), photos, number)))));
    }

    /** The last lock taken, since it is shared by the whole district. A refusal rolls the number back. */
    private CompletionStage<Integer> slip(Optional<Yard> yard, Instant now) {
        return yard.map(known -> intakes.nextSlip(known.districtCode(), calendar.dayOf(now)))
                .orElseGet(() -> Stages.done(NO_SLIP));
    }

    private static Intake.Report report(Command c, BikeId bike) {
        return new Intake.Report(
                c.intakeId(),
                bike,
                c.code().map(BikeCode.Qr::text).orElse(null),
                c.scanId(),
                c.yardId(),
                c.takenAt(),
                c.place(),
                c.measure(),
                c.legalBasis(),
                c.note(),
                c.photos(),
                c.by(),
                c.deviceId(),
                c.offline());
    }

    private CompletionStage<Intake> commit(Command c, Change<Intake> change, Instant now) {
        return intakes.save(change)
                .thenCompose(intake -> Notice.ofIntake(ids.next(), intake, now)
                        .map(notices::tell)
                        .orElseGet(Stages::done)
                        .thenCompose(ignored -> audit.record(AuditEntry.of(
                                now,
                                c.caller(),
                                "patrol-impound.bike-taken-in",
                                intake.intakeId().toString(),
                                Map.of(
                                        "yardId",
                                        c.yardId(),
                                        "slipNo",
                                        intake.slipNo().text()))))
                        .thenApply(ignored -> intake));
    }

    /** The same intake under another key, from the same officer: the answer it got. */
    private static Decision<Result> again(Intake known, Command c) {
        return known.report().by().subject().equals(c.by().subject())
                ? Decision.accepted(result(known))
                : Decision.refused(new IntakeRefusal.IntakeIdUsed(known.intakeId()));
    }

    private static Result result(Intake intake) {
        return new Result(
                intake.intakeId(),
                intake.slipNo().text(),
                intake.report().yardId(),
                intake.bike().operatorId(),
                intake.bike().number(),
                intake.filing().code(),
                intake.status().code(),
                intake.basisInDoubt(),
                intake.recordedAt());
    }
}
