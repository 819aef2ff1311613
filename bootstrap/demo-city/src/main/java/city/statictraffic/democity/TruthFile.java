package city.statictraffic.democity;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One NDJSON file a civil day, for the owner's eyes only. After a crash the minutes since the last saved state are written
 * a second time with the same content: a reader tells lines apart by their whole text.
 */
final class TruthFile implements Truth, AutoCloseable {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.ofHours(8));
    private static final Duration KEPT = Duration.ofDays(30);

    private final Path folder;
    private @Nullable BufferedWriter writer;
    private String day = "";

    TruthFile(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (UnsupportedOperationException noPosix) {
            // A file system without such rights: whoever chose the folder guards it.
            System.err.println("the truth folder cannot be closed to others on this file system");
        }
    }

    /** Sets the civil day that lines belong to; the simulation's clock, not the wall's. */
    void at(long second) {
        String now = DAY.format(Instant.ofEpochSecond(second));
        if (!now.equals(day)) {
            close();
            day = now;
            deleteOld();
        }
    }

    @Override
    public void write(String json) {
        try {
            BufferedWriter current = writer;
            if (current == null) {
                current = Files.newBufferedWriter(
                        folder.resolve("truth-" + day + ".ndjson"),
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                writer = current;
            }
            current.write(json);
            current.write('\n');
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    void flush() {
        try {
            if (writer != null) {
                writer.flush();
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
                writer = null;
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void deleteOld() {
        Instant oldest = Instant.now().minus(KEPT);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("truth-")
                        && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.delete(file);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
