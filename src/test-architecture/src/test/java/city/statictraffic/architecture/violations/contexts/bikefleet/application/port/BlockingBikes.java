package city.statictraffic.architecture.violations.contexts.bikefleet.application.port;

import java.util.Optional;

public interface BlockingBikes {
    Optional<String> find(String bikeId);
}
