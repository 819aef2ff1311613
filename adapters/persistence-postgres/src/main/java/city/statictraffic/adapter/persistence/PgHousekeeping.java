package city.statictraffic.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Prunes what messaging and remembered requests leave behind, by age. Blocks; safe to be broken off and repeated. */
@ApplicationScoped
public class PgHousekeeping {
    /** Sent messages stay a while, for those who ask what was sent. */
    private static final Duration OUTBOX_KEPT = Duration.ofDays(7);
    /** Longer than any topic keeps its messages, so that none can come a second time. */
    private static final Duration INBOX_KEPT = Duration.ofDays(45);
    /** As long as a phone's report may be late, and a little more. */
    private static final Duration REQUESTS_KEPT = Duration.ofDays(46);

    private static final long LOCK = 0x484F555345L << 24;

    private final DataSource source;
    private final InstantSource clock;

    public PgHousekeeping(DataSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Runs a job unless another process is at the same one; false then. */
    public boolean alone(String job, Runnable work) {
        long key = LOCK ^ job.hashCode();
        try (Connection connection = source.getConnection()) {
            if (!lock(connection, "pg_try_advisory_lock", key)) {
                return false;
            }
            try {
                work.run();
                return true;
            } finally {
                lock(connection, "pg_advisory_unlock", key);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("housekeeping could not run", broken);
        }
    }

    /** How many rows left, by table. */
    public Map<String, Integer> prune() {
        Instant now = clock.instant();
        var removed = new LinkedHashMap<String, Integer>();
        removed.put("outbox", delete("platform.outbox", "published_at < ?", now.minus(OUTBOX_KEPT)));
        removed.put("inbox", delete("platform.inbox", "received_at < ?", now.minus(INBOX_KEPT)));
        removed.put("request", delete("platform.request", "replied_at < ?", now.minus(REQUESTS_KEPT)));
        return removed;
    }

    private int delete(String table, String condition, Instant before) {
        try (Connection connection = source.getConnection()) {
            return StepwiseDelete.run(
                    connection, table, condition, delete -> delete.setObject(1, before.atOffset(ZoneOffset.UTC)));
        } catch (SQLException broken) {
            throw new IllegalStateException(table + " could not be pruned", broken);
        }
    }

    private static boolean lock(Connection connection, String function, long key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + function + "(?)")) {
            query.setLong(1, key);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
