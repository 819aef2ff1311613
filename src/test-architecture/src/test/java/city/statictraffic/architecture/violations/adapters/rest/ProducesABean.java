package city.statictraffic.architecture.violations.adapters.rest;

import jakarta.enterprise.inject.Produces;

public class ProducesABean {
    @Produces
    public String bean() {
        return "bean";
    }
}
