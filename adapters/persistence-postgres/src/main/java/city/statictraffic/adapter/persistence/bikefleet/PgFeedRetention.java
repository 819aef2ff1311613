package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.StepwiseDelete;
import city.statictraffic.bikefleet.application.port.FeedRetention;
import city.statictraffic.kernel.time.CityCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A day's partition is dropped whole, unless it also holds rows of an operator that keeps its own for ever; then the others'
 * rows are deleted from it. Each step commits by itself and few rows at a time, so that nobody waits long for it.
 */
@ApplicationScoped
public class PgFeedRetention implements FeedRetention {
    private static final List<String> BY_DAY = List.of("position", "lock_event", "ride");
    private static final Pattern PARTITION = Pattern.compile("[a-z_]+_([0-9]{8})");
    private static final String KEEPERS = "SELECT operator_no FROM bike_fleet.operator WHERE operator_id = ANY (?)";

    private final DataSource source;

    PgFeedRetention(DataSource source) {
        this.source = source;
    }

    @Override
    public int forgetFacts(LocalDate day, Set<String> keptForEver) {
        try (Connection connection = source.getConnection()) {
            Array keepers = connection.createArrayOf("text", keptForEver.toArray());
            int dropped = 0;
            for (String table : BY_DAY) {
                for (String partition : partitionsBefore(connection, table, day)) {
                    if (holdsRowsOf(connection, partition, keepers)) {
                        deleteOthers(connection, "bike_fleet." + partition, "true", keepers);
                    } else {
                        drop(connection, partition);
                        dropped++;
                    }
                }
            }
            deleteOthers(
                    connection,
                    "bike_fleet.ride_key",
                    "start_at < '" + CityCalendar.SHANGHAI.startOf(day) + "'",
                    keepers);
            return dropped;
        } catch (SQLException broken) {
            throw new IllegalStateException("old facts could not be taken out", broken);
        }
    }

    @Override
    public int forgetBatches(Instant before, Set<String> keptForEver) {
        try (Connection connection = source.getConnection()) {
            Array keepers = connection.createArrayOf("text", keptForEver.toArray());
            OffsetDateTime limit = before.atOffset(ZoneOffset.UTC);
            deleteOthers(connection, "bike_fleet.feed_rejection", "at < '" + limit + "'", keepers);
            return deleteOthers(connection, "bike_fleet.feed_batch", "received_at < '" + limit + "'", keepers);
        } catch (SQLException broken) {
            throw new IllegalStateException("old batches could not be taken out", broken);
        }
    }

    private static List<String> partitionsBefore(Connection connection, String table, LocalDate day)
            throws SQLException {
        var found = new ArrayList<String>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                        + " WHERE i.inhparent = CAST(? AS regclass) ORDER BY c.relname")) {
            query.setString(1, "bike_fleet." + table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    var name = PARTITION.matcher(rows.getString(1));
                    if (name.matches()
                            && LocalDate.parse(name.group(1), DateTimeFormatter.BASIC_ISO_DATE)
                                    .isBefore(day)) {
                        found.add(rows.getString(1));
                    }
                }
            }
        }
        return found;
    }

    private static boolean holdsRowsOf(Connection connection, String partition, Array keepers) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT EXISTS (SELECT 1 FROM bike_fleet." + partition + " WHERE operator_no IN (" + KEEPERS + "))")) {
            query.setArray(1, keepers);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void drop(Connection connection, String partition) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE bike_fleet." + partition);
        }
    }

    private static int deleteOthers(Connection connection, String table, String condition, Array keepers)
            throws SQLException {
        return StepwiseDelete.run(
                connection,
                table,
                condition + " AND operator_no NOT IN (" + KEEPERS + ")",
                delete -> delete.setArray(1, keepers));
    }
}
