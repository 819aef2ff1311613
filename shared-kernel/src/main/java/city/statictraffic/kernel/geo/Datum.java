package city.statictraffic.kernel.geo;

/**
 * The three datums in use for coordinates in China. GCJ-02 shifts WGS-84 by 50 to 700 m with a smooth, published-by-use
 * formula; BD-09 adds a second shift. Inverses are found by iteration, to better than 0.05 m.
 */
public enum Datum {
    WGS84,
    GCJ02,
    BD09;

    private static final double SEMI_MAJOR = 6378245.0;
    private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;
    private static final double BD_PI = Math.PI * 3000.0 / 180.0;
    private static final int INVERSE_ROUNDS = 6;

    /** The same place in WGS-84; the arguments are degrees in this datum. */
    public GeoPoint toWgs84(double lon, double lat) {
        return switch (this) {
            case WGS84 -> new GeoPoint(lon, lat);
            case GCJ02 -> gcjToWgs(lon, lat);
            case BD09 -> {
                double x = lon;
                double y = lat;
                for (int round = 0; round < INVERSE_ROUNDS; round++) {
                    double[] bd = gcjToBd(x, y);
                    x += lon - bd[0];
                    y += lat - bd[1];
                }
                yield gcjToWgs(x, y);
            }
        };
    }

    /** Degrees in this datum of a place given in WGS-84, as {lon, lat}. */
    public double[] fromWgs84(GeoPoint point) {
        return switch (this) {
            case WGS84 -> new double[] {point.lon(), point.lat()};
            case GCJ02 -> wgsToGcj(point.lon(), point.lat());
            case BD09 -> {
                double[] gcj = wgsToGcj(point.lon(), point.lat());
                yield gcjToBd(gcj[0], gcj[1]);
            }
        };
    }

    private static GeoPoint gcjToWgs(double lon, double lat) {
        double x = lon;
        double y = lat;
        for (int round = 0; round < INVERSE_ROUNDS; round++) {
            double[] gcj = wgsToGcj(x, y);
            x += lon - gcj[0];
            y += lat - gcj[1];
        }
        return new GeoPoint(x, y);
    }

    private static double[] gcjToBd(double lon, double lat) {
        double z = Math.sqrt(lon * lon + lat * lat) + 0.00002 * Math.sin(lat * BD_PI);
        double theta = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * BD_PI);
        return new double[] {z * Math.cos(theta) + 0.0065, z * Math.sin(theta) + 0.006};
    }

    private static double[] wgsToGcj(double lon, double lat) {
        if (outsideChina(lon, lat)) {
            return new double[] {lon, lat};
        }
        double x = lon - 105.0;
        double y = lat - 35.0;
        double root = Math.sqrt(Math.abs(x));
        double common = (20.0 * Math.sin(6.0 * x * Math.PI) + 20.0 * Math.sin(2.0 * x * Math.PI)) * 2.0 / 3.0;
        double dLat = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common;
        dLat += (20.0 * Math.sin(y * Math.PI) + 40.0 * Math.sin(y / 3.0 * Math.PI)) * 2.0 / 3.0;
        dLat += (160.0 * Math.sin(y / 12.0 * Math.PI) + 320 * Math.sin(y * Math.PI / 30.0)) * 2.0 / 3.0;
        double dLon = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common;
        dLon += (20.0 * Math.sin(x * Math.PI) + 40.0 * Math.sin(x / 3.0 * Math.PI)) * 2.0 / 3.0;
        dLon += (150.0 * Math.sin(x / 12.0 * Math.PI) + 300.0 * Math.sin(x / 30.0 * Math.PI)) * 2.0 / 3.0;
        double radLat = lat / 180.0 * Math.PI;
        double magic = 1 - ECCENTRICITY_SQUARED * Math.sin(radLat) * Math.sin(radLat);
        double rootMagic = Math.sqrt(magic);
        double latShift = (dLat * 180.0) / ((SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED)) / (magic * rootMagic) * Math.PI);
        double lonShift = (dLon * 180.0) / (SEMI_MAJOR / rootMagic * Math.cos(radLat) * Math.PI);
        return new double[] {lon + lonShift, lat + latShift};
    }

    /** GCJ-02 leaves coordinates outside the mainland's box as they are. */
    private static boolean outsideChina(double lon, double lat) {
        return lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271;
    }
}
