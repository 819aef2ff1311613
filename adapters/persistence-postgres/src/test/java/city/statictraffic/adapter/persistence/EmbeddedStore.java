package city.statictraffic.adapter.persistence;

import city.statictraffic.kernel.id.UuidV7;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;
import org.hibernate.reactive.vertx.VertxInstance;

/**
 * A real PostgreSQL with the migrations of some schemas and the shared pieces of this module over it, without booting the
 * platform. One for all tests of a JVM; each test empties what it uses.
 */
public final class EmbeddedStore {
    /** Those of a process that serves every context. */
    static final List<String> SCHEMAS = List.of("platform", "bike_fleet", "patrol_impound", "data_import");

    private static final int POOL_SIZE = 8;

    private final DataSource source;
    private final Vertx vertx = Vertx.vertx();
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final Pool pool;
    private final PgSessions sessions;

    public EmbeddedStore(List<String> schemas, List<Class<?>> entities) {
        this(entities, source -> SchemaMigrations.bringUpToDate(migrations(source), schemas));
    }

    /** A database as the first schemas were, with what the product of that time had written. */
    static EmbeddedStore ofTheFirstSchemas(List<Class<?>> entities) {
        return new EmbeddedStore(entities, EmbeddedStore::restore);
    }

    /** The same, brought up to date. */
    public static EmbeddedStore upgraded(List<Class<?>> entities) {
        return new EmbeddedStore(entities, source -> {
            restore(source);
            SchemaMigrations.bringUpToDate(migrations(source), SCHEMAS);
        });
    }

    private static void restore(DataSource source) {
        try (var dump = EmbeddedStore.class.getResourceAsStream("/upgrade/first-schemas.sql");
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    new String(Objects.requireNonNull(dump, "the dump").readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** @param preparation makes the schemas in the empty database */
    private EmbeddedStore(List<Class<?>> entities, Consumer<DataSource> preparation) {
        EmbeddedPostgres postgres = start();
        source = source(postgres);
        preparation.accept(source);
        pool = new Pool(PgBuilder.pool()
                .connectingTo(new PgConnectOptions()
                        .setHost("localhost")
                        .setPort(postgres.getPort())
                        .setDatabase("postgres")
                        .setUser("postgres")
                        .setPassword("postgres"))
                .with(new PoolOptions().setMaxSize(POOL_SIZE))
                .using(vertx)
                .build());
        sessions = new PgSessions(factory(postgres, entities), vertx);
    }

    /** By PostgreSQL's driver, or by the one the build names. */
    private static DataSource source(EmbeddedPostgres postgres) {
        String url = System.getProperty("jdbc.url");
        if (url == null) {
            return postgres.getPostgresDatabase();
        }
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(POOL_SIZE)
                            .connectionFactoryConfiguration(
                                    factory -> factory.connectionProviderClassName(System.getProperty("jdbc.driver"))
                                            .jdbcUrl(url.replace("PORT", "" + postgres.getPort()))
                                            .principal(new NamePrincipal("postgres"))
                                            .credential(new SimplePassword("postgres")))));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static Configuration migrations(DataSource source) {
        return Flyway.configure().dataSource(source).locations("db");
    }

    /** The server on the class path, or the one whose archive lies in the folder the build names. */
    private static EmbeddedPostgres start() {
        var builder = EmbeddedPostgres.builder();
        String archives = System.getProperty("postgres.archives");
        if (archives != null) {
            builder.setPgBinaryResolver((system, machine) -> Files.newInputStream(
                    Path.of(archives, "postgres-" + system.toLowerCase(Locale.ROOT) + "-" + machine + ".txz")));
        }
        try {
            return builder.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Mutiny.SessionFactory factory(EmbeddedPostgres postgres, List<Class<?>> entities) {
        StandardServiceRegistry registry = new ReactiveServiceRegistryBuilder()
                .applySetting(
                        "jakarta.persistence.jdbc.url",
                        "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres")
                .applySetting("jakarta.persistence.jdbc.user", "postgres")
                .applySetting("jakarta.persistence.jdbc.password", "postgres")
                .applySetting("hibernate.connection.pool_size", POOL_SIZE)
                .addService(VertxInstance.class, () -> vertx)
                .build();
        var sources = new MetadataSources(registry);
        entities.forEach(sources::addAnnotatedClass);
        return sources.buildMetadata().buildSessionFactory().unwrap(Mutiny.SessionFactory.class);
    }

    public Connection connection() throws SQLException {
        return source.getConnection();
    }

    public PgSessions sessions() {
        return sessions;
    }

    public PgUnitOfWork unitOfWork() {
        return new PgUnitOfWork(sessions, json);
    }

    public PgAuditTrail auditTrail() {
        return new PgAuditTrail(sessions, json);
    }

    public PgInbox inbox() {
        return new PgInbox(sessions);
    }

    public PgOutbox outbox() {
        var clock = InstantSource.system();
        return new PgOutbox(sessions, json, UuidV7.from(clock, new SplittableRandom()), clock);
    }

    public DataSource source() {
        return source;
    }

    public Pool pool() {
        return pool;
    }

    public ObjectMapper json() {
        return json;
    }

    /** Empties every table of the schemas except the audit, which does not let itself be emptied. */
    public void empty(String... schemas) {
        execute("TRUNCATE "
                + String.join(
                        ", ",
                        query("SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('"
                                + String.join("', '", schemas)
                                + "') AND tablename NOT IN ('flyway_schema_history', 'audit')")));
    }

    /** The first column of each row, as text. */
    public List<String> query(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
