package city.statictraffic.adapter.kingbase;

import city.statictraffic.adapter.persistence.CopyProtocol;
import com.kingbase8.KBConnection;
import com.kingbase8.copy.CopyIn;
import java.sql.Connection;
import java.sql.SQLException;

/** COPY by the vendor's driver. */
public final class KingbaseCopy implements CopyProtocol {
    @Override
    public boolean speaks(Connection connection) throws SQLException {
        return connection.isWrapperFor(KBConnection.class);
    }

    @Override
    public long send(Connection connection, String statement, byte[] bytes, int length) throws SQLException {
        CopyIn copy = connection.unwrap(KBConnection.class).getCopyAPI().copyIn(statement);
        try {
            copy.writeToCopy(bytes, 0, length);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
