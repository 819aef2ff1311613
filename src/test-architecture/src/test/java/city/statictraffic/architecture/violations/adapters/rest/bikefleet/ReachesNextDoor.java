package city.statictraffic.architecture.violations.adapters.rest.bikefleet;

import city.statictraffic.architecture.violations.adapters.rest.patrolimpound.IntakeBody;

public record ReachesNextDoor(IntakeBody body) {}
