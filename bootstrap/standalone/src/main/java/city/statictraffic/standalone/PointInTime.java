package city.statictraffic.standalone;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** An instant as people write it, to the second or finer; without a zone it is the city's own time. */
final class PointInTime {
    static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd")
            .appendPattern("[ ]['T']")
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[ ]")
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT);

    private PointInTime() {}

    static Instant parse(String text) {
        try {
            var best = WRITTEN.parseBest(text.strip(), ZonedDateTime::from, LocalDateTime::from);
            Instant at = best instanceof ZonedDateTime zoned
                    ? zoned.toInstant()
                    : ((LocalDateTime) best).atZone(CITY).toInstant();
            // The database's clock has microseconds.
            return at.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new Unable(
                    "时间 " + text + " 无法识别，请写成 '2026-11-23 10:15:30+08'；不写时区即北京时间。",
                    "The time " + text
                            + " is not understood; write it as '2026-11-23 10:15:30+08', without a zone it is"
                            + " Beijing time.",
                    e);
        }
    }

    /** In the city's time with its offset, to the microsecond: {@link #parse} reads it back. */
    static String show(Instant at) {
        return SHOWN.format(at.atZone(CITY));
    }

    static String forPostgres(Instant at) {
        return SHOWN.format(at.atZone(ZoneOffset.UTC));
    }
}
