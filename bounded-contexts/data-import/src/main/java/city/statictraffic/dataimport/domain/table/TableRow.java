package city.statictraffic.dataimport.domain.table;

import java.util.List;

/**
 * One row of a file as it stands there.
 *
 * @param line its number as a spreadsheet shows it, from 1
 * @param cells texts, "" where a cell is empty; dates of a spreadsheet as {@code 2026-01-05[ 08:30:00]}
 * @param damaged columns, from 0, whose value the file itself has lost: an error value, or digits a spreadsheet rounded off
 */
public record TableRow(int line, List<String> cells, List<Integer> damaged) {
    public TableRow {
        cells = List.copyOf(cells);
        damaged = List.copyOf(damaged);
    }

    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    public boolean blank() {
        return cells.stream().allMatch(cell -> CellText.clean(cell).isEmpty());
    }

    /** Where a cell is in a spreadsheet, such as D17. */
    public static String address(int column, int line) {
        var letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.append(line).toString();
    }
}
