package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.Cursors;
import city.statictraffic.adapter.persistence.Where;
import city.statictraffic.bikefleet.application.port.FeedBatches;
import city.statictraffic.bikefleet.application.queries.FindFeeds;
import city.statictraffic.bikefleet.application.queries.FleetViews.BatchLine;
import city.statictraffic.bikefleet.application.queries.FleetViews.RejectionLine;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Page;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Batches and rejections, straight from their tables. Districts see none: feeds are between operator and city. */
@ApplicationScoped
public class PgFindFeeds implements FindFeeds {
    private final Pool pool;

    PgFindFeeds(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Page<BatchLine>> batches(
            DataScope scope, BatchFilter filter, Optional<String> cursor, int limit) {
        var where = scoped(scope)
                .andIf("b.kind = ?", filter.kind().flatMap(FeedKind::find).map(FeedKind::ordinal))
                .andIf("o.operator_id = ?", filter.operatorId())
                .andIf("b.received_at >= ?", filter.from().map(BikeColumns::utc))
                .andIf("b.received_at < ?", filter.to().map(BikeColumns::utc));
        filter.state()
                .ifPresent(state -> where.and(
                        switch (state) {
                            case "receiving" -> "b.closed_at IS NULL";
                            case "interrupted" -> "b.interrupted";
                            case "landed" -> "b.closed_at IS NOT NULL AND NOT b.interrupted AND b.landed >= b.received";
                            case "accepted" ->
                                "b.closed_at IS NOT NULL AND NOT b.interrupted AND b.landed < b.received";
                            default -> "false";
                        }));
        Cursors.read(cursor, OffsetDateTime::parse, UUID::fromString)
                .ifPresent(keys -> where.and("(b.received_at, b.batch_id) < (?, ?)", keys.get(0), keys.get(1)));
        return pool.preparedQuery("SELECT " + PgFeedBatches.COLUMNS
                        + " FROM bike_fleet.feed_batch b JOIN bike_fleet.operator o USING (operator_no)" + where
                        + " ORDER BY b.received_at DESC, b.batch_id DESC LIMIT " + (limit + 1))
                .execute(where.values())
                .map(rows -> {
                    var lines = new ArrayList<BatchLine>();
                    for (Row row : rows) {
                        lines.add(line(PgFeedBatches.batch(row)));
                    }
                    return Cursors.page(
                            lines, limit, last -> Cursors.of(BikeColumns.utc(last.receivedAt()), last.batchId()));
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<BatchLine>> batch(DataScope scope, UUID batchId) {
        var where = scoped(scope).and("b.batch_id = ?", batchId);
        return pool.preparedQuery("SELECT " + PgFeedBatches.COLUMNS
                        + " FROM bike_fleet.feed_batch b JOIN bike_fleet.operator o USING (operator_no)" + where)
                .execute(where.values())
                .map(rows -> rows.size() == 0
                        ? Optional.<BatchLine>empty()
                        : Optional.of(line(PgFeedBatches.batch(rows.iterator().next()))))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Page<RejectionLine>> rejections(
            DataScope scope, RejectionFilter filter, Optional<String> cursor, int limit) {
        var where = scoped(scope)
                .andIf("b.batch_id = ?", filter.batchId())
                .andIf("o.operator_id = ?", filter.operatorId())
                .andIf("b.kind = ?", filter.kind().flatMap(FeedKind::find).map(FeedKind::ordinal))
                .andIf("b.code = ?", filter.code())
                .andIf("b.at >= ?", filter.from().map(BikeColumns::utc))
                .andIf("b.at < ?", filter.to().map(BikeColumns::utc));
        Cursors.read(cursor, OffsetDateTime::parse, UUID::fromString, Integer::valueOf)
                .ifPresent(keys -> where.and(
                        "(b.at < ? OR (b.at = ? AND (b.batch_id, b.line) > (?, ?)))",
                        keys.get(0),
                        keys.get(0),
                        keys.get(1),
                        keys.get(2)));
        return pool.preparedQuery("SELECT b.batch_id, o.operator_id, b.kind, b.at, b.line, b.code, b.field, b.original"
                        + " FROM bike_fleet.feed_rejection b JOIN bike_fleet.operator o USING (operator_no)" + where
                        + " ORDER BY b.at DESC, b.batch_id, b.line LIMIT " + (limit + 1))
                .execute(where.values())
                .map(rows -> {
                    var lines = new ArrayList<RejectionLine>();
                    for (Row row : rows) {
                        lines.add(new RejectionLine(
                                row.getUUID(0),
                                row.getString(1),
                                FeedKind.values()[row.getInteger(2)].path(),
                                row.getOffsetDateTime(3).toInstant(),
                                row.getInteger(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7)));
                    }
                    return Cursors.page(
                            lines, limit, last -> Cursors.of(BikeColumns.utc(last.at()), last.batchId(), last.line()));
                })
                .subscribeAsCompletionStage();
    }

    private static Where scoped(DataScope scope) {
        return switch (scope) {
            case DataScope.WholeCity() -> new Where();
            case DataScope.OneOperator(var id) -> new Where().and("o.operator_id = ?", id);
            case DataScope.OneDistrict ignored -> new Where().and("false");
            case DataScope.Nothing() -> new Where().and("false");
        };
    }

    private static BatchLine line(FeedBatches.Batch batch) {
        return new BatchLine(
                batch.batchId(),
                batch.operatorId(),
                batch.kind().path(),
                batch.channel().name().toLowerCase(Locale.ROOT),
                batch.state().name().toLowerCase(Locale.ROOT),
                batch.receivedAt(),
                batch.landedAt().<Instant>map(at -> at).orElse(null),
                batch.received(),
                batch.accepted(),
                batch.duplicates(),
                batch.rejected(),
                batch.processedThroughLine());
    }
}
