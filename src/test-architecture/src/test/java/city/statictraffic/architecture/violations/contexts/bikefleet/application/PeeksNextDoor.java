package city.statictraffic.architecture.violations.contexts.bikefleet.application;

import city.statictraffic.architecture.violations.contexts.patrolimpound.application.TakeIn;

public record PeeksNextDoor(TakeIn takeIn) {}
