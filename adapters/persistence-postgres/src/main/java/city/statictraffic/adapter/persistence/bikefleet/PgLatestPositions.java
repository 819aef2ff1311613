package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.PgOutbox;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.application.port.LatestPosition;
import city.statictraffic.bikefleet.application.port.LatestPositions;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import city.statictraffic.bikefleet.domain.feed.OperationalState;
import city.statictraffic.bikefleet.events.BikesSeen;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** {@code bike_latest}, written by COPY into a stage and one upsert; an older position never replaces a later one. */
@ApplicationScoped
public class PgLatestPositions implements LatestPositions {
    private static final int FETCH_ROWS = 10_000;

    private final AgroalDataSource source;
    private final FleetSettings settings;
    private final PgOutbox outbox;

    PgLatestPositions(AgroalDataSource source, FleetSettings settings, PgOutbox outbox) {
        this.source = source;
        this.settings = settings;
        this.outbox = outbox;
    }

    @Override
    public void load(Consumer<LatestPosition> each) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT o.operator_id, l.bike_id, l.at, l.lon, l.lat, l.state, l.accuracy_metres, l.district"
                            + " FROM bike_fleet.bike_latest l JOIN bike_fleet.operator o USING (operator_no)")) {
                query.setFetchSize(FETCH_ROWS);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        OffsetDateTime at = rows.getObject(3, OffsetDateTime.class);
                        float accuracy = rows.getFloat(7);
                        if (rows.wasNull()) {
                            accuracy = -1;
                        }
                        String district = rows.getString(8);
                        each.accept(new LatestPosition(
                                rows.getString(1),
                                new FeedRecord.Position(
                                        rows.getString(2),
                                        at.toEpochSecond() * 1_000_000L + at.getNano() / 1_000,
                                        rows.getInt(4),
                                        rows.getInt(5),
                                        OperationalState.of(rows.getInt(6)),
                                        accuracy),
                                district == null ? "" : district));
                    }
                }
            }
            connection.commit();
        } catch (SQLException broken) {
            throw new IllegalStateException("the latest positions cannot be read", broken);
        }
    }

    @Override
    public void save(Collection<LatestPosition> positions, Map<Integer, Long> foldedOffsets, List<BikesSeen> news) {
        var copy = new CopyBuffer();
        for (LatestPosition each : positions) {
            FeedRecord.Position position = each.position();
            copy.row(8)
                    .smallint(settings.findOperator(each.operatorId())
                            .orElseThrow()
                            .number())
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
            copy.text(each.districtCode());
        }
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (copy.rows() > 0) {
                    upsert(connection, copy);
                }
                try (PreparedStatement update = connection.prepareStatement(
                        "UPDATE bike_fleet.feed_progress SET folded_offset = greatest(folded_offset, ?)"
                                + " WHERE partition = ?")) {
                    // Sorted as landing locks these rows, so that the two never wait for each other in a circle.
                    for (var entry : new TreeMap<>(foldedOffsets).entrySet()) {
                        update.setLong(1, entry.getValue());
                        update.setInt(2, entry.getKey());
                        update.addBatch();
                    }
                    update.executeBatch();
                }
                outbox.append(connection, news);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("the latest positions cannot be written", broken);
        }
    }

    private static void upsert(Connection connection, CopyBuffer copy) throws SQLException {
        PgFeedLanding.stage(
                connection,
                "stage_latest",
                "operator_no smallint, bike_id text COLLATE \"C\", at timestamptz, lon integer, lat integer,"
                        + " state smallint, accuracy_metres real, district text");
        copy.copyInto(connection, "stage_latest");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO bike_fleet.bike_latest (operator_no, bike_id, at, lon, lat, state,"
                    + " accuracy_metres, district) SELECT operator_no, bike_id, at, lon, lat, state, accuracy_metres,"
                    + " district FROM stage_latest ORDER BY operator_no, bike_id ON CONFLICT (operator_no, bike_id) DO UPDATE SET"
                    + " at = excluded.at, lon = excluded.lon, lat = excluded.lat, state = excluded.state,"
                    + " accuracy_metres = excluded.accuracy_metres, district = excluded.district"
                    + " WHERE bike_latest.at < excluded.at");
        }
    }

    @Override
    public Map<Integer, Long> foldedOffsets() {
        var offsets = new HashMap<Integer, Long>();
        try (Connection connection = source.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT partition, folded_offset FROM bike_fleet.feed_progress");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                offsets.put(rows.getInt(1), rows.getLong(2));
            }
            return offsets;
        } catch (SQLException broken) {
            throw new IllegalStateException("the folding progress cannot be read", broken);
        }
    }
}
