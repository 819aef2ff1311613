package city.statictraffic.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** How the bytes of a COPY reach the server. JDBC has no word for it, so each driver has its own way. */
public interface CopyProtocol {
    /** PostgreSQL's own first, then those other modules bring. */
    List<CopyProtocol> ALL = Stream.concat(
                    Stream.of(new PgCopy()),
                    ServiceLoader.load(CopyProtocol.class, CopyProtocol.class.getClassLoader()).stream()
                            .map(ServiceLoader.Provider::get))
            .toList();

    boolean speaks(Connection connection) throws SQLException;

    /** Sends the first {@code length} bytes as the rows of a {@code COPY … FROM STDIN}; returns how many the server took. */
    long send(Connection connection, String statement, byte[] bytes, int length) throws SQLException;

    static CopyProtocol of(Connection connection) throws SQLException {
        for (CopyProtocol each : ALL) {
            if (each.speaks(connection)) {
                return each;
            }
        }
        throw new SQLException("no way to COPY over " + connection.getMetaData().getDriverName());
    }
}
