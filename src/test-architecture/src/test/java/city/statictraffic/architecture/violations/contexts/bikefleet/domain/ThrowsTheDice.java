package city.statictraffic.architecture.violations.contexts.bikefleet.domain;

import java.util.Random;

public record ThrowsTheDice() {
    public int eyes() {
        return new Random().nextInt(6) + 1;
    }
}
