package city.statictraffic.patrolimpound.domain.yard;

import city.statictraffic.kernel.geo.GeoPoint;

/** A place where bikes taken from the street are kept (暂存点). */
public record Yard(String yardId, String name, String districtCode, String address, int capacity, GeoPoint place) {
    public Yard {
        if (yardId.isEmpty() || districtCode.isEmpty() || capacity < 0) {
            throw new IllegalArgumentException("a yard has an id, a district and a capacity");
        }
    }
}
