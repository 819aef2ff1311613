package city.statictraffic.adapter.basemap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up metro stations: lines swing across the city through or past its centre, with stations nearer to each other
 * inside. Nothing here is a real station; names say so (合成), and so does the property {@code synthetic}.
 */
public final class SyntheticStations {
    /** The seed of the stations shown on the base map; the demo city must use the same ones. */
    public static final long DEFAULT_SEED = 20_260_801L;

    private static final int LINES = 16;
    private static final double CENTRE_LON = 121.4737;
    private static final double CENTRE_LAT = 31.2304;
    private static final double METRES_PER_DEGREE = 111_320.0;
    private static final double REACH_METRES = 46_000.0;
    private static final double STEP_METRES = 50.0;

    /**
     * A made-up station, WGS-84.
     *
     * @param district the position in {@link DistrictMap#districts()}
     */
    public record Station(String name, String nameEn, String line, int district, double lon, double lat) {}

    private final List<Station> stations;

    private SyntheticStations(List<Station> stations) {
        this.stations = List.copyOf(stations);
    }

    public static SyntheticStations lay(DistrictMap map, long seed) {
        var random = new SplittableRandom(seed);
        var stations = new ArrayList<Station>();
        for (int line = 1; line <= LINES; line++) {
            if (line == 4) {
                layRing(map, random, line, stations);
            } else {
                layAcross(map, random, line, stations);
            }
        }
        return new SyntheticStations(stations);
    }

    public List<Station> stations() {
        return stations;
    }

    /** GeoJSON points in WGS-84 with name, nameEn, line and {@code synthetic: true}. */
    public byte[] geoJson() {
        var json = new StringBuilder(100_000).append("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < stations.size(); i++) {
            Station station = stations.get(i);
            json.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"properties\":{\"name\":\"")
                    .append(station.name())
                    .append("\",\"nameEn\":\"")
                    .append(station.nameEn())
                    .append("\",\"line\":\"")
                    .append(station.line())
                    .append("\",\"synthetic\":true},\"geometry\":{\"type\":\"Point\",\"coordinates\":");
            DistrictMap.appendPoint(json, station.lon(), station.lat()).append("}}");
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void layAcross(DistrictMap map, SplittableRandom random, int line, List<Station> into) {
        double heading = Math.PI * (line + random.nextDouble(-0.3, 0.3)) / LINES;
        // A few lines pass beside the centre, so that the outer districts are joined to each other as well.
        double aside = line % 4 == 1 ? random.nextDouble(8_000, 14_000) : random.nextDouble(-4_000, 4_000);
        double swing = random.nextDouble(500, 2_500);
        double wave = random.nextDouble(9_000, 18_000);
        double phase = random.nextDouble(2 * Math.PI);
        double since = 0;
        double stretch = 1;
        int number = 0;
        for (double along = -REACH_METRES; along <= REACH_METRES; along += STEP_METRES) {
            double across = aside + swing * Math.sin(2 * Math.PI * along / wave + phase);
            double x = along * Math.cos(heading) - across * Math.sin(heading);
            double y = along * Math.sin(heading) + across * Math.cos(heading);
            since += STEP_METRES;
            if (since >= spacing(Math.hypot(x, y)) * stretch) {
                since = 0;
                stretch = random.nextDouble(0.9, 1.5);
                number += add(map, line, number + 1, x, y, into);
            }
        }
    }

    private static void layRing(DistrictMap map, SplittableRandom random, int line, List<Station> into) {
        int number = 0;
        int count = 26;
        double turn = random.nextDouble(2 * Math.PI);
        for (int i = 0; i < count; i++) {
            double angle = turn + 2 * Math.PI * i / count;
            double radius = 5_800 + 700 * Math.sin(3 * angle);
            number += add(map, line, number + 1, radius * Math.cos(angle), radius * Math.sin(angle), into);
        }
    }

    private static double spacing(double fromCentre) {
        return fromCentre < 7_000 ? 1_150 : fromCentre < 16_000 ? 1_700 : fromCentre < 28_000 ? 2_700 : 4_300;
    }

    private static int add(DistrictMap map, int line, int number, double x, double y, List<Station> into) {
        double lat = CENTRE_LAT + y / METRES_PER_DEGREE;
        double lon = CENTRE_LON + x / (METRES_PER_DEGREE * Math.cos(Math.toRadians(CENTRE_LAT)));
        int district = map.indexOf(lon, lat);
        // No line crosses the river mouth to the island district.
        if (district == DistrictMap.NONE || map.districts().get(district).code().equals("310151")) {
            return 0;
        }
        String inDistrict = map.districts().get(district).name();
        into.add(new Station(
                "合成%d号线%02d站（%s）".formatted(line, number, inDistrict),
                "Synthetic Line %d Station %02d (%s)"
                        .formatted(line, number, map.districts().get(district).nameEn()),
                "合成%d号线".formatted(line),
                district,
                lon,
                lat));
        return 1;
    }
}
