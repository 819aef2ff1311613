package city.statictraffic.adapter.persistence;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.flywaydb.core.Flyway;

/** Brings each schema up to date before anything else starts: a schema a context, each with its own history. */
@ApplicationScoped
public class SchemaMigrations {
    public static final int BEFORE_EVERYTHING = 1;
    private static final List<String> SCHEMAS = List.of("platform", "bike_fleet", "patrol_impound");

    private final Flyway template;

    SchemaMigrations(Flyway template) {
        this.template = template;
    }

    void migrate(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent event) {
        for (String schema : SCHEMAS) {
            Flyway.configure()
                    .configuration(template.getConfiguration())
                    // Quarkus hands out every migration whatever the location, so the file names carry the schema.
                    .sqlMigrationPrefix(schema + "_V")
                    .schemas(schema)
                    .defaultSchema(schema)
                    .load()
                    .migrate();
        }
    }
}
