package city.statictraffic.bikefleet.domain.feed;

import city.statictraffic.kernel.geo.GeoBox;
import java.time.Duration;

/**
 * What a city asks of the records it takes. A profile for history imported from elsewhere has no time window and no
 * bounds ({@link #historyImport}).
 *
 * @param window how far back a record's time may lie; zero or negative: no window at all
 * @param ahead how far a record's time may lie in the future, for clocks that run fast
 * @param retentionDays how long raw records are kept; 0: for ever
 */
public record CityProfile(String name, GeoBox bounds, Duration window, Duration ahead, int retentionDays) {
    private static final GeoBox WORLD = new GeoBox(-180, -90, 180, 90);

    public static CityProfile shanghai() {
        return new CityProfile(
                "shanghai", new GeoBox(120.85, 30.65, 122.25, 31.90), Duration.ofDays(7), Duration.ofMinutes(5), 180);
    }

    public static CityProfile historyImport() {
        return new CityProfile("history-import", WORLD, Duration.ZERO, Duration.ZERO, 0);
    }

    /** An older system's register goes back as far as shared bikes do, and not into the future. */
    public static CityProfile registerImport() {
        return new CityProfile("register-import", WORLD, Duration.ofDays(40 * 365L), Duration.ofMinutes(5), 0);
    }

    public boolean hasWindow() {
        return window.isPositive();
    }
}
