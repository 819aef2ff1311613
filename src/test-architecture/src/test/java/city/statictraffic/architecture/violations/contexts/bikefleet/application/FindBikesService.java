package city.statictraffic.architecture.violations.contexts.bikefleet.application;

/** Public only so that an adapter of the wrong kind can reach it. */
public final class FindBikesService implements FindBikes {
    @Override
    public int handle() {
        return 0;
    }
}
