package city.statictraffic.dataimport.domain.table;

import city.statictraffic.kernel.time.CityCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms of days and times in spreadsheets: 2026-01-05, 2026/1/5, 2026.1.5, 20260105, 2026年1月5日, each with or
 * without a time; a spreadsheet's serial number; ISO 8601 with an offset. Day before month is never guessed at.
 */
public final class CellTime {
    private static final String CLOCK = "(?:[ T]*(\\d{1,2})[:时](\\d{1,2})(?:[:分](?:(\\d{1,2})(?:\\.\\d{1,9})?秒?)?)?)?";
    private static final Pattern APART =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?" + CLOCK);
    private static final Pattern TOGETHER =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:[ T]?(\\d{2}):?(\\d{2}):?(\\d{2})?)?");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(\\.\\d{1,12})?");
    /** Days from 1954 to 2119; below and above, a number of five digits is no day of a register. */
    private static final int SERIAL_MIN = 20_000;

    private static final int SERIAL_MAX = 80_000;
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2200;
    /** What spreadsheets count from, their leap day of 1900 allowed for. */
    private static final LocalDateTime SERIAL_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);

    private static final int SECONDS_A_DAY = 86_400;

    private CellTime() {}

    /** The argument is cleaned and folded; empty when it is none of the forms or no day that exists. */
    public static Optional<Instant> read(String text, CityCalendar calendar) {
        try {
            return civil(text)
                    .map(civil -> civil.atZone(calendar.zone()).toInstant())
                    .or(() -> withOffset(text));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> withOffset(String text) {
        return text.length() >= 17 && text.indexOf('T') == 10
                ? Optional.of(OffsetDateTime.parse(text).toInstant())
                : Optional.empty();
    }

    private static Optional<LocalDateTime> civil(String text) {
        Matcher serial = SERIAL.matcher(text);
        if (serial.matches()) {
            int days = Integer.parseInt(serial.group(1));
            if (days < SERIAL_MIN || days > SERIAL_MAX) {
                return Optional.empty();
            }
            double part = serial.group(2) == null ? 0 : Double.parseDouble("0" + serial.group(2));
            return Optional.of(SERIAL_ZERO.plusDays(days).plusSeconds(Math.round(part * SECONDS_A_DAY)));
        }
        Matcher apart = APART.matcher(text);
        if (apart.matches()) {
            return parts(apart);
        }
        Matcher together = TOGETHER.matcher(text);
        return together.matches() ? parts(together) : Optional.empty();
    }

    private static Optional<LocalDateTime> parts(Matcher found) {
        int year = number(found, 1);
        if (year < YEAR_MIN || year > YEAR_MAX) {
            return Optional.empty();
        }
        return Optional.of(LocalDateTime.of(
                year, number(found, 2), number(found, 3), number(found, 4), number(found, 5), number(found, 6)));
    }

    private static int number(Matcher found, int group) {
        String text = found.group(group);
        return text == null ? 0 : Integer.parseInt(text);
    }
}
