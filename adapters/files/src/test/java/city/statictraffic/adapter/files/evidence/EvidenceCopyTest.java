package city.statictraffic.adapter.files.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("N05")
class EvidenceCopyTest {
    @TempDir
    Path temp = Path.of("");

    @Test
    void photos_move_to_a_bucket_and_back_however_often_it_is_started() throws Exception {
        var server = new S3Server(Files.createDirectories(temp.resolve("server")));
        try {
            Path folder = temp.resolve("photos");
            for (int width = 10; width < 15; width++) {
                keep(folder, EvidenceStoreContract.jpeg(width, 10));
            }
            byte[] first = EvidenceStoreContract.jpeg(10, 10);
            PhotoHash photo = EvidenceStoreContract.hash(first);
            Map<String, String> settings = settings(server, folder);
            assertThat(run(settings, "copy", "--from", "file", "--to", "s3")).isEqualTo("0 5 5 0 0 0");
            assertThat(run(settings, "copy", "--from", "file", "--to", "s3", "--rehash"))
                    .isEqualTo("0 5 0 5 0 0");

            // Read by the platform meanwhile: the bucket first, then the folder.
            keep(folder, EvidenceStoreContract.jpeg(99, 10));
            var both = new HashMap<>(settings);
            both.put("EVIDENCE_STORE", "s3");
            both.put("EVIDENCE_READ_ALSO", "file");
            try (var store = new EvidencePlaces(name -> Optional.ofNullable(both.get(name))).store()) {
                assertThat(store.copyOf(photo)).isPresent();
                assertThat(store.copyOf(EvidenceStoreContract.hash(EvidenceStoreContract.jpeg(99, 10))))
                        .isPresent();
                store.remove(photo);
                assertThat(store.copyOf(photo)).isEmpty();
                assertThat(folder.resolve(EvidenceObjects.keyOf(photo))).doesNotExist();
            }

            Map<String, String> back = settings(server, temp.resolve("back"));
            assertThat(run(back, "copy", "--from", "s3", "--to", "file")).isEqualTo("0 4 4 0 0 0");
        } finally {
            server.close();
        }
    }

    @Test
    void a_damaged_photo_is_told_and_not_copied() throws Exception {
        var server = new S3Server(Files.createDirectories(temp.resolve("server")));
        try {
            Path folder = temp.resolve("photos");
            keep(folder, EvidenceStoreContract.jpeg(20, 10));
            byte[] bad = EvidenceStoreContract.jpeg(21, 10);
            keep(folder, bad);
            Path original = folder.resolve(EvidenceObjects.keyOf(EvidenceStoreContract.hash(bad)));
            Files.delete(original);
            Files.write(original, new byte[] {1});
            assertThat(run(settings(server, folder), "copy", "--from", "file", "--to", "s3"))
                    .isEqualTo("1 2 1 0 1 0");
            server.stop();
            assertThat(run(settings(server, folder), "copy", "--from", "file", "--to", "s3"))
                    .isEqualTo("1 2 0 0 0 2");
        } finally {
            server.close();
        }
    }

    @Test
    void wrong_use_is_told() throws Exception {
        assertThat(run(Map.of(), "copy", "--from", "file", "--to", "file")).isEqualTo("2");
        assertThat(run(Map.of("EVIDENCE_DIR", temp.toString()), "copy", "--from", "file", "--to", "s3"))
                .isEqualTo("2");
        assertThat(run(Map.of())).isEqualTo("2");
    }

    private static void keep(Path folder, byte[] photo) throws Exception {
        Path file = Files.createTempFile("photo", "");
        Files.write(file, photo);
        new FileObjects(folder).keep(EvidenceStoreContract.hash(photo), file, file);
        Files.delete(file);
    }

    private static Map<String, String> settings(S3Server server, Path folder) {
        return Map.of(
                "EVIDENCE_DIR", folder.toString(),
                "EVIDENCE_S3_ENDPOINT", server.settings().endpoint().toString(),
                "EVIDENCE_S3_BUCKET", S3Server.BUCKET,
                "EVIDENCE_S3_ACCESS_KEY", server.settings().accessKey(),
                "EVIDENCE_S3_SECRET_KEY", server.settings().secretKey());
    }

    /** The exit code, and the five numbers of the last line. */
    private static String run(Map<String, String> settings, String... arguments) throws Exception {
        var out = new ByteArrayOutputStream();
        int code =
                EvidenceCommand.run(List.of(arguments), settings, new PrintStream(out, true, StandardCharsets.UTF_8));
        String last = out.toString(StandardCharsets.UTF_8).lines().toList().getLast();
        return code == 2 ? "2" : code + " " + last.replaceAll("[^0-9]+", " ").strip();
    }
}
