package city.statictraffic.dataimport;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.dataimport.domain.table.CellTime;
import city.statictraffic.kernel.time.CityCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N09")
class CellTimeTest {
    private static Optional<Instant> read(String text) {
        return CellTime.read(text, CityCalendar.SHANGHAI);
    }

    @Test
    void the_forms_people_and_spreadsheets_write_are_read_in_the_citys_time() {
        for (String day : List.of(
                "2026-01-05", "2026/1/5", "2026.1.5", "2026. 1. 5", "20260105", "2026年1月5日", "2026年01月05号", "46027")) {
            assertThat(read(day)).as(day).contains(Instant.parse("2026-01-04T16:00:00Z"));
        }
        for (String minute : List.of(
                "2026-01-05 08:30",
                "2026/1/5 8:30:00",
                "2026-01-05T08:30:00.000",
                "2026年1月5日8时30分",
                "2026年1月5日 8时30分00秒",
                "202601050830",
                "20260105083000",
                "2026-01-05T00:30:00Z",
                "2026-01-05T08:30:00+08:00",
                "46027.354166667")) {
            assertThat(read(minute)).as(minute).contains(Instant.parse("2026-01-05T00:30:00Z"));
        }
    }

    @Test
    void days_that_do_not_exist_or_could_be_two_days_are_not_guessed_at() {
        for (String text : List.of(
                "2026-02-30",
                "2026-13-01",
                "2026-00-10",
                "05/01/2026",
                "1/5/26",
                "2026-01-05 25:00",
                "2026-01-05 08:60",
                "0026-01-05",
                "9999-12-31",
                "19999",
                "80001",
                "2026",
                "2026-01",
                "昨天",
                "2026-01-05T08:30:00+99:00",
                "2026-01-05-06",
                "-2026-01-05",
                "2026-01-05; DROP TABLE bike")) {
            assertThat(read(text)).as(text).isEmpty();
        }
    }

    @Test
    void every_second_of_the_calendar_comes_back_from_each_form_it_is_written_in() {
        var random = new Random(20_260_105);
        var forms = List.of("yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:m:s", "yyyyMMddHHmmss", "yyyy年M月d日H时m分s秒");
        for (int round = 0; round < 2_000; round++) {
            // Before 1992 the city's clock was put forward in summer, and one hour of a year comes twice.
            var civil = LocalDateTime.of(1992, 1, 1, 0, 0).plusSeconds(random.nextLong(6_000_000_000L));
            var expected = civil.atZone(CityCalendar.SHANGHAI.zone()).toInstant();
            for (String form : forms) {
                String text = DateTimeFormatter.ofPattern(form).format(civil);
                assertThat(read(text)).as(text).contains(expected);
            }
        }
    }
}
