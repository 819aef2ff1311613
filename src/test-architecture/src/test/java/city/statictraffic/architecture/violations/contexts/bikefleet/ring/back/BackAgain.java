package city.statictraffic.architecture.violations.contexts.bikefleet.ring.back;

import city.statictraffic.architecture.violations.contexts.bikefleet.ring.There;
import java.util.List;

public record BackAgain(List<There> where) {
    public There first() {
        return where.getFirst();
    }
}
