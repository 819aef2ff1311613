package city.statictraffic.architecture.violations.contexts.bikefleet.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

public record ReadsTheClock() {
    public boolean isToday(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).equals(LocalDate.now(ZoneOffset.UTC));
    }
}
