package city.statictraffic.dataimport.application.port;

import city.statictraffic.dataimport.domain.table.TableFault;
import city.statictraffic.dataimport.domain.table.TableRow;
import java.util.Optional;

/** Reads tables out of files, judged by their bytes and not by their names. Blocks; needs memory for a row, not a file. */
public interface TableReader {
    /** The bytes of a file, once; at its end -1. */
    interface ByteSource {
        int read(byte[] into, int offset, int length);
    }

    /** Takes a row; false ends the reading. */
    interface Sink {
        boolean row(TableRow row);
    }

    /** How reading ended. */
    sealed interface End {}

    /** All rows were read, or the sink had enough. {@code detail}: encoding and separator, or the sheet. */
    record Complete(String format, String detail) implements End {}

    /** @param line the row it was found at, 0 where no row is to blame */
    record Unreadable(TableFault why, int line) implements End {}

    /** @param encoding the name of an encoding to insist on; found out when empty */
    End read(ByteSource file, Optional<String> encoding, Sink sink);
}
