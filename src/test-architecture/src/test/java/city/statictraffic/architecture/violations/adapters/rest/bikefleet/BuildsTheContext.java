package city.statictraffic.architecture.violations.adapters.rest.bikefleet;

import city.statictraffic.architecture.violations.contexts.bikefleet.BikeFleet;

public record BuildsTheContext(BikeFleet fleet) {}
