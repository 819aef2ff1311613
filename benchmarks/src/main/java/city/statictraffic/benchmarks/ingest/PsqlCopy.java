package city.statictraffic.benchmarks.ingest;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;

/**
 * {@code psql \copy} of text files into the same table, a process and a connection a file. Where there is no psql, the
 * driver's COPY of the same bytes stands in, and the report says so.
 */
final class PsqlCopy {
    private static final String TARGET = "bike_fleet.position (" + Load.COLUMNS + ")";

    private final Platform platform;
    private final boolean psql;
    private final String name;

    PsqlCopy(Platform platform) throws IOException, InterruptedException {
        this.platform = platform;
        String version = version();
        this.psql = !version.isEmpty();
        this.name = psql ? version : "COPY of the JDBC driver (no psql on this machine)";
    }

    String name() {
        return name;
    }

    private static String version() throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder("psql", "--version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said.strip() : "";
        } catch (IOException none) {
            return "";
        }
    }

    /** Copies each file over a connection of its own, at the same time; the seconds until all are committed. */
    double copy(List<Path> files) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (Path file : files) {
                all.add(senders.submit(() -> {
                    if (psql) {
                        byProgram(file);
                    } else {
                        byDriver(file);
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        return Platform.seconds(start);
    }

    private void byProgram(Path file) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        "psql",
                        "-X",
                        "-q",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(platform.instance().ports().postgres()),
                        "-U",
                        platform.instance().jdbcUser(),
                        "-d",
                        "platform",
                        "-c",
                        "\\copy " + TARGET + " from '" + file + "'")
                .redirectErrorStream(true)
                .redirectOutput(new File(file + ".log"));
        builder.environment().put("PGPASSWORD", platform.instance().jdbcPassword());
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("psql failed: " + Files.readString(Path.of(file + ".log")));
        }
    }

    private void byDriver(Path file) throws IOException, SQLException {
        try (Connection connection = platform.connect();
                InputStream in = Files.newInputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + TARGET + " FROM STDIN", in, 1 << 16);
        }
    }
}
