package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupStoreTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private BackupStore store;

    @BeforeEach
    void makeStore() throws IOException {
        store = new BackupStore(temp.resolve("store"));
        Files.createDirectories(store.wal());
        Files.createDirectories(store.evidence());
    }

    private static WalName piece(int number) {
        return new WalName(1, number);
    }

    private static Manifest backup(List<Manifest.Entry> evidence) {
        return new Manifest(
                "20261123T100000Z",
                "instance",
                AT,
                AT,
                AT,
                piece(3),
                piece(4),
                Versions.ofThisBuild(),
                List.of(),
                evidence);
    }

    private void archived(int... numbers) throws IOException {
        for (int number : numbers) {
            Files.write(store.piece(piece(number)), new byte[] {1});
        }
    }

    @Test
    @DisplayName("A piece that is missing before later ones is told; a log that simply ends is not")
    void findsAGapInTheLog() throws IOException {
        assertThat(store.gapAfter(backup(List.of()))).isEmpty();
        archived(1, 2, 5, 6);
        assertThat(store.gapAfter(backup(List.of()))).isEmpty();
        archived(8);
        assertThat(store.gapAfter(backup(List.of()))).contains(piece(7));
        assertThat(store.lastPieceAfter(backup(List.of()))).isEqualTo(piece(6));
    }

    @Test
    @DisplayName("Photos that came after a backup are looked at by their names, which are their digests")
    void looksAtLaterPhotos() throws IOException {
        Path whole = Files.writeString(temp.resolve("whole"), "a photo");
        String name = Manifest.sha256(whole);
        Path folder = Files.createDirectories(
                store.evidence().resolve(name.substring(0, 2)).resolve(name.substring(2, 4)));
        Files.copy(whole, folder.resolve(name));
        Files.writeString(folder.resolve(name + ".jpg"), "its smaller copy");
        var damages = new ArrayList<String>();
        assertThat(store.laterEvidence(backup(List.of()), damages)).isEqualTo(1);
        assertThat(damages).isEmpty();
        Files.writeString(folder.resolve(name), "another photo");
        store.laterEvidence(backup(List.of()), damages);
        assertThat(damages).singleElement().asString().contains(name);
        damages.clear();
        var known =
                List.of(new Manifest.Entry(name.substring(0, 2) + "/" + name.substring(2, 4) + "/" + name, 7, name));
        assertThat(store.laterEvidence(backup(known), damages))
                .as("the manifest's own are looked at with the backup")
                .isZero();
    }
}
