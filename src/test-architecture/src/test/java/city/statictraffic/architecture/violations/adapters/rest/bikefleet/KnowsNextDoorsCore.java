package city.statictraffic.architecture.violations.adapters.rest.bikefleet;

import city.statictraffic.architecture.violations.contexts.patrolimpound.application.TakeIn;

public record KnowsNextDoorsCore(TakeIn takeIn) {}
