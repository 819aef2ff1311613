package city.statictraffic.adapter.files.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEvidenceTest extends EvidenceStoreContract {
    @TempDir
    Path root = Path.of("");

    @Override
    protected EvidenceObjects place() {
        return new FileObjects(root);
    }

    @Override
    protected int keepersAtOnceMax() {
        return 6;
    }

    @Test
    void an_original_may_be_read_by_the_platforms_account_only() throws Exception {
        Path file = Files.write(scratch.resolve("photo"), jpeg(20, 20));
        PhotoHash photo = hash(jpeg(20, 20));
        place().keep(photo, file, file);
        Path original = root.resolve(EvidenceObjects.keyOf(photo));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(original)))
                .isEqualTo("r--------");
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }
}
