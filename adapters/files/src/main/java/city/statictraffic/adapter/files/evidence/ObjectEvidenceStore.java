package city.statictraffic.adapter.files.evidence;

import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.evidence.EvidenceRefusal;
import city.statictraffic.patrolimpound.application.port.EvidenceStore;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Takes photos in and shows their copies, wherever they are kept. A photo is received into a file on this machine, tried
 * there, and only then given to its place; it is acknowledged once that place has it. While a city moves from one place to
 * another, the old one is read too.
 */
public final class ObjectEvidenceStore implements EvidenceStore, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ObjectEvidenceStore.class.getName());

    /** @param required a photo nobody could look at is not taken */
    public record Scanning(MalwareScan scan, boolean required) {}

    private static final int CHUNK_BYTES = 64 * 1024;

    private final EvidenceObjects place;
    private final List<EvidenceObjects> places;
    private final Path incoming;
    private final Optional<Scanning> scanning;
    private final ExecutorService copiers;

    /**
     * @param place where photos are kept from now on
     * @param readAlso where older ones may still be
     * @param scanning who looks for malware, if anybody does
     * @param scratch a folder of this machine; its {@code incoming} holds photos while they arrive
     */
    public ObjectEvidenceStore(
            EvidenceObjects place, List<EvidenceObjects> readAlso, Path scratch, Optional<Scanning> scanning) {
        this.scanning = scanning;
        this.place = place;
        this.places = Stream.concat(Stream.of(place), readAlso.stream()).toList();
        this.incoming = scratch.resolve("incoming");
        // Pictures are decoded a few at a time, so that neither memory nor the other work suffers.
        this.copiers = Executors.newFixedThreadPool(
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                Thread.ofPlatform().name("evidence-copier-", 0).daemon().factory());
        ImageIO.setUseCache(false);
        try {
            Files.createDirectories(incoming);
        } catch (IOException broken) {
            throw new UncheckedIOException("the folder of arriving photos cannot be made: " + incoming, broken);
        }
    }

    @Override
    public void close() {
        copiers.shutdown();
        scanning.ifPresent(one -> {
            if (one.scan() instanceof ClamdScan clamd) {
                clamd.close();
            }
        });
        places.forEach(EvidenceObjects::close);
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
            EvidenceRefusal refusal = place.has(claimed) ? null : keep(claimed, original, format.get(), copy);
            return refusal == null
                    ? Decision.accepted(
                            new Sealed(claimed, received.bytes(), format.get().mediaType()))
                    : Decision.refused(refusal);
        } catch (IOException broken) {
            throw new Away("evidence cannot be kept", broken);
        } finally {
            delete(original);
            delete(copy);
        }
    }

    private record Received(long bytes, byte[] head, String sha256) {}

    /** Writes and digests the body as it comes; stops as soon as it is too large. */
    private static Received receive(ByteSource body, Path file) throws IOException, BrokenOff {
        MessageDigest digest = Sha256.start();
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
        return new Received(bytes, head, Sha256.hex(digest));
    }

    private @Nullable EvidenceRefusal keep(PhotoHash photo, Path original, PictureFormat format, Path copy)
            throws IOException {
        // Before anything of it is decoded.
        EvidenceRefusal infected = scan(photo, original);
        if (infected != null) {
            return infected;
        }
        EvidenceRefusal refusal = makeCopy(original, format, copy);
        if (refusal == null) {
            place.keep(photo, original, copy);
        }
        return refusal;
    }

    private @Nullable EvidenceRefusal scan(PhotoHash photo, Path original) throws IOException {
        if (scanning.isEmpty()) {
            return null;
        }
        MalwareScan.Verdict verdict;
        try (InputStream in = Files.newInputStream(original)) {
            verdict = scanning.get().scan().scan(in::read);
        }
        return switch (verdict) {
            case MalwareScan.Verdict.Clean() -> null;
            case MalwareScan.Verdict.Infected(var name) -> {
                LOG.log(System.Logger.Level.WARNING, "photo {0} is infected: {1}", photo.hex(), name);
                yield new EvidenceRefusal.Infected(name);
            }
            case MalwareScan.Verdict.Unavailable(var why) -> {
                if (scanning.get().required()) {
                    throw new IOException("the malware scanner does not answer: " + why);
                }
                LOG.log(System.Logger.Level.WARNING, "photo {0} is taken without a scan: {1}", photo.hex(), why);
                yield null;
            }
        };
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
            for (EvidenceObjects one : places) {
                Optional<byte[]> copy = one.readCopy(photo);
                if (copy.isPresent()) {
                    return copy;
                }
            }
            return Optional.empty();
        } catch (IOException broken) {
            throw new Away("evidence cannot be read", broken);
        }
    }

    @Override
    public void remove(PhotoHash photo) {
        try {
            // The place photos may be copied from goes first: a copier looks there again after it has brought one.
            for (EvidenceObjects one : places.reversed()) {
                one.remove(photo);
            }
        } catch (IOException broken) {
            throw new Away("evidence cannot be taken out", broken);
        }
    }

    private Path incomingFile() {
        try {
            return Files.createTempFile(incoming, "photo", ".part");
        } catch (IOException broken) {
            throw new Away("evidence cannot be received", broken);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // Nothing depends on it; the folder of incoming files may be emptied at any time.
        }
    }
}
