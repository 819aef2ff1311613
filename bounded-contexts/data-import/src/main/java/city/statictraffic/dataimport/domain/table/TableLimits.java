package city.statictraffic.dataimport.domain.table;

/** How large a file may be, with units. */
public final class TableLimits {
    public static final long FILE_BYTES_MAX = 64L * 1024 * 1024;
    /** All parts of an Excel file together, unpacked. */
    public static final long INFLATED_BYTES_MAX = 400L * 1024 * 1024;
    /** The table of texts of an Excel file is held in memory. */
    public static final long SHARED_TEXTS_CHARS_MAX = 24L * 1024 * 1024;

    /** One text, name or comment of an Excel file, unpacked. */
    public static final long PIECE_BYTES_MAX = 1024L * 1024;

    public static final int ROWS_MAX = 500_000;
    public static final int COLUMNS_MAX = 200;
    public static final int CELL_CHARS_MAX = 4_000;
    /** Rows are kept with what is wrong with them, hundreds at a time. */
    public static final int ROW_CHARS_MAX = 32_000;
    /** Titles and notes people put above the headers. */
    public static final int HEADER_WITHIN_ROWS = 20;

    private TableLimits() {}
}
