package city.statictraffic.architecture.violations.contexts.bikefleet.domain;

import city.statictraffic.architecture.violations.contexts.bikefleet.application.port.Bikes;

public record KnowsItsApplication(Bikes bikes) {}
