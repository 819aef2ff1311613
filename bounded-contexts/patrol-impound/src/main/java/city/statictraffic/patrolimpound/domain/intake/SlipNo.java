package city.statictraffic.patrolimpound.domain.intake;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The number on the slip (入场单号): {@code ZC-310110-20261123-0001}. Counted per district and day, not per yard: the number
 * names the district only, and no two slips may bear the same one.
 */
public record SlipNo(String text) {
    public static SlipNo of(String districtCode, LocalDate day, int sequence) {
        if (sequence < 1) {
            throw new IllegalArgumentException("slips are counted from 1");
        }
        return new SlipNo("ZC-%s-%s-%04d"
                .formatted(districtCode, DateTimeFormatter.BASIC_ISO_DATE.format(day), sequence)
                .toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return text;
    }
}
