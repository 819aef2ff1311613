package city.statictraffic.architecture.violations.contexts.bikefleet.domain;

import java.util.UUID;

public record NamesItself(UUID id) {
    public static NamesItself create() {
        return new NamesItself(UUID.randomUUID());
    }
}
