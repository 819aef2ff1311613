package city.statictraffic.bikefleet.application.queries;

import city.statictraffic.bikefleet.application.queries.FleetViews.BatchLine;
import city.statictraffic.bikefleet.application.queries.FleetViews.RejectionLine;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Reads of batches and rejections, within a scope. */
public interface FindFeeds {
    record BatchFilter(
            Optional<String> kind,
            Optional<String> operatorId,
            Optional<String> state,
            Optional<Instant> from,
            Optional<Instant> to) {}

    record RejectionFilter(
            Optional<UUID> batchId,
            Optional<String> operatorId,
            Optional<String> kind,
            Optional<String> code,
            Optional<Instant> from,
            Optional<Instant> to) {}

    CompletionStage<Page<BatchLine>> batches(DataScope scope, BatchFilter filter, Optional<String> cursor, int limit);

    CompletionStage<Optional<BatchLine>> batch(DataScope scope, UUID batchId);

    CompletionStage<Page<RejectionLine>> rejections(
            DataScope scope, RejectionFilter filter, Optional<String> cursor, int limit);
}
