package city.statictraffic.adapter.files.evidence;

import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.evidence.EvidenceRefusal;
import city.statictraffic.patrolimpound.application.port.EvidenceStore;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Evidence on a file system, by content: {@code ab/cd/<sha256>} is the original, readable by the platform's account only and
 * never served, {@code ab/cd/<sha256>.jpg} the copy. Both are written beside, forced to disk and then renamed, the original
 * last: where an original stands, its copy stands too.
 */
public final class FileEvidenceStore implements EvidenceStore, AutoCloseable {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final String SEALED = "r--------";

    private final Path root;
    private final Path incoming;
    private final ExecutorService copiers;

    public FileEvidenceStore(Path root) {
        this.root = root;
        this.incoming = root.resolve("incoming");
        // Pictures are decoded a few at a time, so that neither memory nor the other work suffers.
        this.copiers = Executors.newFixedThreadPool(
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                Thread.ofPlatform().name("evidence-copier-", 0).daemon().factory());
        ImageIO.setUseCache(false);
        try {
            Files.createDirectories(incoming);
        } catch (IOException broken) {
            throw new UncheckedIOException("the evidence folder cannot be made: " + root, broken);
        }
    }

    @Override
    public void close() {
        copiers.shutdown();
    }

    @Override
    public Decision<Sealed> seal(PhotoHash claimed, ByteSource body) throws BrokenOff {
        Path original = incomingFile();
        Path copy = incomingFile();
        try {
            Received received = receive(body, original);
            if (received.bytes() > PHOTO_BYTES_MAX) {
                return Decision.refused(new EvidenceRefusal.TooLarge(PHOTO_BYTES_MAX));
            }
            if (!received.sha256().equals(claimed.hex())) {
                return Decision.refused(new EvidenceRefusal.HashMismatch(claimed.hex(), received.sha256()));
            }
            Optional<PictureFormat> format = PictureFormat.of(received.head());
            if (format.isEmpty()) {
                return Decision.refused(new EvidenceRefusal.NotAPicture());
            }
            EvidenceRefusal refusal =
                    Files.exists(originalOf(claimed)) ? null : keep(claimed, original, format.get(), copy);
            return refusal == null
                    ? Decision.accepted(
                            new Sealed(claimed, received.bytes(), format.get().mediaType()))
                    : Decision.refused(refusal);
        } catch (IOException broken) {
            throw new UncheckedIOException("evidence cannot be kept", broken);
        } finally {
            delete(original);
            delete(copy);
        }
    }

    private record Received(long bytes, byte[] head, String sha256) {}

    /** Writes and digests the body as it comes; stops as soon as it is too large. */
    private static Received receive(ByteSource body, Path file) throws IOException, BrokenOff {
        MessageDigest digest = sha256();
        var chunk = new byte[CHUNK_BYTES];
        var head = new byte[0];
        long bytes = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int n = body.read(chunk, 0, chunk.length);
                    n >= 0 && bytes <= PHOTO_BYTES_MAX;
                    n = body.read(chunk, 0, chunk.length)) {
                if (head.length < PictureFormat.HEAD_BYTES) {
                    int more = Math.min(n, PictureFormat.HEAD_BYTES - head.length);
                    head = Arrays.copyOf(head, head.length + more);
                    System.arraycopy(chunk, 0, head, head.length - more, more);
                }
                bytes += n;
                digest.update(chunk, 0, n);
                ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, n);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            out.force(true);
        }
        return new Received(bytes, head, HexFormat.of().formatHex(digest.digest()));
    }

    private @Nullable EvidenceRefusal keep(PhotoHash photo, Path original, PictureFormat format, Path copy)
            throws IOException {
        EvidenceRefusal refusal = makeCopy(original, format, copy);
        if (refusal != null) {
            return refusal;
        }
        Files.createDirectories(folderOf(photo));
        force(copy);
        Files.move(copy, copyPathOf(photo), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(original, PosixFilePermissions.fromString(SEALED));
        Files.move(original, originalOf(photo), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // A rename is durable once the folders that name it are.
        force(folderOf(photo));
        force(root.resolve(photo.hex().substring(0, 2)));
        force(root);
        return null;
    }

    private @Nullable EvidenceRefusal makeCopy(Path original, PictureFormat format, Path copy) throws IOException {
        Future<?> copying = copiers.submit(() -> {
            PictureCopy.write(original, format, copy);
            return copy;
        });
        try {
            copying.get();
            return null;
        } catch (ExecutionException failed) {
            return switch (failed.getCause()) {
                case PictureCopy.TooManyPixels ignored -> new EvidenceRefusal.TooManyPixels(PHOTO_PIXELS_MAX);
                case PictureCopy.NotDecodable ignored -> new EvidenceRefusal.NotDecodable(format.code());
                case IOException broken -> throw broken;
                case null, default -> throw new IllegalStateException(failed);
            };
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a copy was made", stopping);
        }
    }

    @Override
    public Optional<byte[]> copyOf(PhotoHash photo) {
        try {
            return Optional.of(Files.readAllBytes(copyPathOf(photo)));
        } catch (NoSuchFileException unknown) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException("evidence cannot be read", broken);
        }
    }

    private Path folderOf(PhotoHash photo) {
        return root.resolve(photo.hex().substring(0, 2)).resolve(photo.hex().substring(2, 4));
    }

    private Path originalOf(PhotoHash photo) {
        return folderOf(photo).resolve(photo.hex());
    }

    private Path copyPathOf(PhotoHash photo) {
        return folderOf(photo).resolve(photo.hex() + ".jpg");
    }

    private Path incomingFile() {
        try {
            return Files.createTempFile(incoming, "photo", ".part");
        } catch (IOException broken) {
            throw new UncheckedIOException("evidence cannot be kept", broken);
        }
    }

    private static void force(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // Nothing depends on it; the folder of incoming files may be emptied at any time.
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
