package city.statictraffic.standalone;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log file that is turned over by size, so that a long-lived instance never fills the disk with logs. */
final class RotatingLog {
    private static final long MAX_BYTES = 20L << 20;
    private static final int KEPT = 3;
    private static final int BUFFER = 8192;

    private final Path file;
    private final long maxBytes;

    RotatingLog(Path file) {
        this(file, MAX_BYTES);
    }

    RotatingLog(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    Path file() {
        return file;
    }

    /** Copies until the stream ends; what cannot be written is dropped, the process must not stall on a full disk. */
    void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            try {
                append(buffer, n);
            } catch (IOException e) {
                continue;
            }
        }
    }

    private synchronized void append(byte[] bytes, int length) throws IOException {
        if (Files.exists(file) && Files.size(file) + length > maxBytes) {
            turnOver();
        }
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            out.write(bytes, 0, length);
        }
    }

    private void turnOver() throws IOException {
        for (int i = KEPT - 1; i >= 1; i--) {
            Path older = numbered(i);
            if (Files.exists(older)) {
                Files.move(older, numbered(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path numbered(int i) {
        return file.resolveSibling(file.getFileName() + "." + i);
    }
}
