package city.statictraffic.dataimport.domain.table;

import city.statictraffic.kernel.imports.ImportField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which row of a file holds the headers, and which column is which field.
 *
 * @param line the row's number
 * @param titles as they stand in the file
 * @param columns field name to column from 0, where exactly one header names the field
 * @param ambiguous fields that several headers name: people have to choose
 */
public record Headers(int line, List<String> titles, Map<String, Integer> columns, List<String> ambiguous) {
    public Headers {
        titles = List.copyOf(titles);
        columns = Map.copyOf(columns);
        ambiguous = List.copyOf(ambiguous);
    }

    /** The row that names most fields, the first of equals; if none does, the first with two texts or more. */
    public static Optional<Headers> find(List<TableRow> first, List<ImportField> fields) {
        Headers best = null;
        for (TableRow row : first) {
            Headers found = read(row, fields);
            if (!found.matched().isEmpty()
                    && (best == null || found.matched().size() > best.matched().size())) {
                best = found;
            }
        }
        if (best != null) {
            return Optional.of(best);
        }
        return first.stream()
                .filter(row -> row.cells().stream()
                                .filter(cell -> !CellText.clean(cell).isEmpty())
                                .count()
                        >= 2)
                .findFirst()
                .map(row -> read(row, fields));
    }

    private List<String> matched() {
        var all = new ArrayList<>(columns.keySet());
        all.addAll(ambiguous);
        return all;
    }

    private static Headers read(TableRow row, List<ImportField> fields) {
        var byTitle = new HashMap<String, String>();
        for (ImportField field : fields) {
            byTitle.putIfAbsent(plain(field.zh()), field.name());
            byTitle.putIfAbsent(plain(field.en()), field.name());
            byTitle.putIfAbsent(plain(field.name()), field.name());
        }
        for (ImportField field : fields) {
            field.aliases().forEach(alias -> byTitle.putIfAbsent(plain(alias), field.name()));
        }
        var columns = new LinkedHashMap<String, Integer>();
        var ambiguous = new ArrayList<String>();
        for (int column = 0; column < row.cells().size(); column++) {
            String field = byTitle.get(plain(row.cells().get(column)));
            if (field != null && columns.putIfAbsent(field, column) != null && !ambiguous.contains(field)) {
                ambiguous.add(field);
            }
        }
        ambiguous.forEach(columns::remove);
        int last = row.cells().size();
        while (last > 0 && CellText.clean(row.cells().get(last - 1)).isEmpty()) {
            last--;
        }
        return new Headers(
                row.line(),
                row.cells().subList(0, last).stream().map(CellText::clean).toList(),
                columns,
                ambiguous);
    }

    /** Without what people add to a title: blanks, stars, remarks and units in brackets, capitals. */
    static String plain(String title) {
        return CellText.fold(CellText.clean(title))
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\([^)]*\\)|\\[[^]]*]|【[^】]*】", "")
                .replaceAll("[\\s*_:.·-]", "");
    }
}
