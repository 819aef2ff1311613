package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parts of this module run twice, on the newest and on the oldest server; this one tells that it is so. */
@Tag("N07")
@Order(0)
@ExtendWith(Product.class)
class ServerVersionTest {
    @Test
    void the_server_is_the_one_the_build_names() throws SQLException {
        String named = System.getProperty("postgres.version");
        assertThat(named).as("the build names the server").isNotNull();
        try (var connection = Product.database();
                var statement = connection.createStatement();
                var operators = statement.executeQuery("SELECT count(*) FROM bike_fleet.operator")) {
            assertThat(connection.getMetaData().getDatabaseProductVersion())
                    .startsWith(named.substring(0, named.lastIndexOf('.')));
            operators.next();
            assertThat(operators.getInt(1)).as("the platform's rows are here").isPositive();
        }
    }
}
