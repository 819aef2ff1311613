package city.statictraffic.adapter.importfiles;

import city.statictraffic.dataimport.domain.table.TableFault;

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

    TableFault why() {
        return why;
    }

    int line() {
        return line;
    }
}
