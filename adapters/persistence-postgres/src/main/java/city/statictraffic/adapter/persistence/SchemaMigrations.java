package city.statictraffic.adapter.persistence;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Brings the schemas of what this process serves up to date before anything else starts: a schema a context, each with its
 * own history. Processes that start together wait for each other. A database that a newer program has migrated, or whose
 * migrations were changed after they ran, is left alone: the program does not start on it.
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
        bringUpToDate(template.getConfiguration(), schemas);
    }

    /**
     * Migrates each of the schemas, after none of them was found unfit.
     *
     * @return how many migrations ran
     * @throws IllegalStateException if one is newer than this program, or is not what its migrations made it
     */
    static int bringUpToDate(Configuration common, List<String> schemas) {
        List<Flyway> each = schemas.stream().map(schema -> of(common, schema)).toList();
        each.forEach(SchemaMigrations::refuseUnfit);
        return each.stream()
                .mapToInt(schema -> schema.migrate().migrationsExecuted)
                .sum();
    }

    private static Flyway of(Configuration common, String schema) {
        return Flyway.configure()
                .configuration(common)
                // Quarkus hands out every migration whatever the location, so the file names carry the schema.
                .sqlMigrationPrefix(schema + "_V")
                .schemas(schema)
                .defaultSchema(schema)
                // Flyway would pass over migrations it does not know.
                .ignoreMigrationPatterns(new String[0])
                .load();
    }

    private static void refuseUnfit(Flyway flyway) {
        String schema = flyway.getConfiguration().getDefaultSchema();
        // The making of the schema itself is in the history too, without a version.
        List<MigrationInfo> all = Arrays.stream(flyway.info().all())
                .filter(MigrationInfo::isVersioned)
                .toList();
        String known = all.stream()
                .filter(migration -> migration.getState().isResolved())
                .map(migration -> migration.getVersion().toString())
                .reduce("0", (before, after) -> after);
        for (MigrationInfo migration : all) {
            MigrationState state = migration.getState();
            if (state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED) {
                throw new IllegalStateException(("数据库模式 %1$s 的版本 %2$s 比本程序所知的 %3$s 新，因此不启动；请运行更新版本的程序，或恢复升级前的备份。"
                                + " Schema %1$s is at version %2$s, newer than the %3$s this program knows, so it does not"
                                + " start; run the newer program, or restore the backup from before the upgrade.")
                        .formatted(schema, migration.getVersion(), known));
            }
            if (state.isApplied() && (!state.isResolved() || !migration.isChecksumMatching())) {
                throw new IllegalStateException(("数据库模式 %1$s 已执行的迁移 %2$s 与本程序所带的不同，因此不启动；请使用未经改动的程序。"
                                + " Migration %2$s that schema %1$s went through differs from the one in this program,"
                                + " so it does not start; run an unaltered program.")
                        .formatted(schema, migration.getVersion()));
            }
        }
    }
}
