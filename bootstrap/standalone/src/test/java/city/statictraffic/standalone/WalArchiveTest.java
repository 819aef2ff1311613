package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("N05")
class WalArchiveTest {
    private static final String PIECE = "0000000100000000000000FF";

    @TempDir
    Path folder;

    private WalArchive archive;
    private BackupStore store;
    private StateFolder state;

    @BeforeEach
    void an_instance_and_a_store() throws IOException {
        state = new StateFolder(folder.resolve("it's a state"));
        state.open();
        archive = new WalArchive(state);
        archive.writeScript();
        store = new BackupStore(folder.resolve("store"));
    }

    /** As PostgreSQL does: through a shell, the placeholders filled in, in the data folder. */
    private int handOn(String name, String content) throws IOException, InterruptedException {
        Path data = state.folder("pg");
        Files.writeString(data.resolve("piece"), content);
        String command =
                archive.command().replace("%p", "piece").replace("%f", name).replace("%%", "%");
        return new ProcessBuilder("sh", "-c", command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start()
                .waitFor();
    }

    private String kept(String name) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(store.piece(WalName.of(name))))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private void useStore() {
        store.openFor(archive);
        archive.use(store.path());
    }

    @Test
    void without_a_store_a_piece_is_let_go() throws Exception {
        assertThat(handOn(PIECE, "log")).isZero();
        assertThat(store.path()).doesNotExist();
    }

    @Test
    void a_piece_is_kept_for_its_owner_only_and_never_overwritten() throws Exception {
        useStore();
        assertThat(handOn(PIECE, "log")).isZero();
        assertThat(kept(PIECE)).isEqualTo("log");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.piece(WalName.of(PIECE)))))
                .isEqualTo("rw-------");
        assertThat(handOn(PIECE, "log")).as("the same again").isZero();
        assertThat(handOn(PIECE, "another")).as("another under the same name").isNotZero();
        assertThat(kept(PIECE)).isEqualTo("log");
    }

    @Test
    void a_store_that_is_away_is_refused_and_not_made_anew() throws Exception {
        useStore();
        Files.move(store.path(), folder.resolve("unmounted"));
        assertThat(handOn(PIECE, "log")).isNotZero();
        assertThat(store.path()).doesNotExist();
    }

    @Test
    void evidence_is_in_the_store_before_the_log_that_names_it() throws Exception {
        useStore();
        Path photo = state.folder("evidence").resolve("ab/cd/abcd");
        Files.createDirectories(photo.getParent());
        Files.writeString(photo, "photo");
        Files.createDirectories(state.evidence().resolve("incoming"));
        Files.writeString(state.evidence().resolve("incoming/half.part"), "half");
        assertThat(handOn(PIECE, "log")).isZero();
        assertThat(store.evidence().resolve("ab/cd/abcd")).hasContent("photo");
        assertThat(store.evidence().resolve("incoming")).doesNotExist();
        // One that was begun before and renamed after the last look is found by its change time.
        Path later = state.evidence().resolve("ab/cd/later");
        Files.writeString(state.evidence().resolve("incoming/later.part"), "later");
        Files.setLastModifiedTime(
                state.evidence().resolve("incoming/later.part"),
                java.nio.file.attribute.FileTime.from(Instant.now().minusSeconds(3_600)));
        Files.move(state.evidence().resolve("incoming/later.part"), later);
        assertThat(handOn(WalName.of(PIECE).next().toString(), "log")).isZero();
        assertThat(store.evidence().resolve("ab/cd/later")).hasContent("later");
    }

    @Test
    void a_store_belongs_to_one_instance_and_a_folder_with_other_content_is_none() throws Exception {
        store.openFor(archive);
        var other = new StateFolder(folder.resolve("other"));
        other.open();
        assertThatThrownBy(() -> store.openFor(new WalArchive(other)))
                .isInstanceOf(Unable.class)
                .hasMessageContaining("another instance");
        Files.createDirectories(folder.resolve("photos"));
        Files.writeString(folder.resolve("photos/a"), "a");
        assertThatThrownBy(() -> new BackupStore(folder.resolve("photos")).openFor(archive))
                .isInstanceOf(Unable.class)
                .hasMessageContaining("neither empty nor a backup store");
    }

    @Test
    void pieces_are_counted_over_the_end_of_a_part() {
        assertThat(WalName.of(PIECE).next()).hasToString("000000010000000100000000");
        assertThat(WalName.range(WalName.of(PIECE), WalName.of("000000010000000100000001")))
                .hasSize(3);
        assertThat(WalName.find("00000002.history")).isEmpty();
    }

    @Test
    void a_second_is_understood_with_and_without_a_zone() {
        Instant expected = Instant.parse("2026-11-23T02:15:30Z");
        assertThat(PointInTime.parse("2026-11-23 10:15:30+08")).isEqualTo(expected);
        assertThat(PointInTime.parse("2026-11-23 10:15:30")).isEqualTo(expected);
        assertThat(PointInTime.parse("2026-11-23T10:15:30+08:00")).isEqualTo(expected);
        assertThat(PointInTime.parse("2026-11-23T02:15:30Z")).isEqualTo(expected);
        assertThat(PointInTime.parse(PointInTime.show(expected.plusNanos(123_456_000))))
                .isEqualTo(expected.plusNanos(123_456_000));
        assertThat(PointInTime.parse("2026-11-23T02:15:30.000000999Z")).isEqualTo(expected);
        assertThatThrownBy(() -> PointInTime.parse("yesterday")).isInstanceOf(Unable.class);
    }
}
