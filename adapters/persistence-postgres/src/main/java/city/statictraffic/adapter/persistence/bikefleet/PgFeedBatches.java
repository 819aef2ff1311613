package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.bikefleet.PgFeedLanding.Tally;
import city.statictraffic.bikefleet.application.port.FeedBatches;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.domain.feed.FeedField;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.bikefleet.domain.feed.Rejection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The ledger of batches. Landing adds to it in its own transaction; who waits for a batch is woken after the commit. */
@ApplicationScoped
public class PgFeedBatches implements FeedBatches {
    static final String COLUMNS =
            "b.batch_id, o.operator_id, b.kind, b.channel, b.received_at, b.closed_at, b.interrupted,"
                    + " b.received, b.rejected, b.through_line, b.landed, b.duplicates, b.conflicts, b.landed_at";
    /** Another process may land the batch, so a waiter also looks by itself. */
    private static final long LOOK_EVERY_MILLIS = 250;

    private final Pool pool;
    private final FleetSettings settings;
    private final ConcurrentHashMap<UUID, CompletableFuture<Boolean>> waiters = new ConcurrentHashMap<>();

    PgFeedBatches(Pool pool, FleetSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Void> open(
            UUID batchId, String operatorId, FeedKind kind, Channel channel, Instant receivedAt) {
        return pool.preparedQuery(
                        "INSERT INTO bike_fleet.feed_batch (batch_id, operator_no, kind, channel, received_at)"
                                + " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (batch_id) DO UPDATE SET"
                                + " operator_no = excluded.operator_no, channel = excluded.channel")
                .execute(Tuple.from(List.of(
                        batchId,
                        settings.findOperator(operatorId).orElseThrow().number(),
                        kind.ordinal(),
                        channel.ordinal(),
                        BikeColumns.utc(receivedAt))))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> close(
            UUID batchId, int received, int rejected, int processedThroughLine, boolean interrupted, Instant at) {
        return pool.preparedQuery(
                        "UPDATE bike_fleet.feed_batch SET received = $2, rejected = $3, through_line = $4, interrupted = $5,"
                                + " closed_at = $6::timestamptz, landed_at = CASE WHEN landed >= $2 THEN $6::timestamptz END WHERE batch_id = $1")
                .execute(Tuple.from(
                        List.of(batchId, received, rejected, processedThroughLine, interrupted, BikeColumns.utc(at))))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    void addLanded(Connection connection, Tally tally) throws SQLException {
        // The landing may be quicker than the row the sender's request opens: whoever comes first makes it.
        try (PreparedStatement upsert = connection.prepareStatement(
                "INSERT INTO bike_fleet.feed_batch AS b (batch_id, operator_no, kind, channel, received_at, landed,"
                        + " duplicates, conflicts) VALUES (?, ?, ?, 0, ?, ?, ?, ?) ON CONFLICT (batch_id) DO UPDATE SET"
                        + " landed = b.landed + excluded.landed, duplicates = b.duplicates + excluded.duplicates,"
                        + " conflicts = b.conflicts + excluded.conflicts, landed_at = CASE WHEN b.closed_at IS NOT NULL"
                        + " AND b.landed + excluded.landed >= b.received THEN now() END")) {
            // In a fixed order, so that two landings of one batch never wait for each other in a circle.
            for (var entry : new java.util.TreeMap<>(tally.byBatch()).entrySet()) {
                Tally.Counts counts = entry.getValue();
                upsert.setObject(1, entry.getKey());
                upsert.setInt(
                        2,
                        settings.findOperator(counts.pack().operatorId())
                                .orElseThrow()
                                .number());
                upsert.setInt(3, counts.pack().kind().ordinal());
                upsert.setObject(4, RideLanding.at(counts.pack().receivedAtMicros()));
                upsert.setInt(5, counts.landed());
                upsert.setInt(6, counts.duplicates());
                upsert.setInt(7, counts.conflicts());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    void signalLanded(Set<UUID> batches) {
        for (UUID batch : batches) {
            CompletableFuture<Boolean> waiter = waiters.get(batch);
            if (waiter != null) {
                waiter.complete(true);
            }
        }
    }

    @Override
    public CompletionStage<Batch> whenLanded(UUID batchId, Duration atMost) {
        return look(batchId, System.nanoTime() + atMost.toNanos())
                .whenComplete((ignored, failure) -> waiters.remove(batchId));
    }

    private CompletionStage<Batch> look(UUID batchId, long untilNanos) {
        var woken = waiters.compute(
                batchId, (ignored, old) -> old == null || old.isDone() ? new CompletableFuture<>() : old);
        return find(batchId).thenCompose(batch -> {
            if (batch.state() == State.LANDED || System.nanoTime() > untilNanos) {
                return CompletableFuture.completedFuture(batch);
            }
            return woken.copy()
                    .completeOnTimeout(false, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)
                    .thenCompose(ignored -> look(batchId, untilNanos));
        });
    }

    private CompletionStage<Batch> find(UUID batchId) {
        return pool.preparedQuery(
                        "SELECT " + COLUMNS
                                + " FROM bike_fleet.feed_batch b JOIN bike_fleet.operator o USING (operator_no) WHERE b.batch_id = $1")
                .execute(Tuple.of(batchId))
                .map(rows -> batch(rows.iterator().next()))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<RejectedLine>> rejectedLines(UUID batchId, int limit) {
        return pool.preparedQuery(
                        "SELECT line, code, field FROM bike_fleet.feed_rejection WHERE batch_id = $1 ORDER BY line LIMIT $2")
                .execute(Tuple.of(batchId, limit))
                .map(rows -> {
                    var lines = new ArrayList<RejectedLine>();
                    for (Row row : rows) {
                        lines.add(new RejectedLine(
                                row.getInteger(0), Rejection.of(reason(row.getString(1)), field(row.getString(2)))));
                    }
                    return (List<RejectedLine>) lines;
                })
                .subscribeAsCompletionStage();
    }

    static Batch batch(Row row) {
        boolean closed = row.getOffsetDateTime(5) != null;
        boolean interrupted = row.getBoolean(6);
        int received = row.getInteger(7);
        int rejected = row.getInteger(8);
        int landed = row.getInteger(10);
        int duplicates = row.getInteger(11);
        int conflicts = row.getInteger(12);
        OffsetDateTime landedAt = row.getOffsetDateTime(13);
        State state = !closed
                ? State.RECEIVING
                : interrupted ? State.INTERRUPTED : landed >= received ? State.LANDED : State.ACCEPTED;
        return new Batch(
                row.getUUID(0),
                row.getString(1),
                FeedKind.values()[row.getInteger(2)],
                Channel.values()[row.getInteger(3)],
                state,
                row.getOffsetDateTime(4).toInstant(),
                Optional.ofNullable(landedAt).map(OffsetDateTime::toInstant),
                received,
                received - rejected - duplicates - conflicts,
                duplicates,
                rejected + conflicts,
                row.getInteger(9));
    }

    private static Rejection.Reason reason(String code) {
        for (Rejection.Reason reason : Rejection.Reason.values()) {
            if (reason.code().equals(code)) {
                return reason;
            }
        }
        throw new IllegalStateException("unknown reason " + code);
    }

    private static @Nullable FeedField field(@Nullable String wireName) {
        if (wireName != null) {
            for (FeedField field : FeedField.values()) {
                if (field.wireName().equals(wireName)) {
                    return field;
                }
            }
        }
        return null;
    }
}
