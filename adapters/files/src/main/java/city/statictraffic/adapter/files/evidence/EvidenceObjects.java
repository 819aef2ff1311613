package city.statictraffic.adapter.files.evidence;

import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A place that keeps photos by content: {@code ab/cd/<sha256>} is the original, {@code ab/cd/<sha256>.jpg} the copy. Where an
 * original stands, its copy stands too: a copy is written first and removed last. Every call blocks and may be repeated; one
 * that fails with an {@link IOException} may have been done in part, and is mended by its repetition.
 */
public interface EvidenceObjects extends AutoCloseable {
    /** Whether the original is kept here. */
    boolean has(PhotoHash photo) throws IOException;

    /**
     * Keeps an original that has the photo's hash, and its copy. Done when it returns: what is kept then outlives a crash of
     * this process and, as far as the place promises it, of the place.
     *
     * @return false if it had been kept already, also by another process meanwhile
     */
    boolean keep(PhotoHash photo, Path original, Path copy) throws IOException;

    Optional<byte[]> readCopy(PhotoHash photo) throws IOException;

    /** Writes the original's bytes into a file; false if there is none. The caller compares the hash. */
    boolean fetchOriginal(PhotoHash photo, Path into) throws IOException;

    /** Takes a photo out; nothing happens if there is none. */
    void remove(PhotoHash photo) throws IOException;

    /** All originals in the order of their hashes. */
    void forEach(Consumer<PhotoHash> photo) throws IOException;

    @Override
    void close();

    static String keyOf(PhotoHash photo) {
        String hex = photo.hex();
        return hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" + hex;
    }
}
