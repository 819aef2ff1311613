package city.statictraffic.adapter.basemap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up streets for the demo city: a slightly turned and bent grid whose mesh is 400 m in the centre and doubles
 * outwards to 3.2 km. They follow no real street, and their names say so (合成).
 */
public final class SyntheticStreets {
    private static final double CENTRE_LON = 121.4737;
    private static final double CENTRE_LAT = 31.2304;
    private static final double METRES_PER_DEGREE = 111_320.0;
    private static final double MESH_METRES = 400.0;
    private static final double VERTEX_METRES = 200.0;
    private static final double[] LEVEL_REACH_METRES = {11_000, 22_000, 45_000, 90_000};
    private static final double TURN = Math.toRadians(9);
    private static final double INDEX_CELLS_PER_DEGREE = 128.0;
    private static final int MOST_INDEX_RINGS = 3;

    /** A made-up street: lon, lat, lon, lat … in WGS-84 degrees. */
    public record Street(String name, double[] points) {}

    private final List<Street> streets;
    private final double west;
    private final double south;
    private final int columns;
    private final int rows;
    private final int[] segmentStart;
    private final double[] segments;

    private SyntheticStreets(List<Street> streets) {
        this.streets = List.copyOf(streets);
        double minLon = Double.MAX_VALUE;
        double minLat = Double.MAX_VALUE;
        double maxLon = -Double.MAX_VALUE;
        double maxLat = -Double.MAX_VALUE;
        for (Street street : streets) {
            for (int i = 0; i < street.points().length; i += 2) {
                minLon = Math.min(minLon, street.points()[i]);
                maxLon = Math.max(maxLon, street.points()[i]);
                minLat = Math.min(minLat, street.points()[i + 1]);
                maxLat = Math.max(maxLat, street.points()[i + 1]);
            }
        }
        west = minLon;
        south = minLat;
        columns = (int) ((maxLon - west) * INDEX_CELLS_PER_DEGREE) + 1;
        rows = (int) ((maxLat - south) * INDEX_CELLS_PER_DEGREE) + 1;
        segmentStart = new int[columns * rows + 1];
        forEachSegment((cell, points, i) -> segmentStart[cell + 1]++);
        for (int cell = 0; cell < columns * rows; cell++) {
            segmentStart[cell + 1] += segmentStart[cell];
        }
        segments = new double[segmentStart[columns * rows] * 4];
        int[] next = Arrays.copyOf(segmentStart, columns * rows);
        forEachSegment((cell, points, i) -> System.arraycopy(points, i, segments, 4 * next[cell]++, 4));
    }

    public static SyntheticStreets lay(DistrictMap map, long seed) {
        var random = new SplittableRandom(seed);
        double bend = random.nextDouble(120, 260);
        double wave = random.nextDouble(7_000, 12_000);
        double phase = random.nextDouble(2 * Math.PI);
        var streets = new ArrayList<Street>();
        double reach = LEVEL_REACH_METRES[LEVEL_REACH_METRES.length - 1];
        int lines = (int) (reach / MESH_METRES);
        for (int line = -lines; line <= lines; line++) {
            int level = Math.min(LEVEL_REACH_METRES.length - 1, Integer.numberOfTrailingZeros(line));
            for (boolean northward : new boolean[] {false, true}) {
                layLine(map, line, LEVEL_REACH_METRES[level], northward, bend, wave, phase, streets);
            }
        }
        return new SyntheticStreets(streets);
    }

    public List<Street> streets() {
        return streets;
    }

    /**
     * Puts the nearest point of any street into {@code out} as lon, lat. Where no street is within about two kilometres
     * the point itself comes back.
     */
    public void snap(double lon, double lat, double[] out) {
        out[0] = lon;
        out[1] = lat;
        double perLon = METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
        double cellMetres = perLon / INDEX_CELLS_PER_DEGREE;
        int column = (int) Math.floor((lon - west) * INDEX_CELLS_PER_DEGREE);
        int row = (int) Math.floor((lat - south) * INDEX_CELLS_PER_DEGREE);
        double best = Double.MAX_VALUE;
        for (int ring = 0; ring <= MOST_INDEX_RINGS; ring++) {
            // Whatever lies in this ring is at least ring - 1 cells away.
            if (best < Double.MAX_VALUE && Math.sqrt(best) <= (ring - 1) * cellMetres) {
                return;
            }
            for (int r = row - ring; r <= row + ring; r++) {
                boolean edgeRow = Math.abs(r - row) == ring;
                for (int c = column - ring; c <= column + ring; c += edgeRow || ring == 0 ? 1 : 2 * ring) {
                    if (r >= 0 && c >= 0 && r < rows && c < columns) {
                        best = nearestIn(r * columns + c, lon, lat, perLon, best, out);
                    }
                }
            }
        }
    }

    private double nearestIn(int cell, double lon, double lat, double perLon, double bestSoFar, double[] out) {
        double best = bestSoFar;
        for (int slot = segmentStart[cell]; slot < segmentStart[cell + 1]; slot++) {
            double x1 = (segments[4 * slot] - lon) * perLon;
            double y1 = (segments[4 * slot + 1] - lat) * METRES_PER_DEGREE;
            double dx = (segments[4 * slot + 2] - segments[4 * slot]) * perLon;
            double dy = (segments[4 * slot + 3] - segments[4 * slot + 1]) * METRES_PER_DEGREE;
            double length = dx * dx + dy * dy;
            double along = length == 0 ? 0 : Math.clamp(-(x1 * dx + y1 * dy) / length, 0.0, 1.0);
            double px = x1 + along * dx;
            double py = y1 + along * dy;
            if (px * px + py * py < best) {
                best = px * px + py * py;
                out[0] = lon + px / perLon;
                out[1] = lat + py / METRES_PER_DEGREE;
            }
        }
        return best;
    }

    private static void layLine(
            DistrictMap map,
            int line,
            double reach,
            boolean northward,
            double bend,
            double wave,
            double phase,
            List<Street> into) {
        String name = (northward ? "合成纵%d路" : "合成横%d路").formatted(line);
        var points = new ArrayList<double[]>();
        int steps = (int) (reach / VERTEX_METRES);
        for (int step = -steps; step <= steps + 1; step++) {
            double along = step * VERTEX_METRES;
            double across = line * MESH_METRES;
            double x = northward ? across : along;
            double y = northward ? along : across;
            double bentX = x + bend * Math.sin(2 * Math.PI * y / wave + phase);
            double bentY = y + bend * Math.sin(2 * Math.PI * x / wave - phase);
            double east = bentX * Math.cos(TURN) + bentY * Math.sin(TURN);
            double north = bentY * Math.cos(TURN) - bentX * Math.sin(TURN);
            double lat = CENTRE_LAT + north / METRES_PER_DEGREE;
            double lon = CENTRE_LON + east / (METRES_PER_DEGREE * Math.cos(Math.toRadians(CENTRE_LAT)));
            boolean drawn = step <= steps && Math.hypot(x, y) <= reach && map.indexOf(lon, lat) != DistrictMap.NONE;
            if (drawn) {
                points.add(new double[] {lon, lat});
            } else {
                if (points.size() > 1) {
                    into.add(new Street(
                            name,
                            points.stream().flatMapToDouble(Arrays::stream).toArray()));
                }
                points.clear();
            }
        }
    }

    private interface SegmentVisitor {
        void visit(int cell, double[] points, int from);
    }

    /** A segment is filed under every index cell of its bounding box; it is short, so that is one to four cells. */
    private void forEachSegment(SegmentVisitor visitor) {
        for (Street street : streets) {
            double[] points = street.points();
            for (int i = 0; i + 3 < points.length; i += 2) {
                int west1 = columnOf(Math.min(points[i], points[i + 2]));
                int east1 = columnOf(Math.max(points[i], points[i + 2]));
                int south1 = rowOf(Math.min(points[i + 1], points[i + 3]));
                int north1 = rowOf(Math.max(points[i + 1], points[i + 3]));
                for (int row = south1; row <= north1; row++) {
                    for (int column = west1; column <= east1; column++) {
                        visitor.visit(row * columns + column, points, i);
                    }
                }
            }
        }
    }

    private int columnOf(double lon) {
        return (int) ((lon - west) * INDEX_CELLS_PER_DEGREE);
    }

    private int rowOf(double lat) {
        return (int) ((lat - south) * INDEX_CELLS_PER_DEGREE);
    }
}
