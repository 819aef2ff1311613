package city.statictraffic.architecture.violations.adapters.rest.patrolimpound;

public record IntakeBody(String bikeId) {}
