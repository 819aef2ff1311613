package city.statictraffic.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One more process of the platform for a test, beside the supervised one or instead of it; nobody starts it again. */
public final class PlatformBeside implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final int SHOWN_LOG = 4000;

    private final Process process;
    private final URI baseUrl;
    private final Path log;

    PlatformBeside(Spawner spawner, PlatformProcess platform, int port, Map<String, String> settings, LocalHttp http) {
        this.baseUrl = URI.create("https://localhost:" + port);
        this.log = platform.logOf(port);
        try {
            Files.createDirectories(log.getParent());
            var own = new HashMap<>(settings);
            own.put("PLATFORM_HTTPS_PORT", Integer.toString(port));
            this.process = spawner.start(platform.launch(own), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady(http);
    }

    private void awaitReady(LocalHttp http) {
        boolean ready = Signals.await(() -> isReady(http) || !process.isAlive(), START_LIMIT);
        if (!ready || !process.isAlive()) {
            kill();
            throw new IllegalStateException("the process did not become ready:\n" + shownLog());
        }
    }

    private boolean isReady(LocalHttp http) {
        try {
            return http.get(baseUrl + "/q/health/ready", null).ok();
        } catch (IOException notYet) {
            return false;
        }
    }

    private String shownLog() {
        try {
            String said = Files.readString(log);
            return said.substring(Math.max(0, said.length() - SHOWN_LOG));
        } catch (IOException e) {
            return e.toString();
        }
    }

    public URI baseUrl() {
        return baseUrl;
    }

    public long pid() {
        return process.pid();
    }

    public List<String> logLines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL; returns when it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to stop in an orderly way. */
    @Override
    public void close() {
        ProcessIdentity.of(process.pid()).ifPresent(identity -> Signals.end(identity, Signals.Signal.TERM, STOP_LIMIT));
    }
}
