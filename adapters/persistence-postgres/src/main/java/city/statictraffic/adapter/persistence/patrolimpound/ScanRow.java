package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.patrolimpound.domain.duty.Officer;
import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.filing.BikeCode;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.scan.Advice;
import city.statictraffic.patrolimpound.domain.scan.Finding;
import city.statictraffic.patrolimpound.domain.scan.OfflineVerdict;
import city.statictraffic.patrolimpound.domain.scan.Reason;
import city.statictraffic.patrolimpound.domain.scan.Scan;
import city.statictraffic.patrolimpound.domain.scan.Sighting;
import city.statictraffic.patrolimpound.domain.scan.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a scan; written once. */
@Entity
@Table(schema = "patrol_impound", name = "scan")
public class ScanRow {
    @Id
    @Column(name = "scan_id")
    @Nullable
    UUID scanId;

    @Nullable
    String qr;

    @Column(name = "typed_operator_id")
    @Nullable
    String typedOperatorId;

    @Column(name = "typed_bike_id")
    @Nullable
    String typedBikeId;

    String verdict = "";

    @Column(name = "operator_id")
    @Nullable
    String operatorId;

    @Column(name = "bike_id")
    @Nullable
    String bikeId;

    String candidates = "";

    @Column(name = "filed_at")
    @Nullable
    Instant filedAt;

    String reasons = "";
    String advice = "";

    @Column(name = "last_seen_at")
    @Nullable
    Instant lastSeenAt;

    @Column(name = "last_seen_lon")
    @Nullable
    Double lastSeenLon;

    @Column(name = "last_seen_lat")
    @Nullable
    Double lastSeenLat;

    @Column(name = "last_seen_accuracy")
    @Nullable
    Double lastSeenAccuracy;

    @Column(name = "last_seen_source")
    @Nullable
    String lastSeenSource;

    @Nullable
    Double lon;

    @Nullable
    Double lat;

    @Column(name = "accuracy_metres")
    @Nullable
    Double accuracyMetres;

    @Column(name = "scanned_at")
    Instant scannedAt = Instant.EPOCH;

    @Column(name = "recorded_at")
    Instant recordedAt = Instant.EPOCH;

    @Column(name = "officer_subject")
    String officerSubject = "";

    @Column(name = "officer_username")
    String officerUsername = "";

    @Column(name = "officer_organisation")
    String officerOrganisation = "";

    @Column(name = "district_code")
    @Nullable
    String districtCode;

    @Column(name = "task_id")
    @Nullable
    String taskId;

    @Column(name = "sampling_design")
    @Nullable
    String samplingDesign;

    @Column(name = "device_id")
    String deviceId = "";

    boolean offline;

    @Column(name = "offline_verdict")
    @Nullable
    String offlineVerdict;

    @Column(name = "offline_index_version")
    @Nullable
    String offlineIndexVersion;

    @Column(name = "offline_index_at")
    @Nullable
    Instant offlineIndexAt;

    @Column(name = "filing_knowledge_as_of")
    @Nullable
    Instant filingKnowledgeAsOf;

    static ScanRow of(Scan scan) {
        var row = new ScanRow();
        row.takeReport(scan.report());
        row.takeFinding(scan.finding());
        row.recordedAt = scan.recordedAt();
        row.filingKnowledgeAsOf = scan.filingKnowledgeAsOf();
        return row;
    }

    private void takeReport(Scan.Report report) {
        scanId = report.scanId();
        switch (report.code()) {
            case BikeCode.Qr(var text) -> qr = text;
            case BikeCode.Typed(var bike) -> {
                typedOperatorId = bike.operatorId();
                typedBikeId = bike.number();
            }
        }
        scannedAt = report.scannedAt();
        Place place = report.place();
        if (place != null) {
            lon = place.point().lon();
            lat = place.point().lat();
            accuracyMetres = place.accuracyMetres();
        }
        officerSubject = report.officer().subject();
        officerUsername = report.officer().username();
        officerOrganisation = report.officer().organisation();
        districtCode = report.districtCode();
        taskId = report.taskId();
        samplingDesign = report.samplingDesign();
        deviceId = report.deviceId();
        offline = report.offline();
        OfflineVerdict said = report.offlineVerdict();
        if (said != null) {
            offlineVerdict = said.verdict();
            offlineIndexVersion = said.indexVersion();
            offlineIndexAt = said.indexAt();
        }
    }

    private void takeFinding(Finding finding) {
        verdict = finding.verdict().code();
        operatorId = finding.operatorId();
        BikeId bike = finding.bike();
        bikeId = bike == null ? null : bike.number();
        candidates = Columns.join(finding.candidates());
        filedAt = finding.filedAt();
        reasons = Columns.join(finding.reasons().stream().map(Reason::code).toList());
        advice = finding.advice().code();
        Sighting seen = finding.lastSeen();
        if (seen != null) {
            lastSeenAt = seen.at();
            lastSeenLon = seen.place().point().lon();
            lastSeenLat = seen.place().point().lat();
            lastSeenAccuracy = seen.place().accuracyMetres();
            lastSeenSource = seen.source();
        }
    }

    Scan toScan() {
        var report = new Scan.Report(
                Objects.requireNonNull(scanId),
                code(),
                scannedAt,
                Columns.place(lon, lat, accuracyMetres),
                new Officer(officerSubject, officerUsername, officerOrganisation),
                districtCode,
                taskId,
                samplingDesign,
                deviceId,
                offline,
                offlineVerdict == null
                        ? null
                        : new OfflineVerdict(offlineVerdict, offlineIndexVersion, offlineIndexAt));
        var finding = new Finding(
                Verdict.of(verdict),
                operatorId,
                operatorId == null || bikeId == null ? null : new BikeId(operatorId, bikeId),
                candidates(),
                filedAt,
                lastSeen(),
                Columns.split(reasons).stream().map(Reason::of).toList(),
                Advice.of(advice));
        return new Scan(report, finding, recordedAt, filingKnowledgeAsOf);
    }

    Sighting toSighting() {
        return new Sighting(scannedAt, Objects.requireNonNull(Columns.place(lon, lat, accuracyMetres)), Sighting.SCAN);
    }

    private BikeCode code() {
        return qr != null
                ? new BikeCode.Qr(qr)
                : new BikeCode.Typed(
                        new BikeId(Objects.requireNonNull(typedOperatorId), Objects.requireNonNull(typedBikeId)));
    }

    private List<BikeId> candidates() {
        return Columns.split(candidates).stream()
                .map(text -> {
                    int slash = text.indexOf('/');
                    return new BikeId(text.substring(0, slash), text.substring(slash + 1));
                })
                .toList();
    }

    private @Nullable Sighting lastSeen() {
        Place place = Columns.place(lastSeenLon, lastSeenLat, lastSeenAccuracy);
        return lastSeenAt == null || place == null || lastSeenSource == null
                ? null
                : new Sighting(lastSeenAt, place, lastSeenSource);
    }
}
