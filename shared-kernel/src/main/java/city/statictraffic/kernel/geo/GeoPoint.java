package city.statictraffic.kernel.geo;

/** A place in WGS-84 degrees. A value that exists is on the globe. */
public record GeoPoint(double lon, double lat) {
    public static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public GeoPoint {
        if (!(lon >= -180 && lon <= 180) || !(lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException("not a place on the globe: " + lon + ", " + lat);
        }
    }

    /** Great-circle distance. */
    public double metresTo(GeoPoint other) {
        double meanLat = Math.toRadians((lat + other.lat) / 2);
        double dLat = Math.toRadians(other.lat - lat);
        double dLon = Math.toRadians(other.lon - lon) * Math.cos(meanLat);
        double a = Math.sin(dLat / 2);
        double b = Math.sin(dLon / 2);
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a * a + b * b)));
    }
}
