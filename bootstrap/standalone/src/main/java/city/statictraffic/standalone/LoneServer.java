package city.statictraffic.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The database server of a state folder by itself, for as long as a backup or a restore needs it. Never restarted. */
final class LoneServer implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration ANSWER_LIMIT = Duration.ofHours(12);

    /** For as long as the JVM: the kernel ends the server with the thread that started it, and an unused one is collected. */
    private static final Spawner SPAWNER = new Spawner();

    private final EmbeddedPostgres postgres;
    private final Process process;
    private final Path log;

    /**
     * Returns when it takes changes: after a recovery, however long that takes.
     *
     * @param more settings beside the usual ones
     */
    LoneServer(EmbeddedPostgres postgres, StateFolder state, Map<String, String> more) {
        this.postgres = postgres;
        this.log = state.logs().resolve("postgres-alone.log");
        try {
            Spawner.Launch usual = postgres.launch();
            var command = new ArrayList<>(usual.command());
            more.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
            this.process = SPAWNER.start(new Spawner.Launch(
                    command, usual.environment(), usual.folder(), usual.asNobody(), usual.atSupervisorsDeath()));
            process.getOutputStream().close();
            Thread.ofVirtual().start(this::keepLog);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            awaitWritable();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void keepLog() {
        try (var in = process.getInputStream()) {
            Files.copy(in, log, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // The server is gone, and its output with it.
        }
    }

    private void awaitWritable() {
        long end = System.nanoTime() + ANSWER_LIMIT.toNanos();
        while (true) {
            if (!process.isAlive()) {
                // Its last lines may still be on their way into the file.
                Signals.pause(Duration.ofMillis(300));
                throw new Ended(log, said());
            }
            try (Connection connection = postgres.connectAsSuperuser("postgres");
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT pg_is_in_recovery()")) {
                if (row.next() && !row.getBoolean(1)) {
                    return;
                }
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw new Ended(log, said());
                }
            }
            Signals.pause(Duration.ofMillis(100));
        }
    }

    /** What it wrote since it started. */
    String said() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        ProcessIdentity.of(process.pid()).ifPresent(identity -> Signals.end(identity, Signals.Signal.INT, STOP_LIMIT));
    }

    /** It ended before it could be used. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Path log;
        private final String said;

        private Ended(Path log, String said) {
            super("the database server ended: "
                    + said.lines().reduce((first, second) -> second).orElse("?"));
            this.log = log;
            this.said = said;
        }

        String said() {
            return said;
        }

        Unable asUnable() {
            return new Unable("数据库没有启动，原因见 " + log + "。", "The database did not start; " + log + " says why.", this);
        }
    }
}
