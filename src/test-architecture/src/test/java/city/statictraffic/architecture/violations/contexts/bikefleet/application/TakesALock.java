package city.statictraffic.architecture.violations.contexts.bikefleet.application;

import java.util.concurrent.locks.ReentrantLock;

public record TakesALock(ReentrantLock lock) {}
