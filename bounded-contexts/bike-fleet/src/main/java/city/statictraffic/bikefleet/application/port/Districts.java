package city.statictraffic.bikefleet.application.port;

import org.jspecify.annotations.Nullable;

/** Which district a place lies in. A pure lookup. */
@FunctionalInterface
public interface Districts {
    /** The six-digit code, or null outside every district. Arguments are WGS-84 degrees. */
    @Nullable
    String codeAt(double lon, double lat);
}
