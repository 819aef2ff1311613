package city.statictraffic.patrolimpound.domain.scan;

import static city.statictraffic.kernel.decision.Decision.accepted;
import static city.statictraffic.kernel.decision.Decision.refused;

import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.event.Change;
import city.statictraffic.patrolimpound.domain.duty.Officer;
import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.filing.BikeCode;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.events.ScanRecorded;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bike scanned in the street, with the verdict given for that time. A scan is written once and never changes: what is
 * learnt later about the bike belongs to later scans.
 */
public record Scan(
        Report report,
        Finding finding,
        Instant recordedAt,
        @Nullable Instant filingKnowledgeAsOf) {
    /** What the officer's device sent. */
    public record Report(
            UUID scanId,
            BikeCode code,
            Instant scannedAt,
            @Nullable Place place,
            Officer officer,
            @Nullable String districtCode,
            @Nullable String taskId,
            @Nullable String samplingDesign,
            String deviceId,
            boolean offline,
            @Nullable OfflineVerdict offlineVerdict) {}

    public static Decision<Change<Scan>> record(Report report, ScanFacts facts, ScanRules rules, Instant now) {
        ScanSettings settings = rules.settings();
        if (report.scannedAt().isAfter(now.plus(settings.clockWrong()))
                || report.scannedAt().isBefore(now.minus(settings.lateness()))) {
            return refused(new ScanRefusal.ClockWrong(report.scannedAt()));
        }
        Finding finding = rules.judge(report.code(), report.place(), report.scannedAt(), now, facts);
        var scan = new Scan(report, finding, now, facts.filingKnowledgeAsOf().orElse(null));
        return accepted(new Change<>(scan, List.of(scan.recorded())));
    }

    public UUID scanId() {
        return report.scanId();
    }

    private ScanRecorded recorded() {
        BikeId bike = finding.bike();
        Place place = report.place();
        OfflineVerdict offline = report.offlineVerdict();
        return new ScanRecorded(
                report.scanId(),
                finding.verdict().code(),
                finding.reasons().stream().map(Reason::code).toList(),
                finding.operatorId(),
                bike == null ? null : bike.number(),
                report.code() instanceof BikeCode.Qr(var text) ? text : null,
                report.code() instanceof BikeCode.Typed(var typed) ? typed.toString() : null,
                place == null
                        ? null
                        : new ScanRecorded.Place(
                                place.point().lon(), place.point().lat(), place.accuracyMetres(), "WGS84"),
                report.scannedAt(),
                recordedAt,
                new ScanRecorded.Officer(
                        report.officer().subject(),
                        report.officer().username(),
                        report.officer().organisation()),
                report.districtCode(),
                report.taskId(),
                report.samplingDesign(),
                report.deviceId(),
                report.offline(),
                offline == null
                        ? null
                        : new ScanRecorded.OfflineVerdict(offline.verdict(), offline.indexVersion(), offline.indexAt()),
                filingKnowledgeAsOf);
    }
}
