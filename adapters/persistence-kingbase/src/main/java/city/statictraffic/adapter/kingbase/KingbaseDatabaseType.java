package city.statictraffic.adapter.kingbase;

import java.sql.Connection;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;
import org.flywaydb.database.postgresql.PostgreSQLDatabase;
import org.flywaydb.database.postgresql.PostgreSQLDatabaseType;

/** Tells Flyway that a server that calls itself KingbaseES is to be treated as PostgreSQL, whatever its version number. */
public final class KingbaseDatabaseType extends PostgreSQLDatabaseType {
    private static final String PRODUCT = "KingbaseES";

    @Override
    public String getName() {
        return PRODUCT;
    }

    @Override
    public boolean handlesJDBCUrl(String url) {
        return url.startsWith(DriverByUrl.KINGBASE);
    }

    @Override
    public String getDriverClass(String url, ClassLoader classLoader) {
        return com.kingbase8.Driver.class.getName();
    }

    @Override
    public boolean handlesDatabaseProductNameAndVersion(String product, String version, Connection connection) {
        return product.startsWith(PRODUCT);
    }

    @Override
    public Database<?> createDatabase(
            Configuration configuration, JdbcConnectionFactory connections, StatementInterceptor interceptor) {
        return new KingbaseDatabase(configuration, connections, interceptor);
    }

    private static final class KingbaseDatabase extends PostgreSQLDatabase {
        KingbaseDatabase(
                Configuration configuration, JdbcConnectionFactory connections, StatementInterceptor interceptor) {
            super(configuration, connections, interceptor);
        }

        /** V8 and V9 count by themselves; Flyway would take V8 for a PostgreSQL of 2009. */
        @Override
        public void ensureSupported(Configuration configuration) {}
    }
}
