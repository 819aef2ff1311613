package city.statictraffic.acceptance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The oldest server that is supported, for the platform's database alone, reached as a production's database is. The
 * identity provider keeps the instance's own server: Keycloak 26.7 refuses PostgreSQL 12.
 */
record OldestServer(EmbeddedPostgres server, String password) implements AutoCloseable {
    private static final String NAME = "platform";

    /** Nothing unless the build names a folder with the server's archive. */
    static @Nullable OldestServer startIfNamed() {
        String archives = System.getProperty("postgres.archives");
        if (archives == null) {
            return null;
        }
        try {
            var server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setPgBinaryResolver((system, machine) -> Files.newInputStream(
                            Path.of(archives, "postgres-" + system.toLowerCase(Locale.ROOT) + "-" + machine + ".txz")))
                    .start();
            var started = new OldestServer(server, UUID.randomUUID().toString());
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                for (String each : List.of(
                        "CREATE ROLE " + NAME + " LOGIN PASSWORD '" + started.password + "'",
                        "CREATE DATABASE " + NAME + " OWNER " + NAME)) {
                    statement.execute(each);
                }
            }
            return started;
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException("no PostgreSQL from " + archives, broken);
        }
    }

    /** What leads the platform here. */
    Map<String, String> environment() {
        String place = "postgresql://localhost:" + server.getPort() + "/" + NAME;
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:" + place,
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                place,
                "QUARKUS_DATASOURCE_PASSWORD",
                password);
    }

    Connection connection() throws SQLException {
        return server.getDatabase(NAME, NAME).getConnection();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
