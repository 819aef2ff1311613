package city.statictraffic.adapter.basemap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which district a WGS-84 point lies in. A raster answers nearly all look-ups with one array access; only cells that a
 * border touches go to the polygons, and there only to the edges of the same raster row. Immutable, so free to share.
 */
public final class DistrictMap {
    /** The outlines are drawn apart by up to about this much: a point in such a seam goes to the nearest district. */
    public static final double SEAM_METRES = 250.0;

    /** {@link #indexOf} of a point in no district. */
    public static final int NONE = -1;

    private static final double CELLS_PER_DEGREE = 512.0;
    private static final double METRES_PER_DEGREE = 111_320.0;
    private static final byte OUTSIDE = -1;
    private static final byte LOOK_CLOSER = -2;
    private static final int MARGIN_CELLS = 3;
    private static final int SEAM_CELLS = 2;

    /** GB/T 2260 codes and English names; the geometry file has no code for Chongming. */
    private static final Map<String, String[]> CODES = Map.ofEntries(
            Map.entry("黄浦区", new String[] {"310101", "Huangpu"}),
            Map.entry("徐汇区", new String[] {"310104", "Xuhui"}),
            Map.entry("长宁区", new String[] {"310105", "Changning"}),
            Map.entry("静安区", new String[] {"310106", "Jing'an"}),
            Map.entry("普陀区", new String[] {"310107", "Putuo"}),
            Map.entry("虹口区", new String[] {"310109", "Hongkou"}),
            Map.entry("杨浦区", new String[] {"310110", "Yangpu"}),
            Map.entry("闵行区", new String[] {"310112", "Minhang"}),
            Map.entry("宝山区", new String[] {"310113", "Baoshan"}),
            Map.entry("嘉定区", new String[] {"310114", "Jiading"}),
            Map.entry("浦东新区", new String[] {"310115", "Pudong"}),
            Map.entry("金山区", new String[] {"310116", "Jinshan"}),
            Map.entry("松江区", new String[] {"310117", "Songjiang"}),
            Map.entry("青浦区", new String[] {"310118", "Qingpu"}),
            Map.entry("奉贤区", new String[] {"310120", "Fengxian"}),
            Map.entry("崇明区", new String[] {"310151", "Chongming"}));

    private final List<District> districts;
    private final List<List<double[]>> rings;
    private final double west;
    private final double south;
    private final int columns;
    private final int rows;
    private final byte[] cells;
    // Edges sorted by raster row: those of row r are edgeStart[r] .. edgeStart[r + 1], four doubles each.
    private final int[] edgeStart;
    private final double[] edges;
    private final byte[] edgeOwner;

    private DistrictMap(List<EchartsGeometry.Outline> outlines) {
        var sorted = outlines.stream()
                .sorted((one, other) -> codeOf(one.name()).compareTo(codeOf(other.name())))
                .toList();
        rings = sorted.stream().map(EchartsGeometry.Outline::rings).toList();
        double minLon = Double.MAX_VALUE;
        double minLat = Double.MAX_VALUE;
        double maxLon = -Double.MAX_VALUE;
        double maxLat = -Double.MAX_VALUE;
        for (List<double[]> parts : rings) {
            for (double[] ring : parts) {
                for (int i = 0; i < ring.length; i += 2) {
                    minLon = Math.min(minLon, ring[i]);
                    maxLon = Math.max(maxLon, ring[i]);
                    minLat = Math.min(minLat, ring[i + 1]);
                    maxLat = Math.max(maxLat, ring[i + 1]);
                }
            }
        }
        west = minLon - MARGIN_CELLS / CELLS_PER_DEGREE;
        south = minLat - MARGIN_CELLS / CELLS_PER_DEGREE;
        columns = (int) Math.ceil((maxLon - west) * CELLS_PER_DEGREE) + MARGIN_CELLS;
        rows = (int) Math.ceil((maxLat - south) * CELLS_PER_DEGREE) + MARGIN_CELLS;
        cells = new byte[columns * rows];

        edgeStart = new int[rows + 1];
        forEachEdge((owner, x1, y1, x2, y2) -> {
            for (int row = rowOf(Math.min(y1, y2)); row <= rowOf(Math.max(y1, y2)); row++) {
                edgeStart[row + 1]++;
            }
        });
        for (int row = 0; row < rows; row++) {
            edgeStart[row + 1] += edgeStart[row];
        }
        edges = new double[edgeStart[rows] * 4];
        edgeOwner = new byte[edgeStart[rows]];
        int[] next = Arrays.copyOf(edgeStart, rows);
        forEachEdge((owner, x1, y1, x2, y2) -> {
            for (int row = rowOf(Math.min(y1, y2)); row <= rowOf(Math.max(y1, y2)); row++) {
                int slot = next[row]++;
                edgeOwner[slot] = (byte) owner;
                edges[4 * slot] = x1;
                edges[4 * slot + 1] = y1;
                edges[4 * slot + 2] = x2;
                edges[4 * slot + 3] = y2;
            }
        });
        paint();
        districts = label(sorted);
    }

    /** Loads the packaged map of Shanghai. Takes some tens of milliseconds: load once and share. */
    public static DistrictMap load() {
        return new DistrictMap(EchartsGeometry.read());
    }

    /** In the order of their codes; the position is the index of {@link #indexOf}. */
    public List<District> districts() {
        return districts;
    }

    public Optional<District> districtOf(double lon, double lat) {
        int index = indexOf(lon, lat);
        return index == NONE ? Optional.empty() : Optional.of(districts.get(index));
    }

    public Optional<District> find(String code) {
        return districts.stream()
                .filter(district -> district.code().equals(code))
                .findFirst();
    }

    /** The position in {@link #districts()} of the district around a WGS-84 point, or {@link #NONE}. Allocates nothing. */
    public int indexOf(double lon, double lat) {
        double x = (lon - west) * CELLS_PER_DEGREE;
        double y = (lat - south) * CELLS_PER_DEGREE;
        // Written so that NaN, too, is outside.
        if (!(x >= 0 && y >= 0 && x < columns && y < rows)) {
            return NONE;
        }
        byte cell = cells[(int) y * columns + (int) x];
        return cell == LOOK_CLOSER ? exactIndexOf(lon, lat) : cell;
    }

    /** The outlines as a GeoJSON FeatureCollection in WGS-84, with code, name and nameEn. */
    public byte[] geoJson() {
        var json = new StringBuilder(200_000).append("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < districts.size(); i++) {
            District district = districts.get(i);
            json.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"id\":")
                    .append(district.code())
                    .append(",\"properties\":{\"code\":\"")
                    .append(district.code())
                    .append("\",\"name\":\"")
                    .append(district.name())
                    .append("\",\"nameEn\":\"")
                    .append(district.nameEn())
                    .append("\",\"labelLon\":")
                    .append(degrees(district.labelLon()))
                    .append(",\"labelLat\":")
                    .append(degrees(district.labelLat()))
                    .append("},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[");
            List<double[]> parts = rings.get(i);
            for (int part = 0; part < parts.size(); part++) {
                json.append(part == 0 ? "[[" : ",[[");
                double[] ring = parts.get(part);
                for (int at = 0; at < ring.length; at += 2) {
                    appendPoint(json, ring[at], ring[at + 1]).append(',');
                }
                boolean closed = ring[0] == ring[ring.length - 2] && ring[1] == ring[ring.length - 1];
                if (closed) {
                    json.setLength(json.length() - 1);
                } else {
                    appendPoint(json, ring[0], ring[1]);
                }
                json.append("]]");
            }
            json.append("]}}");
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    static StringBuilder appendPoint(StringBuilder json, double lon, double lat) {
        return json.append('[')
                .append(degrees(lon))
                .append(',')
                .append(degrees(lat))
                .append(']');
    }

    static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private int exactIndexOf(double lon, double lat) {
        int row = rowOf(lat);
        for (int owner = 0; owner < rings.size(); owner++) {
            if (contains(owner, row, lon, lat)) {
                return owner;
            }
        }
        return nearestWithinSeam(row, lon, lat);
    }

    private boolean contains(int owner, int row, double lon, double lat) {
        boolean inside = false;
        for (int slot = edgeStart[row]; slot < edgeStart[row + 1]; slot++) {
            if (edgeOwner[slot] == owner) {
                double y1 = edges[4 * slot + 1];
                double y2 = edges[4 * slot + 3];
                if ((y1 > lat) != (y2 > lat)) {
                    double x1 = edges[4 * slot];
                    if (lon < (edges[4 * slot + 2] - x1) * (lat - y1) / (y2 - y1) + x1) {
                        inside = !inside;
                    }
                }
            }
        }
        return inside;
    }

    private int nearestWithinSeam(int row, double lon, double lat) {
        double perLon = METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
        double best = SEAM_METRES * SEAM_METRES;
        int nearest = NONE;
        int first = edgeStart[Math.max(0, row - SEAM_CELLS)];
        int last = edgeStart[Math.min(rows, row + SEAM_CELLS + 1)];
        for (int slot = first; slot < last; slot++) {
            double x1 = (edges[4 * slot] - lon) * perLon;
            double y1 = (edges[4 * slot + 1] - lat) * METRES_PER_DEGREE;
            double dx = (edges[4 * slot + 2] - edges[4 * slot]) * perLon;
            double dy = (edges[4 * slot + 3] - edges[4 * slot + 1]) * METRES_PER_DEGREE;
            double length = dx * dx + dy * dy;
            double along = length == 0 ? 0 : Math.clamp(-(x1 * dx + y1 * dy) / length, 0.0, 1.0);
            double px = x1 + along * dx;
            double py = y1 + along * dy;
            double distance = px * px + py * py;
            if (distance < best) {
                best = distance;
                nearest = edgeOwner[slot];
            }
        }
        return nearest;
    }

    /** First the insides by scan lines through the middle of each row, then every cell that a border touches or is near. */
    private void paint() {
        Arrays.fill(cells, OUTSIDE);
        for (int row = 0; row < rows; row++) {
            double lat = south + (row + 0.5) / CELLS_PER_DEGREE;
            for (int owner = 0; owner < rings.size(); owner++) {
                double[] crossings = crossings(owner, row, lat);
                for (int i = 0; i + 1 < crossings.length; i += 2) {
                    int from = Math.max(0, columnOf(crossings[i]));
                    int to = Math.min(columns - 1, columnOf(crossings[i + 1]));
                    Arrays.fill(cells, row * columns + from, row * columns + to + 1, (byte) owner);
                }
            }
        }
        forEachEdge((owner, x1, y1, x2, y2) -> {
            for (int row = rowOf(Math.min(y1, y2)); row <= rowOf(Math.max(y1, y2)); row++) {
                for (int column = columnOf(Math.min(x1, x2)); column <= columnOf(Math.max(x1, x2)); column++) {
                    cells[row * columns + column] = LOOK_CLOSER;
                }
            }
        });
        byte[] touched = cells.clone();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (touched[row * columns + column] == LOOK_CLOSER) {
                    closerAround(row, column);
                }
            }
        }
    }

    private void closerAround(int row, int column) {
        for (int r = Math.max(0, row - SEAM_CELLS); r <= Math.min(rows - 1, row + SEAM_CELLS); r++) {
            for (int c = Math.max(0, column - SEAM_CELLS); c <= Math.min(columns - 1, column + SEAM_CELLS); c++) {
                if (cells[r * columns + c] == OUTSIDE) {
                    cells[r * columns + c] = LOOK_CLOSER;
                }
            }
        }
    }

    private double[] crossings(int owner, int row, double lat) {
        var found = new ArrayList<Double>();
        for (int slot = edgeStart[row]; slot < edgeStart[row + 1]; slot++) {
            double y1 = edges[4 * slot + 1];
            double y2 = edges[4 * slot + 3];
            if (edgeOwner[slot] == owner && (y1 > lat) != (y2 > lat)) {
                double x1 = edges[4 * slot];
                found.add((edges[4 * slot + 2] - x1) * (lat - y1) / (y2 - y1) + x1);
            }
        }
        return found.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** The label stands in the middle of the widest run of the row of the district's raster centre of mass. */
    private List<District> label(List<EchartsGeometry.Outline> sorted) {
        var labelled = new ArrayList<District>();
        for (int owner = 0; owner < sorted.size(); owner++) {
            long sum = 0;
            long count = 0;
            for (int i = 0; i < cells.length; i++) {
                if (cells[i] == owner) {
                    sum += i / columns;
                    count++;
                }
            }
            int row = (int) (sum / Math.max(1, count));
            int bestFrom = 0;
            int bestLength = 0;
            int run = 0;
            for (int column = 0; column < columns; column++) {
                run = cells[row * columns + column] == owner ? run + 1 : 0;
                if (run > bestLength) {
                    bestLength = run;
                    bestFrom = column - run + 1;
                }
            }
            String name = sorted.get(owner).name();
            labelled.add(new District(
                    codeOf(name),
                    name,
                    entry(name)[1],
                    west + (bestFrom + bestLength / 2.0) / CELLS_PER_DEGREE,
                    south + (row + 0.5) / CELLS_PER_DEGREE));
        }
        return List.copyOf(labelled);
    }

    private static String codeOf(String name) {
        return entry(name)[0];
    }

    private static String[] entry(String name) {
        String[] entry = CODES.get(name);
        if (entry == null) {
            throw new IllegalStateException("no code for " + name);
        }
        return entry;
    }

    private int rowOf(double lat) {
        return (int) ((lat - south) * CELLS_PER_DEGREE);
    }

    private int columnOf(double lon) {
        return (int) ((lon - west) * CELLS_PER_DEGREE);
    }

    private interface EdgeVisitor {
        void visit(int owner, double x1, double y1, double x2, double y2);
    }

    private void forEachEdge(EdgeVisitor visitor) {
        for (int owner = 0; owner < rings.size(); owner++) {
            for (double[] ring : rings.get(owner)) {
                int last = ring.length - 2;
                for (int i = 0; i < ring.length; i += 2) {
                    visitor.visit(owner, ring[last], ring[last + 1], ring[i], ring[i + 1]);
                    last = i;
                }
            }
        }
    }
}
