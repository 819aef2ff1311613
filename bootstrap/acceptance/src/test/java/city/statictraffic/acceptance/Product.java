package city.statictraffic.acceptance;

import city.statictraffic.standalone.TestInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The running product, started once for all test classes because a start takes a while, and stopped after the last. */
final class Product implements BeforeAllCallback {
    private static final long TOKEN_KEPT_NANOS = 180_000_000_000L;
    /** Memory that is a disk to whoever looks: it can be filled in a test without anybody's data in the way. */
    private static final Path FILLABLE = Path.of("/dev/shm");

    private static final long TO_FILL_MEGABYTES = 512;
    private static @Nullable Started started;

    private record Token(String text, long atNanos) {}

    private record Started(@Nullable OldestServer oldest, TestInstance instance, Http http, Map<String, Token> tokens)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            http.close();
            instance.close();
            if (oldest != null) {
                oldest.close();
            }
            Path state = instance.stateFolder();
            try (var all = Files.walk(state)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
            Files.deleteIfExists(state.resolveSibling(state.getFileName() + ".out"));
        }
    }

    /** Marked as a state folder before the start, since whoever looks into one meanwhile makes folders in it. */
    private static Path stateFolder() {
        try {
            Path folder = Files.createTempDirectory("static-traffic-acceptance");
            Files.createFile(folder.resolve("static-traffic-state"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        started = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(
                        Started.class,
                        ignored -> {
                            OldestServer oldest = OldestServer.startIfNamed();
                            TestInstance.Builder builder = TestInstance.builder()
                                    .state(stateFolder())
                                    .environment("PLATFORM_DISK_WATCH", FILLABLE.toString())
                                    .environment("PLATFORM_DISK_FLOOR_MB", Long.toString(floorMegabytes()));
                            if (oldest != null) {
                                oldest.environment().forEach(builder::environment);
                            }
                            TestInstance instance = builder.start();
                            return new Started(
                                    oldest,
                                    instance,
                                    new Http(instance.baseUrl(), instance.sslContext()),
                                    new ConcurrentHashMap<>());
                        },
                        Started.class);
    }

    /** So much below what is free there now that filling it reaches the floor. */
    private static long floorMegabytes() {
        return (FILLABLE.toFile().getUsableSpace() >> 20) - TO_FILL_MEGABYTES;
    }

    /** Takes so much of the watched disk that it counts as low until the returned file is deleted. */
    static Path fillDisk() throws IOException {
        Path filler = Files.createTempFile(FILLABLE, "static-traffic-full", ".filler");
        var chunk = new byte[1 << 20];
        try (var out = Files.newOutputStream(filler)) {
            for (long megabyte = 0; megabyte < 2 * TO_FILL_MEGABYTES; megabyte++) {
                out.write(chunk);
            }
        }
        return filler;
    }

    private static Started started() {
        Started running = started;
        if (running == null) {
            throw new IllegalStateException("a test class needs @ExtendWith(Product.class)");
        }
        return running;
    }

    static TestInstance instance() {
        return started().instance();
    }

    /** The platform's own database. */
    static Connection database() throws SQLException {
        OldestServer oldest = started().oldest();
        TestInstance instance = instance();
        return oldest != null
                ? oldest.connection()
                : DriverManager.getConnection(instance.jdbcUrl(), instance.jdbcUser(), instance.jdbcPassword());
    }

    static Http http() {
        return started().http();
    }

    /** A token that lives at least one more minute. */
    static String token(String account) {
        Token token = started().tokens().compute(account, (name, kept) -> {
            long now = System.nanoTime();
            return kept != null && now - kept.atNanos() < TOKEN_KEPT_NANOS
                    ? kept
                    : new Token(instance().token(name), now);
        });
        return token.text();
    }
}
