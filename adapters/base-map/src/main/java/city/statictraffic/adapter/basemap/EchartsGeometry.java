package city.statictraffic.adapter.basemap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the district outlines of the packaged ECharts file: each ring is a string of zigzag deltas, two characters a
 * point, on a grid of 1/1024 degree from an offset, in GCJ-02. Out come rings in WGS-84 degrees.
 */
final class EchartsGeometry {
    private static final String RESOURCE = "/base-map/echarts-4.9.0-shanghai.json";
    private static final double UNITS_PER_DEGREE = 1024.0;

    /** One district: the outer rings of its parts; the file has no holes. A ring is lon, lat, lon, lat …, not closed. */
    record Outline(String name, List<double[]> rings) {}

    private EchartsGeometry() {}

    static List<Outline> read() {
        try (InputStream in = Objects.requireNonNull(EchartsGeometry.class.getResourceAsStream(RESOURCE), RESOURCE);
                JsonParser parser = new JsonFactory().createParser(in)) {
            parser.nextToken();
            Map<?, ?> root = (Map<?, ?>) Objects.requireNonNull(value(parser));
            var outlines = new ArrayList<Outline>();
            for (Object feature : list(root, "features")) {
                outlines.add(outline((Map<?, ?>) feature));
            }
            return List.copyOf(outlines);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Outline outline(Map<?, ?> feature) {
        Map<?, ?> properties = (Map<?, ?>) Objects.requireNonNull(feature.get("properties"));
        Map<?, ?> geometry = (Map<?, ?>) Objects.requireNonNull(feature.get("geometry"));
        var rings = new ArrayList<double[]>();
        addRings(list(geometry, "coordinates"), list(geometry, "encodeOffsets"), rings);
        return new Outline((String) Objects.requireNonNull(properties.get("name")), List.copyOf(rings));
    }

    private static void addRings(List<?> encoded, List<?> offsets, List<double[]> into) {
        for (int i = 0; i < encoded.size(); i++) {
            List<?> offset = (List<?>) offsets.get(i);
            if (encoded.get(i) instanceof String text) {
                into.add(ring(text, ((Number) offset.get(0)).intValue(), ((Number) offset.get(1)).intValue()));
            } else {
                addRings((List<?>) encoded.get(i), offset, into);
            }
        }
    }

    private static double[] ring(String text, int offsetX, int offsetY) {
        int points = text.length() / 2;
        var ring = new double[points * 2];
        int x = offsetX;
        int y = offsetY;
        for (int i = 0; i < points; i++) {
            x += zigzag(text.charAt(2 * i) - 64);
            y += zigzag(text.charAt(2 * i + 1) - 64);
            double[] wgs = GcjTransform.gcjToWgs(x / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE);
            ring[2 * i] = wgs[0];
            ring[2 * i + 1] = wgs[1];
        }
        return ring;
    }

    private static int zigzag(int value) {
        return (value >> 1) ^ -(value & 1);
    }

    private static List<?> list(Map<?, ?> of, String key) {
        return (List<?>) Objects.requireNonNull(of.get(key), key);
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                var object = new LinkedHashMap<String, Object>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    Object member = value(parser);
                    if (member != null) {
                        object.put(key, member);
                    }
                }
                yield object;
            }
            case START_ARRAY -> {
                var array = new ArrayList<Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    Object member = value(parser);
                    if (member != null) {
                        array.add(member);
                    }
                }
                yield array;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }
}
