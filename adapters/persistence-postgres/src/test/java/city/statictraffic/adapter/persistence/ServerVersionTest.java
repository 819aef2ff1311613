package city.statictraffic.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tests of this module run on the newest and on the oldest server, and by another driver; this one tells that it is so. */
@Tag("N07")
class ServerVersionTest {
    private static final EmbeddedStore STORE = new EmbeddedStore(List.of("platform"), List.of());

    @Test
    void the_driver_is_the_one_the_build_names() throws SQLException {
        try (var connection = STORE.connection()) {
            assertThat(connection.getMetaData().getDatabaseProductName())
                    .isEqualTo(System.getProperty("jdbc.url") == null ? "PostgreSQL" : "KingbaseES");
        }
    }

    @Test
    void the_server_is_the_one_the_build_names() {
        String named = System.getProperty("postgres.version");
        assertThat(named).as("the build names the server").isNotNull();
        String majorAndMinor = named.substring(0, named.lastIndexOf('.'));
        assertThat(STORE.query("SHOW server_version").getFirst()).startsWith(majorAndMinor);
    }
}
