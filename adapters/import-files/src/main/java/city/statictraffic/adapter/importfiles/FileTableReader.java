package city.statictraffic.adapter.importfiles;

import city.statictraffic.dataimport.application.port.TableReader;
import city.statictraffic.dataimport.domain.table.TableFault;
import city.statictraffic.dataimport.domain.table.TableLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the bytes in a temporary file while it reads: an encoding shows at the end, an archive's table of contents too. */
public final class FileTableReader implements TableReader {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int HEAD_BYTES = 4_096;

    @Override
    public End read(ByteSource file, Optional<String> encoding, Sink sink) {
        Path spooled = null;
        try {
            spooled = Files.createTempFile("import", ".table");
            long bytes = spool(file, spooled);
            if (bytes == 0) {
                return unreadable(TableFault.EMPTY);
            }
            return read(spooled, encoding, sink);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            delete(spooled);
        }
    }

    private static End unreadable(TableFault why) {
        return new TableReader.Unreadable(why, 0);
    }

    private static End read(Path file, Optional<String> encoding, Sink sink) throws IOException {
        byte[] head = head(file);
        try {
            if (starts(head, 'P', 'K', 3, 4)) {
                return new Complete("xlsx", XlsxTable.read(file, sink));
            }
            if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
                // Both an Excel file of before 2007 and one with a password come in this wrapping.
                return unreadable(encrypted(file) ? TableFault.LOCKED : TableFault.OLD_EXCEL);
            }
            return new Complete("csv", CsvTable.read(file, head, encoding, sink));
        } catch (city.statictraffic.adapter.importfiles.Unreadable unreadable) {
            return new TableReader.Unreadable(unreadable.why(), unreadable.line());
        }
    }

    /** A compound file with a password holds a stream of this name, in UTF-16. */
    private static boolean encrypted(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return text.contains("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e");
    }

    private static long spool(ByteSource from, Path to) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int read = from.read(buffer, 0, buffer.length);
                    read >= 0;
                    read = from.read(buffer, 0, buffer.length)) {
                bytes += read;
                if (bytes > TableLimits.FILE_BYTES_MAX) {
                    throw new IllegalStateException("a file larger than was let in");
                }
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    private static boolean starts(byte[] head, int... with) {
        if (head.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((head[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            // The system clears its temporary folder.
            file.toFile().deleteOnExit();
        }
    }
}
