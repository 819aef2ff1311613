package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.PgOutbox;
import city.statictraffic.bikefleet.application.port.Districts;
import city.statictraffic.bikefleet.application.port.FeedLanding;
import city.statictraffic.bikefleet.application.port.FeedPack;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Lands packs by binary COPY, many at once. The partitions' progress is locked first and moved last, in the same
 * transaction: a pack lands once, whatever is killed when. What became of each batch is counted in that transaction too.
 */
@ApplicationScoped
public class PgFeedLanding implements FeedLanding {
    private final AgroalDataSource source;
    private final FleetSettings settings;
    private final PgFeedBatches batches;
    private final PointLanding positions = PointLanding.positions();
    private final PointLanding lockEvents = PointLanding.lockEvents();
    private final RideLanding rides;
    private final RegistrationLanding registrations;

    PgFeedLanding(
            AgroalDataSource source,
            FleetSettings settings,
            PgFeedBatches batches,
            PgOutbox outbox,
            Districts districts,
            InstantSource clock) {
        this.source = source;
        this.settings = settings;
        this.batches = batches;
        this.rides = new RideLanding(districts);
        this.registrations = new RegistrationLanding(outbox, clock, "batchId");
    }

    @Override
    public Map<Integer, Long> nextOffsets() {
        var offsets = new HashMap<Integer, Long>();
        try (Connection connection = source.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT partition, next_offset FROM bike_fleet.feed_progress");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                offsets.put(rows.getInt(1), rows.getLong(2));
            }
            return offsets;
        } catch (SQLException broken) {
            throw new IllegalStateException("the landing progress cannot be read", broken);
        }
    }

    @Override
    public void logEndedEarlier(int partition, long end) {
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE bike_fleet.feed_progress"
                        + " SET next_offset = ?, folded_offset = least(folded_offset, ?)"
                        + " WHERE partition = ? AND next_offset > ?")) {
            update.setLong(1, end);
            update.setLong(2, end);
            update.setInt(3, partition);
            update.setLong(4, end);
            update.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("the landing progress cannot be set back", broken);
        }
    }

    @Override
    public void land(List<Placed> packs) {
        var tally = new Tally();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Map<Integer, Long> next = lockProgress(connection, packs);
                var byKind = new EnumMap<FeedKind, List<FeedPack>>(FeedKind.class);
                for (Placed placed : packs) {
                    if (placed.offset() >= next.getOrDefault(placed.partition(), 0L)) {
                        byKind.computeIfAbsent(placed.pack().kind(), ignored -> new ArrayList<>())
                                .add(placed.pack());
                        next.put(placed.partition(), placed.offset() + 1);
                    }
                }
                for (var entry : byKind.entrySet()) {
                    tally.count(entry.getValue());
                    switch (entry.getKey()) {
                        case POSITIONS -> positions.land(connection, entry.getValue(), this::number, tally);
                        case LOCK_EVENTS -> lockEvents.land(connection, entry.getValue(), this::number, tally);
                        case RIDES -> rides.land(connection, entry.getValue(), this::number, tally);
                        case BIKES -> registrations.land(connection, entry.getValue(), this::number, tally);
                    }
                }
                landRejections(connection, byKind, tally);
                batches.addLanded(connection, tally);
                saveProgress(connection, next);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                positions.forgetPartitions();
                lockEvents.forgetPartitions();
                rides.forgetPartitions();
                throw failure;
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("records could not be landed", broken);
        }
        batches.signalLanded(tally.batches());
    }

    private int number(String operatorId) {
        return settings.findOperator(operatorId).orElseThrow().number();
    }

    private static Map<Integer, Long> lockProgress(Connection connection, List<Placed> packs) throws SQLException {
        // Sorted, so that two consumers that overlap during a hand-over never wait for each other in a circle.
        var next = new TreeMap<Integer, Long>();
        for (Placed placed : packs) {
            next.put(placed.partition(), 0L);
        }
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO bike_fleet.feed_progress (partition, next_offset, folded_offset)"
                                + " VALUES (?, 0, 0) ON CONFLICT DO NOTHING");
                PreparedStatement lock = connection.prepareStatement(
                        "SELECT next_offset FROM bike_fleet.feed_progress WHERE partition = ? FOR UPDATE")) {
            for (var entry : next.entrySet()) {
                lock.setInt(1, entry.getKey());
                Long found = one(lock);
                if (found == null) {
                    insert.setInt(1, entry.getKey());
                    insert.executeUpdate();
                    found = one(lock);
                }
                entry.setValue(found == null ? 0 : found);
            }
        }
        return next;
    }

    private static @org.jspecify.annotations.Nullable Long one(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : null;
        }
    }

    private static void saveProgress(Connection connection, Map<Integer, Long> next) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE bike_fleet.feed_progress SET next_offset = ? WHERE partition = ?")) {
            for (var entry : next.entrySet()) {
                update.setLong(1, entry.getValue());
                update.setInt(2, entry.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private void landRejections(Connection connection, Map<FeedKind, List<FeedPack>> byKind, Tally tally)
            throws SQLException {
        var copy = new CopyBuffer();
        for (var entry : byKind.entrySet()) {
            for (FeedPack pack : entry.getValue()) {
                int operator = number(pack.operatorId());
                for (FeedPack.Entry line : pack.entries()) {
                    if (line instanceof FeedPack.Rejected rejected) {
                        rejection(
                                copy,
                                pack.batchId(),
                                rejected.line(),
                                operator,
                                entry.getKey(),
                                pack.receivedAtMicros(),
                                rejected.rejection().reason().code(),
                                rejected.rejection().field() == null
                                        ? null
                                        : rejected.rejection().field().wireName(),
                                rejected.original());
                    }
                }
            }
        }
        for (Tally.Conflict conflict : tally.conflicts()) {
            rejection(
                    copy,
                    conflict.pack().batchId(),
                    conflict.line(),
                    number(conflict.pack().operatorId()),
                    conflict.pack().kind(),
                    conflict.pack().receivedAtMicros(),
                    city.statictraffic.bikefleet.domain.feed.Rejection.Reason.CONFLICTING.code(),
                    null,
                    Originals.of(conflict.record()));
        }
        if (copy.rows() > 0) {
            copy.copyInto(
                    connection,
                    "bike_fleet.feed_rejection (batch_id, line, operator_no, kind, at, code, field, original)");
        }
    }

    private static void rejection(
            CopyBuffer copy,
            UUID batchId,
            int line,
            int operator,
            FeedKind kind,
            long atMicros,
            String code,
            @org.jspecify.annotations.Nullable String field,
            String original) {
        copy.row(8)
                .uuid(batchId)
                .integer(line)
                .smallint(operator)
                .smallint(kind.ordinal())
                .timestamp(atMicros)
                .text(code)
                .text(field)
                .text(original);
    }

    static void stage(Connection connection, String name, String columns) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TEMPORARY TABLE IF NOT EXISTS " + name + " (" + columns + ") ON COMMIT DELETE ROWS");
        }
    }

    /** What the packs of one transaction came to, by batch. */
    static final class Tally {
        static final class Counts {
            private final FeedPack pack;
            private int landed;
            private int duplicates;
            private int conflicts;

            private Counts(FeedPack pack) {
                this.pack = pack;
            }

            /** One of the batch's packs: they agree in all but their entries. */
            FeedPack pack() {
                return pack;
            }

            int landed() {
                return landed;
            }

            int duplicates() {
                return duplicates;
            }

            int conflicts() {
                return conflicts;
            }
        }

        record Conflict(FeedPack pack, int line, city.statictraffic.bikefleet.domain.feed.FeedRecord record) {}

        private final Map<UUID, Counts> byBatch = new HashMap<>();
        private final List<Conflict> conflicts = new ArrayList<>();

        void count(List<FeedPack> packs) {
            for (FeedPack pack : packs) {
                byBatch.computeIfAbsent(pack.batchId(), ignored -> new Counts(pack)).landed +=
                        pack.entries().size();
            }
        }

        private Counts of(UUID batchId) {
            return PointLanding.present(byBatch, batchId);
        }

        void duplicates(UUID batchId, int count) {
            of(batchId).duplicates += count;
        }

        void conflict(FeedPack pack, int line, city.statictraffic.bikefleet.domain.feed.FeedRecord record) {
            of(pack.batchId()).conflicts++;
            conflicts.add(new Conflict(pack, line, record));
        }

        Map<UUID, Counts> byBatch() {
            return byBatch;
        }

        List<Conflict> conflicts() {
            return conflicts;
        }

        java.util.Set<UUID> batches() {
            return byBatch.keySet();
        }
    }
}
