package city.statictraffic.patrolimpound.domain.duty;

import city.statictraffic.kernel.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/** Where a device was: WGS-84, and how far off it may be by the device's own word. */
public record Place(GeoPoint point, @Nullable Double accuracyMetres) {
    public Place {
        if (accuracyMetres != null && !(accuracyMetres >= 0 && accuracyMetres <= 100_000)) {
            throw new IllegalArgumentException("accuracy");
        }
    }

    public double accuracyOr(double assumed) {
        return accuracyMetres == null ? assumed : accuracyMetres;
    }
}
