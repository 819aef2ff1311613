package city.statictraffic.adapter.importfiles;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.dataimport.application.port.TableReader;
import city.statictraffic.dataimport.domain.table.TableRow;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files as offices send them, and as attackers would. */
@Tag("N09")
class FileTableReaderTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static String sheet(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    private static String encodingOf(ReadFile file) {
        return ((TableReader.Complete) file.end()).detail();
    }

    @Test
    void the_encoding_is_found_out() {
        String text = "车辆编号,企业\nJQ1,甲骑科技\n";
        assertThat(encodingOf(ReadFile.of(text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("UTF-8, ,");
        assertThat(encodingOf(ReadFile.of(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("UTF-8 BOM, ,");
        assertThat(encodingOf(ReadFile.of(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo("UTF-16LE, ,");
        for (ReadFile file : List.of(
                ReadFile.of(text.getBytes(GB18030)),
                ReadFile.of(text.getBytes(StandardCharsets.UTF_8)),
                ReadFile.of(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))) {
            assertThat(file.cells()).containsExactly(List.of("车辆编号", "企业"), List.of("JQ1", "甲骑科技"));
        }
        // The two bytes of 联 and 通 in GB18030 are well-formed UTF-8 too.
        assertThat(ReadFile.of("联通,联通\n".getBytes(GB18030)).cells()).containsExactly(List.of("联通", "联通"));
        assertThat(ReadFile.of(new byte[] {(byte) 0xFF, 'a', ',', 'b', (byte) 0xFF})
                        .why())
                .startsWith("ENCODING_UNKNOWN");
    }

    @Test
    void characters_of_four_bytes_in_gb18030_stay() {
        String rare = "㐀䶵𠀀𬺓";
        assertThat(ReadFile.of(("企业,地址\n甲骑科技," + rare + "\n").getBytes(GB18030))
                        .cells()
                        .get(1))
                .containsExactly("甲骑科技", rare);
    }

    @Test
    void separators_line_ends_and_quotes_as_they_come() {
        assertThat(ReadFile.of("a;b\r1;2\r").cells()).containsExactly(List.of("a", "b"), List.of("1", "2"));
        assertThat(ReadFile.of("a\tb\r\n1\t2").cells()).containsExactly(List.of("a", "b"), List.of("1", "2"));
        assertThat(ReadFile.of("a,b\n\"x\r\ny, \"\"z\"\"\",2\n").cells().get(1)).containsExactly("x\r\ny, \"z\"", "2");
        assertThat(ReadFile.of("a,b\n\n1,2\n").rows())
                .extracting(TableRow::line)
                .containsExactly(1, 2, 3);
        assertThat(ReadFile.of("a,b\n\"never closed,2\n3,4\n").why()).isEqualTo("QUOTE_NOT_CLOSED@2");
    }

    @Test
    void what_is_no_table_is_told_by_name() {
        assertThat(ReadFile.of("").why()).isEqualTo("EMPTY@0");
        assertThat(ReadFile.of(new byte[] {'%', 'P', 'D', 'F', 0, 1, 2}).why()).isEqualTo("NOT_A_TABLE@0");
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
        assertThat(ReadFile.of(old).why()).isEqualTo("OLD_EXCEL@0");
        assertThat(ReadFile.of(new byte[] {'P', 'K', 3, 4, 1, 2}).why()).isEqualTo("DAMAGED@0");
        assertThat(ReadFile.of(ReadFile.zip(Map.of("word/document.xml", "<a/>"), Map.of()))
                        .why())
                .isEqualTo("NOT_A_TABLE@0");
        assertThat(ReadFile.of("x,".repeat(250) + "x").why()).isEqualTo("TOO_MANY_COLUMNS@1");
        assertThat(ReadFile.of("a," + "y".repeat(5_000)).why()).isEqualTo("CELL_TOO_LONG@1");
    }

    @Test
    void an_excel_file_gives_what_people_see() {
        String styles = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts>"
                + "<numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>"
                + "<numFmt numFmtId=\"177\" formatCode=\"0.00&quot;day&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
                + "<xf numFmtId=\"176\"/><xf numFmtId=\"177\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>";
        String texts = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>车辆编号</t></si>"
                + "<si><r><t>甲</t></r><r><t>骑</t></r><rPh><t>jia</t></rPh></si></sst>";
        String rows = "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\" s=\"1\"><v>46027</v></c><c r=\"B5\" s=\"2\"><v>46027</v></c>"
                + "<c r=\"C5\" s=\"3\"><v>46027.3541666667</v></c><c r=\"D5\"><f>1+1</f><v>2</v></c>"
                + "<c r=\"E5\" t=\"str\"><f>A1</f><v>文</v></c><c r=\"F5\" t=\"b\"><v>1</v></c>"
                + "<c r=\"G5\" t=\"e\"><v>#N/A</v></c><c r=\"H5\"><v>1.2345678901234568E17</v></c>"
                + "<c r=\"I5\"><v>0.30000000000000004</v></c><c r=\"J5\" t=\"inlineStr\"><is><t>内</t></is></c></row>";
        ReadFile read =
                ReadFile.of(ReadFile.xlsx(sheet(rows), Map.of("xl/styles.xml", styles, "xl/sharedStrings.xml", texts)));
        assertThat(read.end()).isEqualTo(new TableReader.Complete("xlsx", "台账"));
        assertThat(read.rows()).extracting(TableRow::line).containsExactly(2, 5);
        assertThat(read.cells().get(0)).containsExactly("车辆编号", "", "甲骑");
        assertThat(read.cells().get(1))
                .containsExactly(
                        "2026-01-05",
                        "46027",
                        "2026-01-05 08:30:00",
                        "2",
                        "文",
                        "TRUE",
                        "#N/A",
                        "123456789012346000",
                        "0.3",
                        "内");
        assertThat(read.rows().get(1).damaged()).containsExactly(6, 7);
    }

    @Test
    void a_merged_cell_stands_in_each_of_its_rows() {
        String sheet = sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>甲</v></c><c r=\"B1\"><v>1</v></c></row>"
                        + "<row r=\"2\"><c r=\"B2\"><v>2</v></c></row><row r=\"3\"><c r=\"B3\"><v>3</v></c></row>")
                .replace("</worksheet>", "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells></worksheet>");
        assertThat(ReadFile.of(ReadFile.xlsx(sheet, Map.of())).cells())
                .containsExactly(List.of("甲", "1"), List.of("甲", "2"), List.of("", "3"));
    }

    @Test
    void a_hostile_excel_file_is_refused_before_it_costs_anything() {
        String far = sheet("<row r=\"1\"><c r=\"ZZZZZZZZ1\"><v>1</v></c></row>");
        assertThat(ReadFile.of(ReadFile.xlsx(far, Map.of())).why()).isEqualTo("DAMAGED@1");
        String wide = sheet("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>");
        assertThat(ReadFile.of(ReadFile.xlsx(wide, Map.of())).why()).isEqualTo("TOO_MANY_COLUMNS@1");
        String last = sheet("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>");
        assertThat(ReadFile.of(ReadFile.xlsx(last, Map.of())).rows()).hasSize(1);
        String back = sheet("<row r=\"2\"/><row r=\"1\"/>");
        assertThat(ReadFile.of(ReadFile.xlsx(back, Map.of())).why()).isEqualTo("DAMAGED@2");
        String entity = "<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e;</v></c></row>");
        assertThat(ReadFile.of(ReadFile.xlsx(entity, Map.of())).why()).startsWith("DAMAGED");
        String missing = sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>");
        assertThat(ReadFile.of(ReadFile.xlsx(missing, Map.of())).why()).isEqualTo("DAMAGED@1");
        String torn = sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c>").substring(0, 140);
        assertThat(ReadFile.of(ReadFile.xlsx(torn, Map.of())).why()).startsWith("DAMAGED");
    }

    @Test
    void one_piece_that_would_fill_the_memory_is_refused_before_it_is_read() {
        String note = "<!--" + " ".repeat(2 * 1024 * 1024) + "-->";
        assertThat(ReadFile.of(ReadFile.xlsx(sheet(note), Map.of())).why()).isEqualTo("INFLATES_TOO_MUCH@0");
        String text = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>" + "x".repeat(2 * 1024 * 1024) + "</v></c></row>";
        assertThat(ReadFile.of(ReadFile.xlsx(sheet(text), Map.of())).why()).startsWith("INFLATES_TOO_MUCH");
    }

    @Test
    void a_row_of_many_long_cells_is_refused() {
        String cell = "x".repeat(3_900);
        String line = String.join(",", Collections.nCopies(9, cell));
        assertThat(ReadFile.of(("a,b\n" + line + "\n").getBytes(StandardCharsets.UTF_8))
                        .why())
                .isEqualTo("ROW_TOO_LONG@2");
        var cells = new StringBuilder("<row r=\"1\">");
        for (char column = 'A'; column < 'J'; column++) {
            cells.append("<c r=\"")
                    .append(column)
                    .append("1\" t=\"str\"><v>")
                    .append(cell)
                    .append("</v></c>");
        }
        assertThat(ReadFile.of(ReadFile.xlsx(sheet(cells.append("</row>").toString()), Map.of()))
                        .why())
                .isEqualTo("ROW_TOO_LONG@1");
    }

    @Test
    void a_file_that_unpacks_to_gigabytes_is_refused() {
        byte[] bomb = ReadFile.xlsx(sheet("<!--" + " ".repeat(420 * 1024 * 1024) + "-->"), Map.of());
        assertThat(bomb.length).isLessThan(1024 * 1024);
        assertThat(ReadFile.of(bomb).why()).isEqualTo("INFLATES_TOO_MUCH@0");
    }
}
