package city.statictraffic.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A transaction of a worker thread over JDBC: what is called within it shares its connection, so that many rows of one
 * context and the progress of the work become durable together (ADR 0019).
 */
@ApplicationScoped
public class PgBulkWork {
    private static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

    /** What runs on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource source;

    public PgBulkWork(DataSource source) {
        this.source = source;
    }

    /** Commits when the work returns; a failure rolls everything back. */
    public <T> T run(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = ScopedValue.where(CURRENT, connection).call(() -> work.on(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("bulk work could not be done", broken);
        }
    }

    /** Joins the work around it. */
    public <T> T within(Work<T> work) {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException("not within bulk work");
        }
        try {
            return work.on(CURRENT.get());
        } catch (SQLException broken) {
            throw new IllegalStateException("bulk work could not be done", broken);
        }
    }
}
