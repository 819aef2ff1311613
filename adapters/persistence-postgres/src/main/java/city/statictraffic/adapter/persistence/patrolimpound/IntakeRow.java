package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.patrolimpound.domain.duty.Officer;
import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.filing.Filing;
import city.statictraffic.patrolimpound.domain.intake.Intake;
import city.statictraffic.patrolimpound.domain.intake.IntakeStatus;
import city.statictraffic.patrolimpound.domain.intake.LegalBasis;
import city.statictraffic.patrolimpound.domain.intake.Measure;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import city.statictraffic.patrolimpound.domain.intake.SlipNo;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of an intake. After it is written, only its status changes. */
@Entity
@Table(schema = "patrol_impound", name = "intake")
public class IntakeRow {
    static final String TAKEN_IN = new IntakeStatus.TakenIn().code();

    @Id
    @Column(name = "intake_id")
    @Nullable
    UUID intakeId;

    @Column(name = "slip_no")
    String slipNo = "";

    @Column(name = "operator_id")
    String operatorId = "";

    @Column(name = "bike_id")
    String bikeId = "";

    @Nullable
    String qr;

    @Column(name = "scan_id")
    @Nullable
    UUID scanId;

    @Column(name = "yard_id")
    String yardId = "";

    @Column(name = "yard_name")
    String yardName = "";

    @Column(name = "taken_at")
    Instant takenAt = Instant.EPOCH;

    @Column(name = "recorded_at")
    Instant recordedAt = Instant.EPOCH;

    @Nullable
    Double lon;

    @Nullable
    Double lat;

    @Column(name = "accuracy_metres")
    @Nullable
    Double accuracyMetres;

    String measure = "";

    @Column(name = "legal_basis")
    String legalBasis = "";

    String filing = "";

    @Column(name = "basis_in_doubt")
    boolean basisInDoubt;

    @Nullable
    String note;

    String photos = "";

    @Column(name = "by_subject")
    String bySubject = "";

    @Column(name = "by_username")
    String byUsername = "";

    @Column(name = "by_organisation")
    String byOrganisation = "";

    @Column(name = "device_id")
    String deviceId = "";

    boolean offline;
    String status = "";

    @Column(name = "undone_at")
    @Nullable
    Instant undoneAt;

    @Column(name = "undo_reason")
    @Nullable
    String undoReason;

    static IntakeRow of(Intake intake) {
        var row = new IntakeRow();
        Intake.Report report = intake.report();
        row.intakeId = report.intakeId();
        row.slipNo = intake.slipNo().text();
        row.operatorId = report.bike().operatorId();
        row.bikeId = report.bike().number();
        row.qr = report.qr();
        row.scanId = report.scanId();
        row.yardId = report.yardId();
        row.yardName = intake.yardName();
        row.takenAt = report.takenAt();
        row.recordedAt = intake.recordedAt();
        Place place = report.place();
        if (place != null) {
            row.lon = place.point().lon();
            row.lat = place.point().lat();
            row.accuracyMetres = place.accuracyMetres();
        }
        row.measure = report.measure().code();
        row.legalBasis = report.legalBasis().code();
        row.filing = intake.filing().code();
        row.basisInDoubt = intake.basisInDoubt();
        row.note = report.note();
        row.photos = Columns.join(report.photos().stream().map(PhotoHash::hex).toList());
        row.bySubject = report.by().subject();
        row.byUsername = report.by().username();
        row.byOrganisation = report.by().organisation();
        row.deviceId = report.deviceId();
        row.offline = report.offline();
        row.takeStatus(intake.status());
        return row;
    }

    void takeStatus(IntakeStatus next) {
        status = next.code();
        if (next instanceof IntakeStatus.Undone(var at, var reason)) {
            undoneAt = at;
            undoReason = reason;
        }
    }

    Intake toIntake() {
        var report = new Intake.Report(
                Objects.requireNonNull(intakeId),
                new BikeId(operatorId, bikeId),
                qr,
                scanId,
                yardId,
                takenAt,
                Columns.place(lon, lat, accuracyMetres),
                Measure.find(measure).orElseThrow(),
                LegalBasis.find(legalBasis).orElseThrow(),
                note,
                Columns.split(photos).stream().map(PhotoHash::new).toList(),
                new Officer(bySubject, byUsername, byOrganisation),
                deviceId,
                offline);
        IntakeStatus read = status.equals(TAKEN_IN)
                ? new IntakeStatus.TakenIn()
                : new IntakeStatus.Undone(Objects.requireNonNull(undoneAt), Objects.requireNonNull(undoReason));
        return new Intake(report, new SlipNo(slipNo), yardName, Filing.of(filing), recordedAt, read);
    }
}
