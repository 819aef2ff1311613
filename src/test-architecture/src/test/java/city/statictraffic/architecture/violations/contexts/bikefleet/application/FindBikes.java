package city.statictraffic.architecture.violations.contexts.bikefleet.application;

public interface FindBikes {
    int handle();
}
