package city.statictraffic.benchmarks.read;

import city.statictraffic.standalone.TestInstance;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Statements as the database server saw the platform run them, places of parameters and all: what the peer runs cannot
 * drift from it.
 */
final class SeenSql {
    private SeenSql() {}

    /** @param pattern of LIKE; the statement must be the last of one of the platform's connections */
    static String like(String pattern, TestInstance instance) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(instance.jdbcUrl(), instance.jdbcUser(), instance.jdbcPassword());
                var query = connection.prepareStatement(
                        "SELECT query FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE ?")) {
            query.setString(1, pattern);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the platform was not seen to run a statement like " + pattern);
                }
                return row.getString(1);
            }
        }
    }
}
