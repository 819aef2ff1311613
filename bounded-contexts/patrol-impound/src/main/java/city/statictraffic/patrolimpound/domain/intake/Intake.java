package city.statictraffic.patrolimpound.domain.intake;

import static city.statictraffic.kernel.decision.Decision.accepted;
import static city.statictraffic.kernel.decision.Decision.refused;

import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.event.Change;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.patrolimpound.domain.duty.Officer;
import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.filing.FiledBike;
import city.statictraffic.patrolimpound.domain.filing.Filing;
import city.statictraffic.patrolimpound.domain.yard.Yard;
import city.statictraffic.patrolimpound.events.BikeTakenIn;
import city.statictraffic.patrolimpound.events.IntakeUndone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bike taken from the street into a yard (暂存入场). Any bike can be taken in, filed or not, but it stands in one yard at a
 * time. The one who took it in may take a mistake back on the same civil day; from then on the intake never counted.
 * The books go by {@code recordedAt}; what was known of the bike is looked up as of {@code takenAt}.
 */
public record Intake(
        Report report, SlipNo slipNo, String yardName, Filing filing, Instant recordedAt, IntakeStatus status) {
    /** What the officer's device sent. */
    public record Report(
            UUID intakeId,
            BikeId bike,
            @Nullable String qr,
            @Nullable UUID scanId,
            String yardId,
            Instant takenAt,
            @Nullable Place place,
            Measure measure,
            LegalBasis legalBasis,
            @Nullable String note,
            List<PhotoHash> photos,
            Officer by,
            String deviceId,
            boolean offline) {
        public Report {
            photos = photos.stream().distinct().toList();
        }
    }

    public static Decision<Change<Intake>> take(
            Report report, IntakeFacts facts, IntakeSettings settings, CityCalendar calendar, Instant now) {
        Optional<Yard> yard = facts.yard();
        if (yard.isEmpty()) {
            return refused(new IntakeRefusal.YardUnknown(report.yardId()));
        }
        if (report.takenAt().isAfter(now.plus(settings.clockWrong()))
                || report.takenAt().isBefore(now.minus(settings.lateness()))) {
            return refused(new IntakeRefusal.TakenAtWrong(report.takenAt()));
        }
        if (facts.open().isPresent()) {
            Intake open = facts.open().get();
            return refused(new IntakeRefusal.AlreadyInYard(
                    open.report.yardId(), open.slipNo().text()));
        }
        if (report.photos().isEmpty()) {
            return refused(new IntakeRefusal.PhotoMissing());
        }
        List<String> unknown = facts.unknownOf(report.photos());
        if (!unknown.isEmpty()) {
            return refused(new IntakeRefusal.EvidenceUnknown(unknown));
        }
        var intake = new Intake(
                report,
                SlipNo.of(yard.get().districtCode(), calendar.dayOf(now), facts.sequence()),
                yard.get().name(),
                filingOf(report, facts.filed()),
                now,
                new IntakeStatus.TakenIn());
        return accepted(new Change<>(intake, List.of(intake.takenIn())));
    }

    /** By the one who took it in, on the same civil day, once, with a reason. */
    public Decision<Change<Intake>> undo(Officer by, String reason, CityCalendar calendar, Instant now) {
        if (!by.subject().equals(report.by().subject())) {
            return refused(new IntakeRefusal.NotYours());
        }
        if (status instanceof IntakeStatus.Undone) {
            return refused(new IntakeRefusal.AlreadyUndone());
        }
        if (!calendar.dayOf(recordedAt).equals(calendar.dayOf(now))) {
            return refused(new IntakeRefusal.UndoTooLate(calendar.dayOf(recordedAt)));
        }
        var undone = new Intake(report, slipNo, yardName, filing, recordedAt, new IntakeStatus.Undone(now, reason));
        return accepted(new Change<>(undone, List.of(undone.undone(by, reason, now))));
    }

    public UUID intakeId() {
        return report.intakeId();
    }

    public BikeId bike() {
        return report.bike();
    }

    public boolean inStock() {
        return status instanceof IntakeStatus.TakenIn;
    }

    /** Taken in as unfiled although it was filed: a stale index in the field, or a wrong ground. Someone must look. */
    public boolean basisInDoubt() {
        return report.legalBasis() == LegalBasis.UNFILED && filing == Filing.FILED;
    }

    private static Filing filingOf(Report report, Optional<FiledBike> filed) {
        if (!report.bike().hasKnownOperator()) {
            return Filing.UNKNOWN;
        }
        return filed.filter(bike -> bike.filedAsOf(report.takenAt())).isPresent() ? Filing.FILED : Filing.UNFILED;
    }

    private BikeTakenIn takenIn() {
        Place place = report.place();
        Officer by = report.by();
        return new BikeTakenIn(
                report.intakeId(),
                slipNo.text(),
                report.yardId(),
                yardName,
                report.bike().operatorId(),
                report.bike().number(),
                filing.code(),
                report.takenAt(),
                recordedAt,
                report.measure().code(),
                report.legalBasis().code(),
                place == null
                        ? null
                        : new BikeTakenIn.Place(
                                place.point().lon(), place.point().lat(), place.accuracyMetres(), "WGS84"),
                report.photos().stream().map(PhotoHash::hex).toList(),
                new BikeTakenIn.By(by.subject(), by.username(), by.organisation()));
    }

    private IntakeUndone undone(Officer by, String reason, Instant at) {
        return new IntakeUndone(
                report.intakeId(),
                slipNo.text(),
                report.yardId(),
                report.bike().operatorId(),
                report.bike().number(),
                at,
                reason,
                new IntakeUndone.By(by.subject(), by.username(), by.organisation()));
    }
}
