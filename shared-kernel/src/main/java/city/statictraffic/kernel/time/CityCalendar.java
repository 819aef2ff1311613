package city.statictraffic.kernel.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Civil time of the city: the only way from an instant to a day. */
public record CityCalendar(ZoneId zone) {
    public static final CityCalendar SHANGHAI = new CityCalendar(ZoneId.of("Asia/Shanghai"));

    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
