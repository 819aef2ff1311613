package city.statictraffic.adapter.importfiles;

import city.statictraffic.dataimport.application.port.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes row by row; every cell is a text, so that long numbers and leading zeros stay. */
public final class FileTableWriter implements TableWriter {
    private static final String FORMULA_BEGINS = "=+-@\t\r";
    private static final int FLUSH_ROWS = 500;
    private static final int COLUMN_WIDTH = 20;
    private static final String TEXT_FORMAT = "@";

    @Override
    public void csv(Sheet sheet, ByteSink into) {
        send("\uFEFF" + line(sheet.titles()), into);
        sheet.rows().forEachRemaining(row -> send(line(row), into));
    }

    private static String line(List<String> cells) {
        var line = new StringBuilder();
        for (String cell : cells) {
            line.append(line.isEmpty() ? "" : ",").append(quoted(cell));
        }
        return line.append("\r\n").toString();
    }

    private static String quoted(String cell) {
        boolean formula = !cell.isEmpty() && FORMULA_BEGINS.indexOf(cell.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }

    private static void send(String text, ByteSink into) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        into.write(bytes, 0, bytes.length);
    }

    @Override
    public void xlsx(List<Sheet> sheets, ByteSink into) {
        try (Workbook book = new Workbook(stream(into), "static-traffic", null)) {
            for (Sheet sheet : sheets) {
                write(book.newWorksheet(sheet.name()), sheet);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void write(Worksheet page, Sheet sheet) throws IOException {
        for (int column = 0; column < sheet.titles().size(); column++) {
            page.width(column, COLUMN_WIDTH);
            page.value(0, column, printable(sheet.titles().get(column)));
            page.style(0, column).bold().format(TEXT_FORMAT).set();
        }
        page.freezePane(0, 1);
        int line = 1;
        while (sheet.rows().hasNext()) {
            List<String> cells = sheet.rows().next();
            for (int column = 0; column < cells.size(); column++) {
                if (!cells.get(column).isEmpty()) {
                    page.value(line, column, printable(cells.get(column)));
                    page.style(line, column).format(TEXT_FORMAT).set();
                }
            }
            line++;
            if (line % FLUSH_ROWS == 0) {
                page.flush();
            }
        }
        page.finish();
    }

    /** XML has no place for other control characters and halves of characters. */
    private static String printable(String text) {
        boolean fine = text.codePoints().allMatch(FileTableWriter::fits);
        if (fine) {
            return text;
        }
        var kept = new StringBuilder();
        text.codePoints().filter(FileTableWriter::fits).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean fits(int c) {
        return c == 9 || c == 10 || c == 13 || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }

    private static OutputStream stream(ByteSink into) {
        return new OutputStream() {
            @Override
            public void write(int one) {
                into.write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) {
                into.write(from, offset, length);
            }
        };
    }
}
