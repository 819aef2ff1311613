package city.statictraffic.adapter.kingbase;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one driver the build fixes; which database it leads to is the address's affair, and so a setting. {@code
 * jdbc:postgresql:} goes to PostgreSQL's driver, {@code jdbc:kingbase8:} to the vendor's.
 */
public final class DriverByUrl implements Driver {
    static final String KINGBASE = "jdbc:kingbase8:";
    private static final List<String> POSTGRESQL_AND_KINGBASE = List.of("jdbc:postgresql:", KINGBASE);

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        return acceptsURL(url) ? behind(url).connect(url, properties) : null;
    }

    @Override
    public boolean acceptsURL(String url) {
        return POSTGRESQL_AND_KINGBASE.stream().anyMatch(url::startsWith);
    }

    private static Driver behind(String url) {
        return url.startsWith(KINGBASE) ? new com.kingbase8.Driver() : new org.postgresql.Driver();
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return behind(url).getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("");
    }
}
