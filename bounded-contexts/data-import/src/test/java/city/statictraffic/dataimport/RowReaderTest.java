package city.statictraffic.dataimport;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.dataimport.domain.table.Headers;
import city.statictraffic.dataimport.domain.table.Mapping;
import city.statictraffic.dataimport.domain.table.RowReader;
import city.statictraffic.dataimport.domain.table.TableRow;
import city.statictraffic.kernel.geo.Datum;
import city.statictraffic.kernel.imports.ImportTarget.Problem;
import city.statictraffic.kernel.time.CityCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N09")
class RowReaderTest {
    private static final Map<String, Integer> COLUMNS =
            Map.of("bike", 0, "remark", 1, "places", 2, "longitude", 3, "filedAt", 4, "kind", 5);
    private static final Map<String, Map<String, String>> OLD_VALUES =
            Map.of("kind", Map.of("01", "PEDAL", "助力车", "ELECTRIC", "火箭", "ROCKET"));

    private final RowReader reader =
            new RowReader(Targets.EACH_KIND, new Mapping(COLUMNS, OLD_VALUES, Datum.WGS84), CityCalendar.SHANGHAI);

    private RowReader.Read read(String... cells) {
        return reader.read(new TableRow(17, List.of(cells), List.of()));
    }

    private List<String> codes(String... cells) {
        return read(cells).problems().stream()
                .map(problem -> problem.field() + " " + problem.code())
                .toList();
    }

    @Test
    void a_row_comes_typed_with_full_width_forms_blanks_and_marks_taken_away() {
        var read = read("\uFEFF '０２１ａ ", " 好\n车 ", "１,２３４", "121.50", "2026年1月5日", " e-BIKE");
        assertThat(read.problems()).isEmpty();
        assertThat(read.row().line()).isEqualTo(17);
        assertThat(read.row().values())
                .isEqualTo(Map.of(
                        "bike",
                        "021a",
                        "remark",
                        "好 车",
                        "places",
                        1_234.0,
                        "longitude",
                        121.5,
                        "filedAt",
                        Instant.parse("2026-01-04T16:00:00Z"),
                        "kind",
                        "ELECTRIC"));
    }

    @Test
    void all_that_is_wrong_with_a_row_is_told_at_once() {
        assertThat(codes("车1", "这备注太长了", "5001", "east", "31/12/2026", "火箭"))
                .containsExactly(
                        "bike import.value-characters",
                        "remark import.value-too-long",
                        "places import.value-out-of-range",
                        "longitude import.value-no-number",
                        "filedAt import.value-no-time",
                        "kind import.value-unknown");
        assertThat(codes("", "", "", "", "", ""))
                .containsExactly("bike import.value-missing", "kind import.value-missing");
        assertThat(codes()).containsExactly("bike import.value-missing", "kind import.value-missing");
        assertThat(codes("B1", "a\u0000b", "", "", "", "PEDAL")).containsExactly("remark import.value-characters");
        assertThat(codes("B123456789012", "", "", "", "", "PEDAL")).containsExactly("bike import.value-too-long");
    }

    @Test
    void numbers_are_taken_only_where_they_can_be_meant_one_way() {
        for (String number : List.of("12", "12.0", "+12", "1.2e1", "1,200", "0")) {
            assertThat(codes("B1", "", number, "", "", "PEDAL")).as(number).isEmpty();
        }
        for (String number :
                List.of("12.5", "1,2", "12,34", "1e999", "NaN", "Infinity", "0x10", "1 2", "--1", "1e", ".")) {
            assertThat(codes("B1", "", number, "", "", "PEDAL"))
                    .as(number)
                    .containsExactly("places import.value-no-number");
        }
        assertThat(read("B1", "", "-0", "", "", "PEDAL").row().number("places")).contains(0.0);
        assertThat(codes("B1", "", "-1", "", "", "PEDAL")).containsExactly("places import.value-out-of-range");
        assertThat(codes("B1", "", "9e99", "", "", "PEDAL")).containsExactly("places import.value-out-of-range");
    }

    @Test
    void old_values_are_known_by_code_by_name_and_as_mapped_but_never_to_a_code_that_is_none() {
        for (String word : List.of("PEDAL", "pedal", "自行车", "Bicycle", "01", "０１")) {
            assertThat(read("B1", "", "", "", "", word).row().text("kind"))
                    .as(word)
                    .contains("PEDAL");
        }
        assertThat(read("B1", "", "", "", "", "助力车").row().text("kind")).contains("ELECTRIC");
        assertThat(codes("B1", "", "", "", "", "火箭")).containsExactly("kind import.value-unknown");
        assertThat(codes("B1", "", "", "", "", "ROCKET")).containsExactly("kind import.value-unknown");
    }

    @Test
    void a_value_the_file_has_lost_is_told_as_lost_not_guessed() {
        var read = reader.read(new TableRow(3, List.of("3.10115E+17", "", "", "", "", "PEDAL"), List.of(0)));
        assertThat(read.problems()).extracting(Problem::code).containsExactly("import.value-damaged");
        assertThat(read.key()).isEmpty();
    }

    @Test
    void rows_are_told_apart_by_their_key_as_it_is_after_cleaning() {
        String key = read("B1", "", "", "", "", "PEDAL").key();
        assertThat(key)
                .isNotEmpty()
                .isEqualTo(read(" Ｂ１ ", "x", "", "", "", "PEDAL").key());
        assertThat(key).isNotEqualTo(read("B2", "", "", "", "", "PEDAL").key());
        assertThat(read("", "", "", "", "", "PEDAL").key()).isEmpty();
    }

    @Test
    void whatever_stands_in_the_cells_a_row_is_read_or_told_and_never_thrown() {
        var random = new Random(9);
        String alphabet = "0189+-.,eE/:年月日时 \t\n\u0000\u3000\uFEFF'\"=@车Ａ１\uD83D\uDEB2abPEDAL\u200B";
        for (int round = 0; round < 20_000; round++) {
            String[] cells = new String[6];
            for (int i = 0; i < cells.length; i++) {
                var cell = new StringBuilder();
                for (int length = random.nextInt(14); length > 0; length--) {
                    cell.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                cells[i] = cell.toString();
            }
            var read = read(cells);
            for (String field : List.of("bike", "kind")) {
                assertThat(read.row().values().containsKey(field)
                                || read.problems().stream()
                                        .anyMatch(problem -> problem.field().equals(field)))
                        .as("%s in %s", field, List.of(cells))
                        .isTrue();
            }
            read.row().text("bike").ifPresent(bike -> assertThat(bike).matches("[!-~]{1,12}"));
            read.row()
                    .text("remark")
                    .ifPresent(remark -> assertThat(remark.chars()).noneMatch(Character::isISOControl));
            read.row().number("places").ifPresent(places -> assertThat(places).isBetween(0.0, 5_000.0));
        }
    }

    @Test
    void the_row_that_names_most_fields_holds_the_headers_whatever_stands_above() {
        var headers = Headers.find(
                        List.of(
                                new TableRow(1, List.of("2026 年备案车辆清单"), List.of()),
                                new TableRow(2, List.of("填表人", "备注"), List.of()),
                                new TableRow(4, List.of("序号", "*车辆编号（必填）", "车 型", "BIKE_NO", "容量(个)", ""), List.of())),
                        Targets.EACH_KIND.fields())
                .orElseThrow();
        assertThat(headers.line()).isEqualTo(4);
        assertThat(headers.titles()).hasSize(5);
        assertThat(headers.columns()).isEqualTo(Map.of("kind", 2, "places", 4));
        assertThat(headers.ambiguous()).containsExactly("bike");
        assertThat(Headers.find(List.of(new TableRow(1, List.of("只有一个"), List.of())), Targets.EACH_KIND.fields()))
                .isEmpty();
    }

    @Test
    void cells_are_named_as_spreadsheets_name_them() {
        assertThat(TableRow.address(0, 1)).isEqualTo("A1");
        assertThat(TableRow.address(25, 2)).isEqualTo("Z2");
        assertThat(TableRow.address(26, 3)).isEqualTo("AA3");
        assertThat(TableRow.address(701, 4)).isEqualTo("ZZ4");
        assertThat(TableRow.address(702, 5)).isEqualTo("AAA5");
    }
}
