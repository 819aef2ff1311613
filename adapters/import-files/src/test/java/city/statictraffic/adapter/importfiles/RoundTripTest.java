package city.statictraffic.adapter.importfiles;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.dataimport.application.port.TableWriter.Sheet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Any table → file → the same table. */
@Tag("N09")
class RoundTripTest {
    private static final long SEED = 20261123L;
    private static final int TABLES = 150;
    private static final List<String> WORDS = List.of(
            "甲骑科技",
            "JQ90000001",
            "2026年1月5日",
            "１２３",
            "",
            " ",
            "a,b",
            "a;b",
            "\"",
            "\"\"x",
            "两行\n文字",
            "𠀀𬺓",
            "tab\there",
            "'0012",
            "00012345678901234567",
            "<&>]]>",
            "é",
            "😀",
            "—",
            "·");

    private static List<List<String>> table(SplittableRandom random) {
        int columns = random.nextInt(2, 8);
        int rows = random.nextInt(1, 40);
        var table = new ArrayList<List<String>>();
        table.add(java.util.stream.IntStream.range(0, columns)
                .mapToObj(column -> "列名" + column)
                .toList());
        for (int row = 0; row < rows; row++) {
            var cells = new ArrayList<String>();
            for (int column = 0; column < columns; column++) {
                String word = WORDS.get(random.nextInt(WORDS.size()));
                cells.add(column == 0 ? "行" + row : random.nextInt(3) == 0 ? word + random.nextInt(1000) : word);
            }
            table.add(cells);
        }
        return table;
    }

    private static byte[] csv(List<List<String>> table, Charset charset, String separator, String lineEnd) {
        return table.stream()
                .map(row -> row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(separator)))
                .collect(Collectors.joining(lineEnd, "", lineEnd))
                .getBytes(charset);
    }

    @Test
    void separated_text_in_every_encoding_separator_and_line_end() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < TABLES; i++) {
            var table = table(random);
            for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
                String separator = List.of(",", ";", "\t", "|").get(random.nextInt(4));
                String lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
                assertThat(ReadFile.of(csv(table, charset, separator, lineEnd)).cells())
                        .as("table %d of seed %d, %s", i, SEED, charset)
                        .isEqualTo(table);
            }
        }
    }

    @Test
    void an_excel_file_but_for_blank_cells_at_the_end_of_a_row() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < TABLES / 3; i++) {
            var table = table(random);
            var out = new ByteArrayOutputStream();
            new FileTableWriter()
                    .xlsx(
                            List.of(new Sheet(
                                    "表",
                                    table.getFirst(),
                                    table.subList(1, table.size()).iterator())),
                            out::write);
            assertThat(trimmed(ReadFile.of(out.toByteArray()).cells()))
                    .as("table %d of seed %d", i, SEED)
                    .isEqualTo(trimmed(table));
        }
    }

    private static List<List<String>> trimmed(List<List<String>> table) {
        return table.stream()
                .map(row -> {
                    var cells = new ArrayList<>(
                            row.stream().map(cell -> cell.isBlank() ? "" : cell).toList());
                    while (!cells.isEmpty() && cells.getLast().isEmpty()) {
                        cells.removeLast();
                    }
                    return (List<String>) cells;
                })
                .toList();
    }

    @Test
    void a_written_file_holds_no_formula_and_reads_back_without_the_mark() {
        var out = new ByteArrayOutputStream();
        new FileTableWriter()
                .csv(
                        new Sheet(
                                "s",
                                List.of("车辆编号", "备注"),
                                List.of(List.of("JQ1", "=cmd|' /C calc'!A0")).iterator()),
                        out::write);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"车辆编号\"")
                .contains("\"'=cmd");
        assertThat(city.statictraffic.dataimport.domain.table.CellText.clean(
                        ReadFile.of(out.toByteArray()).cells().get(1).get(1)))
                .isEqualTo("=cmd|' /C calc'!A0");
    }
}
