package city.statictraffic.dataimport.domain.job;

import city.statictraffic.dataimport.domain.table.TableRow;
import java.util.List;
import java.util.Optional;

/**
 * The file an import reads, and what was found in it.
 *
 * @param name as the sender called it
 * @param encodingAsked the encoding the sender insists on, if any
 * @param format csv or xlsx; {@code detail}: encoding and separator, or the sheet
 * @param headerLine the row of the headers; rows after it are records
 * @param rows records, blank rows not counted
 * @param sample the first records
 */
public record SourceFile(
        String name,
        long bytes,
        String sha256,
        Optional<String> encodingAsked,
        String format,
        String detail,
        int headerLine,
        List<String> titles,
        int rows,
        List<TableRow> sample) {
    public SourceFile {
        titles = List.copyOf(titles);
        sample = List.copyOf(sample);
    }
}
