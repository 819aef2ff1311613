package city.statictraffic.dataimport.domain.table;

/** Why a file cannot be read as a table. */
public enum TableFault {
    TOO_LARGE("import.file-too-large"),
    NOT_A_TABLE("import.not-a-table"),
    OLD_EXCEL("import.old-excel"),
    LOCKED("import.file-locked"),
    DAMAGED("import.file-damaged"),
    INFLATES_TOO_MUCH("import.inflates-too-much"),
    ENCODING_UNKNOWN("import.encoding-unknown"),
    QUOTE_NOT_CLOSED("import.quote-not-closed"),
    TOO_MANY_ROWS("import.too-many-rows"),
    TOO_MANY_COLUMNS("import.too-many-columns"),
    CELL_TOO_LONG("import.cell-too-long"),
    EMPTY("import.file-empty"),
    NO_HEADER("import.no-header");

    private final String code;

    TableFault(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
