package city.statictraffic.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The database that is backed up: that of the running instance, or, of a stopped one, the server started alone under the
 * folder's lock. After a crash it recovers first, so that a backup is always of a whole database.
 */
final class SourceServer implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final @Nullable LoneServer alone;
    private final @Nullable FileChannel lock;

    private SourceServer(EmbeddedPostgres postgres, @Nullable LoneServer alone, @Nullable FileChannel lock) {
        this.postgres = postgres;
        this.alone = alone;
        this.lock = lock;
    }

    static SourceServer open(StateFolder state, java.nio.file.Path cache) {
        if (!state.isOurs() || !java.nio.file.Files.exists(state.pg().resolve("PG_VERSION"))) {
            throw new Unable(
                    "状态目录 " + state.path() + " 中没有数据库，没有可备份的内容；用 --state 指定目录。",
                    "There is no database in the state folder " + state.path()
                            + ", nothing to back up; name the folder with --state.");
        }
        var secrets = Secrets.openOrMake(state.secrets());
        var held = state.lock();
        if (held.isEmpty()) {
            int port = Instance.read(state)
                    .orElseThrow(() -> new Unable("平台正在启动，请稍候再试。", "The platform is starting; try again in a moment."))
                    .addresses()
                    .ports()
                    .postgres();
            return new SourceServer(new EmbeddedPostgres(state, cache, port, secrets), null, null);
        }
        var postgres = new EmbeddedPostgres(state, cache, Ports.anyFree().postgres(), secrets);
        try {
            postgres.prepare();
            return new SourceServer(postgres, new LoneServer(postgres, state, Map.of()), held.get());
        } catch (LoneServer.Ended e) {
            throw e.asUnable();
        }
    }

    boolean isOfRunningInstance() {
        return alone == null;
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    Connection connect(String database) throws SQLException {
        return postgres.connectAsSuperuser(database);
    }

    @Override
    public void close() {
        if (alone != null) {
            alone.close();
        }
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
