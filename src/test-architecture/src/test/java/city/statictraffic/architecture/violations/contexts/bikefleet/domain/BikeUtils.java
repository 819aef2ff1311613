package city.statictraffic.architecture.violations.contexts.bikefleet.domain;

public interface BikeUtils {}
