package city.statictraffic.kernel.geo;

/** A box in WGS-84 degrees, edges included; it never spans the antimeridian. */
public record GeoBox(double minLon, double minLat, double maxLon, double maxLat) {
    public GeoBox {
        if (!(minLon <= maxLon) || !(minLat <= maxLat)) {
            throw new IllegalArgumentException("the corners of a box stand the wrong way round");
        }
    }

    public boolean contains(double lon, double lat) {
        return lon >= minLon && lon <= maxLon && lat >= minLat && lat <= maxLat;
    }

    public boolean contains(GeoPoint point) {
        return contains(point.lon(), point.lat());
    }
}
