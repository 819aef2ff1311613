package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.util.Optional;

/**
 * Keeps originals sealed and shows copies. Blocks, and decodes pictures: never called on an event loop or inside a
 * transaction. Each call may end with {@link Away}.
 */
public interface EvidenceStore {
    long PHOTO_BYTES_MAX = 8L * 1024 * 1024;
    long PHOTO_PIXELS_MAX = 40_000_000;
    int COPY_EDGE_MAX = 1_600;

    /** Bytes as they come; -1 at the end. */
    @FunctionalInterface
    interface ByteSource {
        int read(byte[] into, int offset, int length) throws BrokenOff;
    }

    /** The body ended before its end. */
    final class BrokenOff extends Exception {
        private static final long serialVersionUID = 1L;

        public BrokenOff(String message) {
            super(message);
        }
    }

    /** Where photos are kept does not answer. Nothing was acknowledged; the same call may be made again. */
    final class Away extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Away(String message, Throwable cause) {
            super(message, cause);
        }
    }

    record Sealed(PhotoHash photo, long bytes, String mediaType) {}

    /**
     * Takes in a photo under the hash it is said to have. Refused as {@code EvidenceRefusal}: other bytes than the hash
     * says, too large, not a picture, one that cannot be shown. The same photo again is the same answer.
     */
    Decision<Sealed> seal(PhotoHash claimed, ByteSource body) throws BrokenOff;

    /** The re-encoded JPEG copy, without any of the original's metadata. */
    Optional<byte[]> copyOf(PhotoHash photo);

    /** Takes original and copy out; nothing happens if there are none. */
    void remove(PhotoHash photo);
}
