package city.statictraffic.patrolimpound.application.recordscan;

import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.port.Ports;
import city.statictraffic.patrolimpound.domain.scan.Scan;
import city.statictraffic.patrolimpound.domain.scan.ScanRules;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Records a scan and gives its verdict as of the time of the scan. An unfiled bike's operator is told. The same scan
 * sent again, even under another key, gets the verdict it got. Refused as {@code ScanRefusal}.
 */
public interface RecordScan {
    record Command(RequestId requestId, Caller caller, Scan.Report report) {}

    /** Codes and plain values only: this is what is remembered for a repeated request. */
    record Result(
            UUID scanId,
            String verdict,
            @Nullable String operatorId,
            @Nullable String operatorName,
            @Nullable String bikeId,
            List<Candidate> candidates,
            @Nullable Instant filedAt,
            @Nullable Instant filingKnowledgeAsOf,
            @Nullable LastSeen lastSeen,
            List<String> reasons,
            String advice,
            Instant recordedAt) {}

    record Candidate(String operatorId, @Nullable String operatorName, String bikeId) {}

    record LastSeen(Instant at, double lon, double lat, String source) {}

    CompletionStage<Decision<Result>> handle(Command command);

    static RecordScan of(Ports ports, ScanRules rules) {
        return new RecordScanService(
                ports.work(),
                ports.scans(),
                ports.intakes(),
                ports.filings(),
                ports.fleetSightings(),
                ports.ruleBook(),
                ports.notices(),
                ports.audit(),
                ports.ids(),
                ports.clock(),
                rules);
    }
}
