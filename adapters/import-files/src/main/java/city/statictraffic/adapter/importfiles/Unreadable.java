package city.statictraffic.adapter.importfiles;

import city.statictraffic.dataimport.domain.table.TableFault;
import city.statictraffic.dataimport.domain.table.TableLimits;
import java.util.List;

/** Ends the reading of a file. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TableFault why;
    private final int line;

    Unreadable(TableFault why, int line) {
        super(why.name(), null, false, false);
        this.why = why;
        this.line = line;
    }

    /** Ends the reading at a row that would take too much room where rows are kept. */
    static void requireRoom(List<String> cells, int line) {
        if (cells.stream().mapToInt(String::length).sum() > TableLimits.ROW_CHARS_MAX) {
            throw new Unreadable(TableFault.ROW_TOO_LONG, line);
        }
    }

    TableFault why() {
        return why;
    }

    int line() {
        return line;
    }
}
