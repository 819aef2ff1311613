package city.statictraffic.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One child process that is kept alive: when it ends unasked it is started again, at once at first and then ever more
 * slowly while it keeps ending.
 */
final class ManagedProcess {
    private static final Duration FIRST_WAIT = Duration.ofMillis(300);
    private static final Duration HELD_LOOK = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** A process that ran this long has recovered; its next failure counts as the first again. */
    private static final Duration STEADY = Duration.ofSeconds(60);

    private final Spec spec;
    private final Spawner spawner;
    private final Path pidFile;
    private final Path holdFile;
    private final RotatingLog log;
    private final Progress progress;

    private volatile boolean wanted;
    private volatile int failures;
    private volatile int restarts;
    private volatile @Nullable ProcessIdentity identity;
    private @Nullable Thread watcher;

    /**
     * @param launch asked anew before each start, so that it can clear away what the last run left behind
     * @param politely the signal that asks it to stop
     * @param patience how long it may take to stop before it is killed
     */
    record Spec(String name, Supplier<Spawner.Launch> launch, Signals.Signal politely, Duration patience) {}

    ManagedProcess(Spec spec, Spawner spawner, StateFolder state, Progress progress) {
        this.spec = spec;
        this.spawner = spawner;
        this.pidFile = state.pidFile(spec.name());
        this.holdFile = state.holdFile(spec.name());
        this.log = new RotatingLog(state.logs().resolve(spec.name() + ".log"));
        this.progress = progress;
    }

    String name() {
        return spec.name();
    }

    Path logFile() {
        return log.file();
    }

    int restarts() {
        return restarts;
    }

    /** How often it ended since it last ran steadily. */
    int failures() {
        return failures;
    }

    Optional<ProcessIdentity> identity() {
        return Optional.ofNullable(identity);
    }

    synchronized void start() {
        if (watcher != null) {
            return;
        }
        wanted = true;
        watcher = Thread.ofPlatform().name(spec.name() + "-watcher").daemon().start(this::keepAlive);
    }

    private void keepAlive() {
        while (wanted) {
            Instant started = Instant.now();
            String end;
            try {
                end = "exit code " + runOnce();
            } catch (IOException | RuntimeException e) {
                end = String.valueOf(e.getMessage()).lines().findFirst().orElse("?");
            }
            if (!wanted) {
                return;
            }
            boolean ranSteadily = Duration.between(started, Instant.now()).compareTo(STEADY) > 0;
            failures = ranSteadily ? 1 : failures + 1;
            restarts++;
            Duration wait = waitBeforeStart(failures);
            progress.step(
                    "%s 意外结束（%s），%.1f 秒后重启".formatted(spec.name(), end, wait.toMillis() / 1e3),
                    "%s ended unasked (%s), starting it again in %.1f s"
                            .formatted(spec.name(), end, wait.toMillis() / 1e3));
            Signals.pause(wait);
            while (wanted && Files.exists(holdFile)) {
                Signals.pause(HELD_LOOK);
            }
        }
    }

    /** Doubles with each failure in a row, up to half a minute. */
    static Duration waitBeforeStart(int failuresInARow) {
        long millis = FIRST_WAIT.toMillis() << Math.min(Math.max(failuresInARow - 1, 0), 16);
        return Duration.ofMillis(Math.min(millis, LONGEST_WAIT.toMillis()));
    }

    private int runOnce() throws IOException {
        Process process = spawner.start(spec.launch().get());
        process.getOutputStream().close();
        Optional<ProcessIdentity> found = ProcessIdentity.of(process.pid());
        if (found.isPresent()) {
            identity = found.get();
            found.get().write(pidFile);
        }
        if (!wanted) {
            process.destroyForcibly();
        }
        // On a thread of its own: orphans of a killed server may hold its output open for longer than it lived.
        Thread.ofVirtual().start(() -> keepLog(process));
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } finally {
            identity = null;
        }
    }

    private void keepLog(Process process) {
        try (var out = process.getInputStream()) {
            log.drain(out);
        } catch (IOException e) {
            // The process is gone, and its output with it.
        }
    }

    /** Returns when it is gone. */
    void stop() {
        wanted = false;
        ProcessIdentity running = identity;
        if (running != null) {
            Signals.end(running, spec.politely(), spec.patience());
        }
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            // A stale file is told from a live one by its contents.
        }
    }
}
