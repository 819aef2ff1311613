package city.statictraffic.dataimport.application.port;

import java.util.Iterator;
import java.util.List;

/** Writes tables people open in a spreadsheet. Blocks. Texts that a spreadsheet would take for formulas are kept texts. */
public interface TableWriter {
    /** Takes bytes as they come. */
    interface ByteSink {
        void write(byte[] from, int offset, int length);
    }

    /** @param rows read once, while writing */
    record Sheet(String name, List<String> titles, Iterator<List<String>> rows) {}

    /** UTF-8 with a byte order mark; the first sheet only. */
    void csv(Sheet sheet, ByteSink into);

    void xlsx(List<Sheet> sheets, ByteSink into);
}
