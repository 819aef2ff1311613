package city.statictraffic.adapter.persistence;

import city.statictraffic.kernel.event.OutboxQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Drains bucket by bucket under an advisory lock. A message is marked after the broker's acknowledgement and before the
 * lock is released, so a crash in between sends it again and never out of order.
 */
@ApplicationScoped
public class PgOutboxQueue implements OutboxQueue {
    private static final int LOCK_CLASS = 0x0B0C;
    private static final int BATCH_MAX = 500;

    private final DataSource source;

    PgOutboxQueue(DataSource source) {
        this.source = source;
    }

    @Override
    public int drain(Sender sender) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            int sent = 0;
            RuntimeException first = null;
            for (int bucket : pendingBuckets(connection)) {
                try {
                    sent += drain(connection, bucket, sender);
                } catch (RuntimeException notTaken) {
                    // Its own order holds this bucket up; the others have nothing to do with it.
                    first = first == null ? notTaken : first;
                }
            }
            connection.commit();
            if (first != null) {
                throw first;
            }
            return sent;
        } catch (SQLException broken) {
            throw new IllegalStateException("the outbox cannot be read", broken);
        }
    }

    private static List<Integer> pendingBuckets(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT DISTINCT bucket FROM platform.outbox WHERE published_at IS NULL");
                ResultSet rows = query.executeQuery()) {
            var buckets = new ArrayList<Integer>();
            while (rows.next()) {
                buckets.add(rows.getInt(1));
            }
            connection.commit();
            return buckets;
        }
    }

    private static int drain(Connection connection, int bucket, Sender sender) throws SQLException {
        try {
            if (!lock(connection, bucket)) {
                return 0;
            }
            var ids = new ArrayList<Long>();
            var messages = new ArrayList<Message>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT id, event_id, topic, aggregateid, type, payload, traceparent FROM platform.outbox"
                            + " WHERE bucket = ? AND published_at IS NULL ORDER BY id LIMIT " + BATCH_MAX)) {
                query.setInt(1, bucket);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getLong(1));
                        messages.add(new Message(
                                rows.getObject(2, UUID.class),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5),
                                rows.getString(6),
                                Optional.ofNullable(rows.getString(7))));
                    }
                }
            }
            if (messages.isEmpty()) {
                return 0;
            }
            sender.send(messages);
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE platform.outbox SET published_at = now() WHERE id = ANY (?)")) {
                update.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
                update.executeUpdate();
            }
            connection.commit();
            return messages.size();
        } finally {
            connection.rollback();
        }
    }

    private static boolean lock(Connection connection, int bucket) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?, ?)")) {
            query.setInt(1, LOCK_CLASS);
            query.setInt(2, bucket);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
