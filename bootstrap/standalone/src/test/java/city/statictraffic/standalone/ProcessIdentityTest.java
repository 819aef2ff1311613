package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    @DisplayName("A running process is known again from its pid file, and not any more once it ended")
    void knowsAProcessAgain() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "60").start();
        Path file = temp.resolve("sleep.pid");
        ProcessIdentity.of(process.pid()).orElseThrow().write(file);
        assertThat(ProcessIdentity.read(file)).get().matches(ProcessIdentity::isAlive);
        process.destroyForcibly().waitFor();
        assertThat(ProcessIdentity.read(file)).get().matches(identity -> !identity.isAlive());
    }

    @Test
    @DisplayName("A number that another process got, or of an earlier boot, is not the process meant")
    void tellsAReusedNumberApart() {
        var self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        assertThat(self.isAlive()).isTrue();
        assertThat(new ProcessIdentity(self.pid(), self.startTick() - 1, self.bootId()).isAlive())
                .isFalse();
        assertThat(new ProcessIdentity(self.pid(), self.startTick(), "another boot").isAlive())
                .isFalse();
    }

    @Test
    @DisplayName("A pid file that a crash left empty or half written counts as none")
    void readsDamagedFilesAsNone() throws IOException {
        assertThat(ProcessIdentity.read(temp.resolve("missing.pid"))).isEmpty();
        assertThat(ProcessIdentity.read(Files.writeString(temp.resolve("empty.pid"), "")))
                .isEmpty();
        assertThat(ProcessIdentity.read(Files.writeString(temp.resolve("half.pid"), "12\n34")))
                .isEmpty();
        assertThat(ProcessIdentity.read(Files.writeString(temp.resolve("odd.pid"), "a\nb\nc\n")))
                .isEmpty();
    }

    @Test
    @DisplayName("A process that ignores the polite signal is killed after the patience")
    void endsAStubbornProcess() throws IOException {
        Process process = new ProcessBuilder("sh", "-c", "trap '' TERM; while :; do sleep 1; done").start();
        var identity = ProcessIdentity.of(process.pid()).orElseThrow();
        Signals.pause(Duration.ofMillis(200));
        assertThat(Signals.end(identity, Signals.Signal.TERM, Duration.ofMillis(300)))
                .isTrue();
        assertThat(identity.isAlive()).isFalse();
    }
}
