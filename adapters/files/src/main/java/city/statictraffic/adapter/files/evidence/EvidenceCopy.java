package city.statictraffic.adapter.files.evidence;

import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Brings all photos of one place to another, while the platform runs. What is there already is left alone, so that a broken
 * run is simply started again. Each original's hash is compared before it is given on; a damaged one is told and not copied.
 */
final class EvidenceCopy {
    private static final int TOLD_EVERY = 1_000;

    /** What one run found. {@code damaged} and {@code failed} ask for a look. */
    record Report(long seen, long copied, long present, long damaged, long failed) {
        boolean isComplete() {
            return damaged == 0 && failed == 0;
        }
    }

    private final EvidenceObjects from;
    private final EvidenceObjects to;
    private final Path scratch;
    private final boolean rehash;
    private final Consumer<String> tell;
    private long seen;
    private long copied;
    private long present;
    private long damaged;
    private long failed;

    /** @param rehash what is there already is read back and compared too */
    EvidenceCopy(EvidenceObjects from, EvidenceObjects to, Path scratch, boolean rehash, Consumer<String> tell) {
        this.from = from;
        this.to = to;
        this.scratch = scratch;
        this.rehash = rehash;
        this.tell = tell;
    }

    Report run() throws IOException {
        Path original = Files.createTempFile(scratch, "copy", ".part");
        Path copy = Files.createTempFile(scratch, "copy", ".part");
        try {
            from.forEach(photo -> one(photo, original, copy));
        } finally {
            Files.deleteIfExists(original);
            Files.deleteIfExists(copy);
        }
        return new Report(seen, copied, present, damaged, failed);
    }

    private void one(PhotoHash photo, Path original, Path copy) {
        seen++;
        try {
            if (to.has(photo)) {
                present++;
                if (rehash && !holds(to, photo, original)) {
                    damaged++;
                    tell.accept("damaged at its destination: " + photo.hex());
                }
            } else {
                bring(photo, original, copy);
            }
        } catch (IOException broken) {
            failed++;
            tell.accept("failed: " + photo.hex() + ": " + broken.getMessage());
        }
        if (seen % TOLD_EVERY == 0) {
            tell.accept("seen " + seen + ", copied " + copied + ", there already " + present);
        }
    }

    private void bring(PhotoHash photo, Path original, Path copy) throws IOException {
        if (!from.fetchOriginal(photo, original)) {
            // Taken out for its age since it was listed.
            return;
        }
        var shown = from.readCopy(photo);
        if (!Sha256.hexOf(original).equals(photo.hex()) || shown.isEmpty()) {
            damaged++;
            tell.accept("damaged where it comes from: " + photo.hex());
            return;
        }
        Files.write(copy, shown.get());
        boolean isNew = to.keep(photo, original, copy);
        if (isNew && !from.has(photo)) {
            // Taken out for its age while it was on its way: it must not outlive its tombstone.
            to.remove(photo);
            return;
        }
        copied++;
    }

    private static boolean holds(EvidenceObjects place, PhotoHash photo, Path file) throws IOException {
        return place.fetchOriginal(photo, file) && Sha256.hexOf(file).equals(photo.hex());
    }
}
