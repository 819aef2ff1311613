package city.statictraffic.architecture.violations.contexts.bikefleet.domain;

import java.time.Instant;
import java.util.function.Supplier;

public record HandsOverTheClock() {
    public Supplier<Instant> clock() {
        return Instant::now;
    }
}
