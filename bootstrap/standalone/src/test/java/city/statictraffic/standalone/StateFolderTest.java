package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    @DisplayName("A missing folder is made, for the owner only, and is ours from then on")
    void makesAMissingFolder() throws IOException {
        var state = new StateFolder(temp.resolve("new"));
        state.open();
        assertThat(state.isOurs()).isTrue();
        assertThat(Files.getPosixFilePermissions(state.path())).hasSize(3);
        state.open();
        assertThat(state.isOurs()).isTrue();
    }

    @Test
    @DisplayName("A folder with somebody else's content is neither used nor deleted")
    void refusesAFolderThatIsNotOurs() throws IOException {
        Path precious = Files.writeString(temp.resolve("precious.txt"), "x");
        var state = new StateFolder(temp);
        assertThatThrownBy(state::open).isInstanceOf(Unable.class).hasMessageContaining("--state");
        assertThatThrownBy(state::deleteAll).isInstanceOf(Unable.class).hasMessageContaining("--state");
        assertThat(precious).exists();
    }

    @Test
    @DisplayName("Deleting our folder leaves nothing, and what its links point to stays")
    void deletesOursButNotWhatLinksPointTo() throws IOException {
        Path outside = Files.writeString(temp.resolve("outside.txt"), "x");
        var state = new StateFolder(temp.resolve("ours"));
        state.open();
        Files.createSymbolicLink(state.folder("pg").resolve("link"), outside);
        state.deleteAll();
        assertThat(state.path()).doesNotExist();
        assertThat(outside).exists();
    }

    @Test
    @DisplayName("Only one holds the lock; it is free again when that one closes it")
    void locksOnce() throws IOException {
        var state = new StateFolder(temp.resolve("ours"));
        state.open();
        var first = state.lock();
        assertThat(first).isPresent();
        assertThat(state.lock()).isEmpty();
        assertThat(state.isRunning()).isTrue();
        first.orElseThrow().close();
        assertThat(state.isRunning()).isFalse();
    }

    @Test
    @DisplayName("A file is replaced whole and only its owner reads it")
    void writesWhole() throws IOException {
        Path file = temp.resolve("secret.json");
        StateFolder.writeWhole(file, "one");
        StateFolder.writeWhole(file, "two");
        assertThat(file).hasContent("two");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(temp.resolve("secret.json.partial")).doesNotExist();
    }
}
