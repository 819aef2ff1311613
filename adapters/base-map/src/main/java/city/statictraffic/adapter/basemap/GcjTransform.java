package city.statictraffic.adapter.basemap;

/**
 * Conversions between WGS-84, GCJ-02 and BD-09 on raw degrees. All methods return {@code {lon, lat}}. The forward formulas
 * are the commonly published ones; the inverses are iterated on them until they agree to about a millimetre, because the
 * usual one-step inverse is off by metres.
 */
public final class GcjTransform {
    private static final double AXIS = 6_378_245.0;
    private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;
    private static final double BD_ANGLE = Math.PI * 3000.0 / 180.0;
    private static final double CONVERGED_DEGREES = 1e-10;
    private static final int MOST_STEPS = 30;

    private GcjTransform() {}

    public static double[] wgsToGcj(double lon, double lat) {
        var out = new double[2];
        wgsToGcj(lon, lat, out);
        return out;
    }

    public static double[] gcjToWgs(double lon, double lat) {
        var trial = new double[2];
        double wgsLon = lon;
        double wgsLat = lat;
        for (int step = 0; step < MOST_STEPS; step++) {
            wgsToGcj(wgsLon, wgsLat, trial);
            double missLon = lon - trial[0];
            double missLat = lat - trial[1];
            wgsLon += missLon;
            wgsLat += missLat;
            if (Math.abs(missLon) < CONVERGED_DEGREES && Math.abs(missLat) < CONVERGED_DEGREES) {
                break;
            }
        }
        trial[0] = wgsLon;
        trial[1] = wgsLat;
        return trial;
    }

    public static double[] gcjToBd(double lon, double lat) {
        double radius = Math.sqrt(lon * lon + lat * lat) + 0.00002 * Math.sin(lat * BD_ANGLE);
        double angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * BD_ANGLE);
        return new double[] {radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006};
    }

    public static double[] bdToGcj(double lon, double lat) {
        double gcjLon = lon - 0.0065;
        double gcjLat = lat - 0.006;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] trial = gcjToBd(gcjLon, gcjLat);
            double missLon = lon - trial[0];
            double missLat = lat - trial[1];
            gcjLon += missLon;
            gcjLat += missLat;
            if (Math.abs(missLon) < CONVERGED_DEGREES && Math.abs(missLat) < CONVERGED_DEGREES) {
                break;
            }
        }
        return new double[] {gcjLon, gcjLat};
    }

    public static double[] wgsToBd(double lon, double lat) {
        double[] gcj = wgsToGcj(lon, lat);
        return gcjToBd(gcj[0], gcj[1]);
    }

    public static double[] bdToWgs(double lon, double lat) {
        double[] gcj = bdToGcj(lon, lat);
        return gcjToWgs(gcj[0], gcj[1]);
    }

    private static void wgsToGcj(double lon, double lat, double[] out) {
        if (outsideOfChina(lon, lat)) {
            out[0] = lon;
            out[1] = lat;
            return;
        }
        double x = lon - 105.0;
        double y = lat - 35.0;
        double rootX = Math.sqrt(Math.abs(x));
        double common = (20.0 * Math.sin(6.0 * x * Math.PI) + 20.0 * Math.sin(2.0 * x * Math.PI)) * 2.0 / 3.0;
        double north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * rootX + common;
        north += (20.0 * Math.sin(y * Math.PI) + 40.0 * Math.sin(y / 3.0 * Math.PI)) * 2.0 / 3.0;
        north += (160.0 * Math.sin(y / 12.0 * Math.PI) + 320.0 * Math.sin(y * Math.PI / 30.0)) * 2.0 / 3.0;
        double east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * rootX + common;
        east += (20.0 * Math.sin(x * Math.PI) + 40.0 * Math.sin(x / 3.0 * Math.PI)) * 2.0 / 3.0;
        east += (150.0 * Math.sin(x / 12.0 * Math.PI) + 300.0 * Math.sin(x / 30.0 * Math.PI)) * 2.0 / 3.0;
        double radLat = Math.toRadians(lat);
        double sine = Math.sin(radLat);
        double magic = 1.0 - ECCENTRICITY_SQUARED * sine * sine;
        double rootMagic = Math.sqrt(magic);
        out[1] = lat + north * 180.0 / (AXIS * (1.0 - ECCENTRICITY_SQUARED) / (magic * rootMagic) * Math.PI);
        out[0] = lon + east * 180.0 / (AXIS / rootMagic * Math.cos(radLat) * Math.PI);
    }

    private static boolean outsideOfChina(double lon, double lat) {
        return lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271;
    }
}
