package city.statictraffic.architecture.violations.contexts.bikefleet.ring;

import city.statictraffic.architecture.violations.contexts.bikefleet.ring.back.BackAgain;

public record There(BackAgain next) {}
