package city.statictraffic.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** What operations ask of the database now and then, by statements that stay cheap however much waits. Blocks. */
@ApplicationScoped
public class PgWatch {
    /** More are not counted: what matters is then that there are far too many. */
    public static final int COUNTED_MAX = 100_000;

    private static final String OUTBOX = "SELECT"
            + " (SELECT count(*) FROM (SELECT 1 FROM platform.outbox WHERE published_at IS NULL LIMIT " + COUNTED_MAX
            + ") AS waiting),"
            + " (SELECT min(first.created_at) FROM generate_series(0, " + (PgOutbox.BUCKETS - 1) + ") AS held(bucket)"
            + " CROSS JOIN LATERAL (SELECT created_at FROM platform.outbox"
            + " WHERE outbox.bucket = held.bucket AND published_at IS NULL ORDER BY id LIMIT 1) AS first)";

    /** How many messages wait to be sent, and how long the oldest of them has. */
    public record Outbox(long pending, Duration oldest) {}

    private final DataSource source;
    private final InstantSource clock;

    public PgWatch(DataSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    public Outbox outbox() {
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement(OUTBOX);
                ResultSet row = query.executeQuery()) {
            row.next();
            OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
            return new Outbox(row.getLong(1), oldest == null ? Duration.ZERO : since(oldest.toInstant()));
        } catch (SQLException broken) {
            throw new IllegalStateException("the outbox cannot be looked at", broken);
        }
    }

    private Duration since(Instant then) {
        Duration age = Duration.between(then, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
