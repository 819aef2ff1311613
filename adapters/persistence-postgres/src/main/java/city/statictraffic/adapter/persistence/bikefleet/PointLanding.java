package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.bikefleet.PgFeedLanding.Tally;
import city.statictraffic.bikefleet.application.port.FeedPack;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * Positions and lock events: facts that never change; the first content under a key stays. Nearly always all rows are new,
 * so they are copied straight into the table. COPY knows no ON CONFLICT: if a key was there, the copied rows are taken
 * back and go through a temporary table. Only when fewer rows were new than came are the others looked at: batch_id and
 * line tell the rows of this transaction from those that were there before.
 */
final class PointLanding {
    private static final String UNIQUE_VIOLATION = "23505";

    private final String table;
    private final String stage;
    private final String stageColumns;
    private final String keyJoin;
    private final String sameContent;
    private final String columns;
    private final DayPartitions partitions;
    private final Straight straight = new Straight();

    private PointLanding(String table, String columns, String stageColumns, String keyJoin, String sameContent) {
        this.table = "bike_fleet." + table;
        this.stage = "stage_" + table;
        this.columns = columns;
        this.stageColumns = stageColumns;
        this.keyJoin = keyJoin;
        this.sameContent = sameContent;
        this.partitions = new DayPartitions(table);
    }

    static PointLanding positions() {
        return new PointLanding(
                "position",
                "operator_no, bike_id, at, lon, lat, state, accuracy_metres, batch_id, line",
                "operator_no smallint, bike_id text COLLATE \"C\", at timestamptz, lon integer, lat integer,"
                        + " state smallint, accuracy_metres real, batch_id uuid, line integer",
                "p.operator_no = s.operator_no AND p.bike_id = s.bike_id AND p.at = s.at",
                "p.lon = s.lon AND p.lat = s.lat AND p.state = s.state"
                        + " AND p.accuracy_metres IS NOT DISTINCT FROM s.accuracy_metres");
    }

    static PointLanding lockEvents() {
        return new PointLanding(
                "lock_event",
                "operator_no, bike_id, at, type, lon, lat, ride_id, batch_id, line",
                "operator_no smallint, bike_id text COLLATE \"C\", at timestamptz, type smallint, lon integer,"
                        + " lat integer, ride_id text, batch_id uuid, line integer",
                "p.operator_no = s.operator_no AND p.bike_id = s.bike_id AND p.at = s.at AND p.type = s.type",
                "p.lon = s.lon AND p.lat = s.lat AND p.ride_id IS NOT DISTINCT FROM s.ride_id");
    }

    void forgetPartitions() {
        partitions.forget();
    }

    void land(Connection connection, List<FeedPack> packs, ToIntFunction<String> operatorNumber, Tally tally)
            throws SQLException {
        var copy = new CopyBuffer();
        Set<LocalDate> days = new HashSet<>();
        long lastDay = Long.MIN_VALUE;
        for (FeedPack pack : packs) {
            int operator = operatorNumber.applyAsInt(pack.operatorId());
            for (FeedPack.Entry entry : pack.entries()) {
                if (entry instanceof FeedPack.Accepted(int line, FeedRecord record)) {
                    long at = write(copy, operator, pack.batchId(), line, record);
                    long day = DayPartitions.dayNumber(at);
                    if (day != lastDay) {
                        days.add(DayPartitions.dayOf(at));
                        lastDay = day;
                    }
                }
            }
        }
        if (copy.rows() == 0) {
            return;
        }
        partitions.ensure(connection, days);
        if (straight.worthTrying() && copyStraight(connection, copy)) {
            straight.succeeded();
            return;
        }
        PgFeedLanding.stage(connection, stage, stageColumns);
        copy.copyInto(connection, stage);
        try (Statement statement = connection.createStatement()) {
            // The stage has no statistics; without this a plan may read whole partitions for a handful of rows.
            statement.execute("SET LOCAL enable_hashjoin = off");
            statement.execute("SET LOCAL enable_mergejoin = off");
            int inserted = statement.executeUpdate("INSERT INTO " + table + " (" + columns + ") SELECT " + columns
                    + " FROM " + stage + " ON CONFLICT DO NOTHING");
            if (inserted < copy.rows()) {
                straight.metKnownKeys();
                countTheOthers(connection, packs, tally);
            } else {
                straight.metNone();
            }
        }
    }

    /** False if a key was there already, or twice among the rows: then none of them is. */
    private boolean copyStraight(Connection connection, CopyBuffer copy) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            copy.copyInto(connection, table + " (" + columns + ")");
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException failure) {
            if (!UNIQUE_VIOLATION.equals(failure.getSQLState())) {
                throw failure;
            }
            connection.rollback(before);
            return false;
        }
    }

    /**
     * Whether to try the straight way. A try in vain costs twice and leaves dead rows, so after known keys the temporary
     * table is used until a growing number of landings met none: while an operator resends a day, hardly any try is lost.
     */
    private static final class Straight {
        private static final int LANDINGS_AROUND_MAX = 64;

        private int around;
        private int left;

        synchronized boolean worthTrying() {
            return left == 0;
        }

        synchronized void succeeded() {
            around /= 2;
        }

        synchronized void metKnownKeys() {
            around = Math.clamp(around * 2L, 1, LANDINGS_AROUND_MAX);
            left = around;
        }

        synchronized void metNone() {
            left = Math.max(0, left - 1);
        }
    }

    private void countTheOthers(Connection connection, List<FeedPack> packs, Tally tally) throws SQLException {
        Map<Place, Found> lines = new HashMap<>();
        String from = " FROM " + stage + " s JOIN " + table + " p ON " + keyJoin
                + " WHERE (p.batch_id, p.line) <> (s.batch_id, s.line)";
        try (PreparedStatement counts = connection.prepareStatement("SELECT s.batch_id, count(*) FILTER (WHERE "
                        + sameContent + ")" + from + " GROUP BY s.batch_id");
                ResultSet rows = counts.executeQuery()) {
            while (rows.next()) {
                tally.duplicates(rows.getObject(1, UUID.class), rows.getInt(2));
            }
        }
        try (PreparedStatement conflicts = connection.prepareStatement(
                        "SELECT s.batch_id, s.line" + from + " AND NOT (" + sameContent + ")");
                ResultSet rows = conflicts.executeQuery()) {
            while (rows.next()) {
                if (lines.isEmpty()) {
                    index(packs, lines);
                }
                Found found = present(lines, new Place(rows.getObject(1, UUID.class), rows.getInt(2)));
                tally.conflict(found.pack(), rows.getInt(2), found.record());
            }
        }
    }

    private record Found(FeedPack pack, FeedRecord record) {}

    private record Place(UUID batchId, int line) {}

    /** What must be there because this transaction put it there. */
    static <K, V> V present(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("not among what was landed: " + key);
        }
        return value;
    }

    private static void index(List<FeedPack> packs, Map<Place, Found> lines) {
        for (FeedPack pack : packs) {
            for (FeedPack.Entry entry : pack.entries()) {
                if (entry instanceof FeedPack.Accepted(int line, FeedRecord record)) {
                    lines.put(new Place(pack.batchId(), line), new Found(pack, record));
                }
            }
        }
    }

    private static long write(CopyBuffer copy, int operator, UUID batchId, int line, FeedRecord record) {
        return switch (record) {
            case FeedRecord.Position position -> {
                copy.row(9)
                        .smallint(operator)
                        .text(position.bikeId())
                        .timestamp(position.atMicros())
                        .integer(position.lon())
                        .integer(position.lat())
                        .smallint(position.state().ordinal());
                if (position.accuracyMetres() < 0) {
                    copy.nothing();
                } else {
                    copy.real(position.accuracyMetres());
                }
                copy.uuid(batchId).integer(line);
                yield position.atMicros();
            }
            case FeedRecord.LockEvent event -> {
                copy.row(9)
                        .smallint(operator)
                        .text(event.bikeId())
                        .timestamp(event.atMicros())
                        .smallint(event.type().ordinal())
                        .integer(event.lon())
                        .integer(event.lat())
                        .text(event.rideId())
                        .uuid(batchId)
                        .integer(line);
                yield event.atMicros();
            }
            case FeedRecord.BikeRegistration ignored -> throw new IllegalArgumentException("not a point");
            case FeedRecord.Ride ignored -> throw new IllegalArgumentException("not a point");
        };
    }
}
