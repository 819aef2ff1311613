package city.statictraffic.adapter.persistence;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * Brings the schemas of what this process serves up to date before anything else starts: a schema a context, each with its
 * own history. Processes that start together wait for each other.
 */
@ApplicationScoped
public class SchemaMigrations {
    public static final int BEFORE_EVERYTHING = 1;
    private static final String SHARED = "platform";

    private final Flyway template;
    private final List<String> schemas;

    SchemaMigrations(Flyway template, @ConfigProperty(name = "platform.contexts") List<String> contexts) {
        this.template = template;
        this.schemas = Stream.concat(
                        Stream.of(SHARED),
                        contexts.stream().map(context -> context.strip().replace('-', '_')))
                .toList();
    }

    void migrate(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent event) {
        for (String schema : schemas) {
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
