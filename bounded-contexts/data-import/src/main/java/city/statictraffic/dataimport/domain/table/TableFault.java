package city.statictraffic.dataimport.domain.table;

/** Why a file cannot be read as a table. */
public enum TableFault {
    TOO_LARGE,
    NOT_A_TABLE,
    OLD_EXCEL,
    LOCKED,
    DAMAGED,
    INFLATES_TOO_MUCH,
    ENCODING_UNKNOWN,
    QUOTE_NOT_CLOSED,
    TOO_MANY_ROWS,
    TOO_MANY_COLUMNS,
    CELL_TOO_LONG,
    ROW_TOO_LONG,
    EMPTY,
    NO_HEADER
}
