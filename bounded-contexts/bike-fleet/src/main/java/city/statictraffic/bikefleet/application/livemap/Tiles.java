package city.statictraffic.bikefleet.application.livemap;

/** Web-mercator tile numbers, as every map client counts them. */
public final class Tiles {
    private static final double LAT_MAX = 85.05112878;

    private Tiles() {}

    public static int x(double lon, int zoom) {
        return clamp((int) Math.floor((lon + 180) / 360 * (1L << zoom)), zoom);
    }

    public static int y(double lat, int zoom) {
        double radians = Math.toRadians(Math.clamp(lat, -LAT_MAX, LAT_MAX));
        double y = (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2;
        return clamp((int) Math.floor(y * (1L << zoom)), zoom);
    }

    /** The place of a coordinate across the whole map, from 0 to 1. */
    public static double fractionX(double lon) {
        return (lon + 180) / 360;
    }

    public static double fractionY(double lat) {
        double radians = Math.toRadians(Math.clamp(lat, -LAT_MAX, LAT_MAX));
        return (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2;
    }

    public static long key(int x, int y) {
        return ((long) x << 32) | y;
    }

    public static int xOf(long key) {
        return (int) (key >>> 32);
    }

    public static int yOf(long key) {
        return (int) key;
    }

    private static int clamp(int value, int zoom) {
        return Math.clamp(value, 0, (1 << zoom) - 1);
    }
}
