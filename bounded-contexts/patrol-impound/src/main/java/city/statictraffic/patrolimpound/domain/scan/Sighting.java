package city.statictraffic.patrolimpound.domain.scan;

import city.statictraffic.patrolimpound.domain.duty.Place;
import java.time.Instant;

/** Where and when a bike was seen, and by what: {@code scan}, {@code intake}, or {@code feed}, its operator's word. */
public record Sighting(Instant at, Place place, String source) {
    public static final String SCAN = "scan";
    public static final String INTAKE = "intake";
    public static final String FEED = "feed";
}
