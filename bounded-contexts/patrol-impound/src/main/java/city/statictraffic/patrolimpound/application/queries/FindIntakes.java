package city.statictraffic.patrolimpound.application.queries;

import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Intakes within a scope: a district sees those of its yards, an operator those of its bikes. Newest first. */
public interface FindIntakes {
    /** @param from recorded from this time on; {@code to}: and before this one */
    record Filter(
            Optional<String> yardId,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> status,
            Optional<String> operatorId) {}

    record IntakeLine(
            UUID intakeId,
            String slipNo,
            String yardId,
            String yardName,
            String operatorId,
            String bikeId,
            @Nullable String qr,
            @Nullable UUID scanId,
            Instant takenAt,
            Instant recordedAt,
            String bySubject,
            String byUsername,
            String byOrganisation,
            String filing,
            String measure,
            String legalBasis,
            boolean basisInDoubt,
            @Nullable String note,
            String status,
            @Nullable Instant undoneAt,
            @Nullable String undoReason,
            @Nullable Double lon,
            @Nullable Double lat,
            List<String> photos) {
        public IntakeLine {
            photos = List.copyOf(photos);
        }
    }

    CompletionStage<Page<IntakeLine>> list(DataScope scope, Filter filter, Optional<Keyset> after, int limit);

    CompletionStage<Optional<IntakeLine>> find(DataScope scope, UUID intakeId);
}
