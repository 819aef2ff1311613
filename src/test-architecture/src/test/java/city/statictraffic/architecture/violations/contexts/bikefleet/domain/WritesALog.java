package city.statictraffic.architecture.violations.contexts.bikefleet.domain;

import java.util.logging.Logger;

public record WritesALog(Logger log) {}
