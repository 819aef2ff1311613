package city.statictraffic.adapter.kingbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.internal.database.DatabaseTypeRegister;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be told of KingbaseES without its server: addresses, the choice of the driver, what Flyway takes it for. */
@Tag("N07")
class KingbaseSettingsTest {
    private static final Path PLATFORM = Path.of("../../bootstrap/platform/src/main/resources/application.properties");

    private static SmallRyeConfig platform(Map<String, String> environment) throws IOException {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(PLATFORM.toUri().toURL(), 100))
                .withSources(new PropertiesConfigSource(environment, "environment", 300))
                .build();
    }

    private static String jdbcUrl(Map<String, String> environment) throws IOException {
        return platform(environment).getValue("quarkus.datasource.jdbc.url", String.class);
    }

    @Test
    void the_kind_of_database_is_a_setting_of_the_environment() throws IOException {
        var place = Map.of("DATABASE_HOST", "db.example", "DATABASE_PORT", "54321", "DATABASE_NAME", "city");
        var kingbase = new HashMap<>(place);
        kingbase.put("DATABASE_KIND", "kingbase");
        assertThat(jdbcUrl(place)).startsWith("jdbc:postgresql://db.example:54321/city?");
        assertThat(jdbcUrl(kingbase)).startsWith("jdbc:kingbase8://db.example:54321/city?");
        assertThat(platform(kingbase).getValue("quarkus.datasource.reactive.url", String.class))
                .isEqualTo("postgresql://db.example:54321/city");
        assertThatThrownBy(() -> jdbcUrl(Map.of("DATABASE_KIND", "oracle")))
                .hasMessageContaining("platform.database.oracle");
    }

    @Test
    void the_driver_of_the_build_leads_to_both_and_to_nothing_else() throws Exception {
        String driver = platform(Map.of()).getValue("quarkus.datasource.jdbc.driver", String.class);
        assertThat(driver).isEqualTo(DriverByUrl.class.getName());
        var choice = new DriverByUrl();
        assertThat(choice.acceptsURL(jdbcUrl(Map.of()))).isTrue();
        assertThat(choice.acceptsURL(jdbcUrl(Map.of("DATABASE_KIND", "kingbase"))))
                .isTrue();
        assertThat(choice.acceptsURL("jdbc:oracle:thin:@h")).isFalse();
        assertThat(choice.connect("jdbc:oracle:thin:@h", new Properties())).isNull();
        assertThat(new com.kingbase8.Driver().acceptsURL("jdbc:postgresql://h/d"))
                .as("the vendor's driver leaves PostgreSQL's addresses alone")
                .isFalse();
    }

    @Test
    void flyway_takes_kingbase_for_a_postgresql_of_any_version() throws Exception {
        var configuration = Flyway.configure();
        var kingbase = DatabaseTypeRegister.getDatabaseTypeForUrl("jdbc:kingbase8://h:54321/d", configuration);
        assertThat(kingbase).isInstanceOf(KingbaseDatabaseType.class);
        assertThat(DatabaseTypeRegister.getDatabaseTypeForUrl("jdbc:postgresql://h/d", configuration)
                        .getName())
                .isEqualTo("PostgreSQL");
        var type = new KingbaseDatabaseType();
        assertThat(type.handlesJDBCUrl("jdbc:postgresql://h/d")).isFalse();
        assertThat(type.getDriverClass("jdbc:kingbase8://h/d", getClass().getClassLoader()))
                .isEqualTo("com.kingbase8.Driver");
    }
}
