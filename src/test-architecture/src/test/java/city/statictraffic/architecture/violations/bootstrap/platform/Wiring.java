package city.statictraffic.architecture.violations.bootstrap.platform;

import jakarta.enterprise.inject.Produces;

/** Keeps every rule. */
public class Wiring {
    @Produces
    public String bean() {
        return "bean";
    }
}
