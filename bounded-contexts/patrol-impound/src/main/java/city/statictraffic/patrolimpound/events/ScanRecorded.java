package city.statictraffic.patrolimpound.events;

import city.statictraffic.kernel.event.IntegrationEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scan with everything later estimates rest on.
 *
 * @param operatorId absent when no rule recognises the code
 * @param bikeId absent when the code stands for no single bike
 * @param qr the raw text of the code, absent when the number was typed
 * @param typed {@code operatorId/bikeId} as typed, absent when a code was read
 * @param scannedAt by the device's clock; {@code recordedAt} by the platform's
 * @param districtCode the officer's district
 * @param filingKnowledgeAsOf the latest filing message known when the verdict was given
 */
public record ScanRecorded(
        UUID scanId,
        String verdict,
        List<String> reasons,
        @Nullable String operatorId,
        @Nullable String bikeId,
        @Nullable String qr,
        @Nullable String typed,
        @Nullable Place place,
        Instant scannedAt,
        Instant recordedAt,
        Officer officer,
        @Nullable String districtCode,
        @Nullable String taskId,
        @Nullable String samplingDesign,
        String deviceId,
        boolean offline,
        @Nullable OfflineVerdict offlineVerdict,
        @Nullable Instant filingKnowledgeAsOf)
        implements IntegrationEvent {
    public static final String TYPE = "patrol-impound.scan-recorded.v1";

    public record Place(double lon, double lat, @Nullable Double accuracyMetres, String datum) {}

    public record Officer(String subject, String username, String organisation) {}

    public record OfflineVerdict(
            String verdict,
            @Nullable String indexVersion,
            @Nullable Instant indexAt) {}

    public ScanRecorded {
        reasons = List.copyOf(reasons);
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Scans of one bike keep their order; a scan of no known bike stands alone. */
    @Override
    public String aggregateId() {
        return operatorId == null || bikeId == null ? scanId.toString() : operatorId + "/" + bikeId;
    }
}
