package city.statictraffic.patrolimpound.application.queries;

import city.statictraffic.kernel.application.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An officer's own scans, newest first. */
public interface FindScans {
    record ScanLine(
            UUID scanId,
            Instant scannedAt,
            String verdict,
            @Nullable String operatorId,
            @Nullable String bikeId,
            @Nullable String qr,
            @Nullable UUID intakeId,
            @Nullable String taskId,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable Double accuracyMetres) {}

    /** Scans made from {@code from} on and before {@code to}. */
    CompletionStage<Page<ScanLine>> list(
            String officerSubject, Instant from, Instant to, Optional<Keyset> after, int limit);
}
