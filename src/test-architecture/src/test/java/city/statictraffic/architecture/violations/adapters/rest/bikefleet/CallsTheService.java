package city.statictraffic.architecture.violations.adapters.rest.bikefleet;

import city.statictraffic.architecture.violations.contexts.bikefleet.application.FindBikesService;

public record CallsTheService(FindBikesService service) {}
