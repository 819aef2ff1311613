package city.statictraffic.democity;

import city.statictraffic.adapter.basemap.GcjTransform;
import java.util.List;

/**
 * The three demo operators. Each reports in another datum and at another pace, all at least as often as the usual
 * demands (parked every 4 h, riding every 2 min), so that the platform meets all of it.
 */
enum Operator {
    A("operator-a", 0.45, "JQ", "https://qr.jiaqi.example/b/", "GCJ02", 600, 15, "JQ-2"),
    B("operator-b", 0.35, "YX", "https://b.yixing.example/bike?no=", "WGS84", 1_800, 30, "YX-E5"),
    C("operator-c", 0.20, "BS", "https://c.bingsu.example/s/", "BD09", 14_400, 120, "BS-Lite");

    static final List<Operator> ALL = List.of(values());

    final String id;
    final double share;
    final String prefix;
    final String urlStart;
    final String crs;
    final int heartbeatSeconds;
    final int trackSeconds;
    final String model;

    Operator(
            String id,
            double share,
            String prefix,
            String urlStart,
            String crs,
            int heartbeatSeconds,
            int trackSeconds,
            String model) {
        this.id = id;
        this.share = share;
        this.prefix = prefix;
        this.urlStart = urlStart;
        this.crs = crs;
        this.heartbeatSeconds = heartbeatSeconds;
        this.trackSeconds = trackSeconds;
        this.model = model;
    }

    /** WGS-84 degrees to what this operator sends. */
    double[] toOwnDatum(double lon, double lat) {
        return switch (this) {
            case A -> GcjTransform.wgsToGcj(lon, lat);
            case B -> new double[] {lon, lat};
            case C -> GcjTransform.wgsToBd(lon, lat);
        };
    }
}
