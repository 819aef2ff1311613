package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    private ManagedProcess process(StateFolder state, String script) {
        var launch = new Spawner.Launch(
                List.of("/bin/sh", "-c", script), Map.of("GREETING", "你好"), temp, false, Signals.Signal.KILL);
        return new ManagedProcess(
                new ManagedProcess.Spec("sample", () -> launch, Signals.Signal.TERM, Duration.ofSeconds(2)),
                new Spawner(),
                state,
                new Progress(new PrintStream(OutputStream.nullOutputStream())));
    }

    @Test
    @DisplayName("A process that is killed is started again within a second, under its pid file")
    void startsAgain() {
        var state = new StateFolder(temp.resolve("state"));
        state.open();
        var process = process(state, "exec sleep 60");
        process.start();
        assertThat(Signals.await(() -> process.identity().isPresent(), PATIENCE))
                .isTrue();
        long first = process.identity().orElseThrow().pid();
        Signals.send(first, Signals.Signal.KILL);
        assertThat(Signals.await(
                        () -> ProcessIdentity.read(state.pidFile("sample"))
                                .filter(ProcessIdentity::isAlive)
                                .filter(identity -> identity.pid() != first)
                                .isPresent(),
                        Duration.ofSeconds(1)))
                .isTrue();
        process.stop();
        assertThat(process.identity().filter(ProcessIdentity::isAlive)).isEmpty();
        assertThat(state.pidFile("sample")).doesNotExist();
    }

    @Test
    @DisplayName("What it writes is kept, and its environment is what it was given and nothing private of ours")
    void keepsOutputAndEnvironment() {
        var state = new StateFolder(temp.resolve("state"));
        state.open();
        var process = process(state, "echo $GREETING; env | grep -c SUREFIRE; sleep 60");
        process.start();
        assertThat(Signals.await(
                        () -> Files.exists(process.logFile())
                                && process.logFile().toFile().length() > 8,
                        PATIENCE))
                .isTrue();
        assertThat(process.logFile()).content().startsWith("你好\n0\n");
        process.stop();
    }

    @Test
    @DisplayName("The wait doubles with each failure in a row and never exceeds half a minute")
    void waitsEverLonger() {
        assertThat(ManagedProcess.waitBeforeStart(1)).isEqualTo(Duration.ofMillis(300));
        assertThat(ManagedProcess.waitBeforeStart(2)).isEqualTo(Duration.ofMillis(600));
        assertThat(ManagedProcess.waitBeforeStart(100)).isEqualTo(Duration.ofSeconds(30));
    }
}
