package city.statictraffic.adapter.importfiles;

import city.statictraffic.dataimport.application.port.TableReader;
import city.statictraffic.dataimport.domain.table.TableFault;
import city.statictraffic.dataimport.domain.table.TableLimits;
import city.statictraffic.dataimport.domain.table.TableRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Separated text, RFC 4180 and what is around in fact: comma, semicolon, tab or bar; any line ends, also in quoted cells;
 * quotes doubled. Rows are numbered as a spreadsheet would, blank ones too.
 */
final class CsvTable {
    private static final char[] SEPARATORS = {',', '\t', ';', '|'};
    private static final int LOOK_AT_CHARS = 64 * 1024;
    private static final int LOOK_AT_ROWS = 10;
    private static final int BUFFER_CHARS = 64 * 1024;

    private final PushbackReader in;
    private final char separator;
    private final TableReader.Sink sink;
    private final StringBuilder cell = new StringBuilder();
    private final List<String> cells = new ArrayList<>();
    private int line;

    private CsvTable(Reader in, char separator, TableReader.Sink sink) {
        this.in = new PushbackReader(new BufferedReader(in, BUFFER_CHARS), 1);
        this.separator = separator;
        this.sink = sink;
    }

    /** Returns the encoding and the separator. */
    static String read(Path file, byte[] head, Optional<String> asked, TableReader.Sink sink) throws IOException {
        Encodings.Found encoding = Encodings.of(file, head, asked);
        char separator;
        try (Reader reader = Encodings.open(file, encoding)) {
            separator = separatorOf(reader);
        }
        try (Reader reader = Encodings.open(file, encoding)) {
            new CsvTable(reader, separator, sink).rows();
        } catch (CharacterCodingException malformed) {
            throw new Unreadable(TableFault.ENCODING_UNKNOWN, 0);
        }
        return encoding.name() + ", " + (separator == '\t' ? "TAB" : separator);
    }

    /** The one that comes most often, outside quotes, in the row where any comes most often. */
    private static char separatorOf(Reader reader) throws IOException {
        char[] text = new char[LOOK_AT_CHARS];
        int length = 0;
        int read = reader.read(text, 0, text.length);
        while (read > 0) {
            length += read;
            read = reader.read(text, length, text.length - length);
        }
        int[] best = new int[SEPARATORS.length];
        int[] here = new int[SEPARATORS.length];
        boolean quoted = false;
        int rows = 0;
        for (int i = 0; i <= length && rows < LOOK_AT_ROWS; i++) {
            char c = i == length ? '\n' : text[i];
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                for (int s = 0; s < here.length; s++) {
                    best[s] = Math.max(best[s], here[s]);
                    here[s] = 0;
                }
                rows++;
            } else if (!quoted) {
                for (int s = 0; s < here.length; s++) {
                    here[s] += c == SEPARATORS[s] ? 1 : 0;
                }
            }
        }
        int most = 0;
        for (int s = 1; s < best.length; s++) {
            most = best[s] > best[most] ? s : most;
        }
        return SEPARATORS[most];
    }

    private void rows() throws IOException {
        boolean more = true;
        while (more) {
            int c = in.read();
            if (c < 0) {
                return;
            }
            in.unread(c);
            more = row();
        }
    }

    /** False when the sink has enough. */
    private boolean row() throws IOException {
        line++;
        cells.clear();
        int end;
        do {
            end = cell();
            if (cells.size() == TableLimits.COLUMNS_MAX) {
                if (!cell.toString().isBlank()) {
                    throw new Unreadable(TableFault.TOO_MANY_COLUMNS, line);
                }
            } else {
                cells.add(cell.toString());
            }
        } while (end == separator);
        if (end == '\r') {
            int next = in.read();
            if (next >= 0 && next != '\n') {
                in.unread(next);
            }
        }
        Unreadable.requireRoom(cells, line);
        return sink.row(new TableRow(line, cells, List.of()));
    }

    /** Reads one cell and returns what ended it: the separator, a line end, or -1. */
    private int cell() throws IOException {
        cell.setLength(0);
        int c = in.read();
        if (c == '"') {
            quoted();
            c = in.read();
        }
        // Text after a closing quote is malformed; it is kept, as spreadsheets do.
        while (c != separator && c != '\n' && c != '\r' && c >= 0) {
            add((char) c);
            c = in.read();
        }
        return c;
    }

    private void quoted() throws IOException {
        int began = line;
        while (true) {
            int c = in.read();
            if (c < 0) {
                throw new Unreadable(TableFault.QUOTE_NOT_CLOSED, began);
            }
            if (c == '"') {
                int next = in.read();
                if (next != '"') {
                    if (next >= 0) {
                        in.unread(next);
                    }
                    return;
                }
            }
            add((char) c);
        }
    }

    private void add(char c) {
        if (c == 0) {
            throw new Unreadable(TableFault.NOT_A_TABLE, line);
        }
        if (cell.length() == TableLimits.CELL_CHARS_MAX) {
            throw new Unreadable(TableFault.CELL_TOO_LONG, line);
        }
        cell.append(c);
    }
}
