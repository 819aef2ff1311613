package city.statictraffic.architecture.violations.adapters.rest.bikefleet;

import city.statictraffic.architecture.violations.adapters.postgres.bikefleet.PgBikes;

public record ReachesTheTable(PgBikes bikes) {}
