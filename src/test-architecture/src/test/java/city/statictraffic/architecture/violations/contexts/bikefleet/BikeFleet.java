package city.statictraffic.architecture.violations.contexts.bikefleet;

import city.statictraffic.architecture.violations.contexts.bikefleet.application.FindBikes;
import city.statictraffic.architecture.violations.contexts.bikefleet.application.FindBikesService;

/** Keeps every rule: the factory of a context. */
public final class BikeFleet {
    public FindBikes findBikes() {
        return new FindBikesService();
    }
}
