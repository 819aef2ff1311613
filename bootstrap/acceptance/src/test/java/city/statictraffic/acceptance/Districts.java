package city.statictraffic.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the district of a point by counting crossings; written for the tests alone, on the map's own datum. */
final class Districts {
    private final Map<String, List<double[][]>> rings = new LinkedHashMap<>();

    static Districts read(Path geoJson) throws IOException {
        var districts = new Districts();
        for (JsonNode feature : Http.MAPPER.readTree(Files.readString(geoJson)).path("features")) {
            var found = new ArrayList<double[][]>();
            collect(feature.path("geometry").path("coordinates"), found);
            districts.rings.put(feature.path("properties").path("adcode").asText(), found);
        }
        return districts;
    }

    private static void collect(JsonNode node, List<double[][]> into) {
        if (!node.path(0).path(0).isNumber()) {
            node.forEach(each -> collect(each, into));
            return;
        }
        double[][] ring = new double[node.size()][];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new double[] {
                node.get(i).get(0).asDouble(), node.get(i).get(1).asDouble()
            };
        }
        into.add(ring);
    }

    /** The code of the district, or an empty text outside all of them. */
    String of(String lonText, String latText) {
        double lon = Double.parseDouble(lonText);
        double lat = Double.parseDouble(latText);
        for (var district : rings.entrySet()) {
            boolean inside = false;
            for (double[][] ring : district.getValue()) {
                for (int i = 0, j = ring.length - 1; i < ring.length; j = i++) {
                    double[] a = ring[i];
                    double[] b = ring[j];
                    if (a[1] > lat != b[1] > lat && lon < (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]) + a[0]) {
                        inside = !inside;
                    }
                }
            }
            if (inside) {
                return district.getKey();
            }
        }
        return "";
    }
}
