package city.statictraffic.adapter.rest.bikefleet;

import city.statictraffic.bikefleet.application.livemap.LiveFleet;
import city.statictraffic.bikefleet.application.livemap.LiveFleet.Counts;
import city.statictraffic.bikefleet.application.livemap.LiveFleet.Dot;
import city.statictraffic.bikefleet.application.livemap.Tiles;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import io.github.sebasbaumh.mapbox.vectortile.VectorTile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Vector tiles (MVT 2). Far out a tile carries counts per cell, near the single bikes. A tile is encoded once for each
 * filter and change and then handed out as bytes; the filter holds the scope, so a district never gets the city's tile.
 */
@ApplicationScoped
public class MapTiles {
    private static final int EXTENT = 4_096;
    private static final int FAR_CELL_DEPTH = 4;
    private static final int CACHED_TILES_MAX = 4_000;
    private static final int MOVE_TO_ONE = 9;

    /** {@code version} names the content within this run of the platform. */
    public record Tile(String version, byte[] bytes) {}

    private record Key(LiveFleet.Filter filter, int zoom, int x, int y) {}

    private record Cached(long version, Tile tile) {}

    private final LiveFleet live;
    private final String run = Long.toHexString(System.nanoTime());
    private final Map<Key, Cached> cache = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Cached> eldest) {
            return size() > CACHED_TILES_MAX;
        }
    };

    MapTiles(LiveFleet live) {
        this.live = live;
    }

    public Tile tile(LiveFleet.Filter filter, int zoom, int x, int y) {
        var key = new Key(filter, zoom, x, y);
        long version = live.tileVersion(zoom, x, y);
        synchronized (cache) {
            Cached cached = cache.get(key);
            if (cached != null && cached.version() == version) {
                return cached.tile();
            }
        }
        byte[] bytes = zoom < LiveFleet.CELL_ZOOM ? far(filter, zoom, x, y) : near(filter, zoom, x, y);
        var tile = new Tile(run + "-" + version, bytes);
        synchronized (cache) {
            cache.put(key, new Cached(version, tile));
        }
        return tile;
    }

    private byte[] far(LiveFleet.Filter filter, int zoom, int x, int y) {
        var layer = new Layer("cells", zoom, x, y);
        int finer = zoom + FAR_CELL_DEPTH;
        double size = 1.0 / (1L << finer);
        live.counts(filter, zoom, x, y, FAR_CELL_DEPTH).forEach((cell, counts) -> {
            layer.point((Tiles.xOf(cell) + 0.5) * size, (Tiles.yOf(cell) + 0.5) * size);
            numbers(layer, counts);
        });
        return layer.bytes();
    }

    private static void numbers(Layer layer, Counts counts) {
        layer.tag("count", counts.total());
        layer.tag("parked", counts.parked());
        layer.tag("riding", counts.riding());
        layer.tag("unavailable", counts.unavailable());
        layer.tag("lost", counts.lost());
    }

    private byte[] near(LiveFleet.Filter filter, int zoom, int x, int y) {
        var layer = new Layer("bikes", zoom, x, y);
        for (Dot dot : live.dots(filter, zoom, x, y)) {
            layer.point(
                    Tiles.fractionX(dot.lon() / FeedRecord.DEGREE_SCALE),
                    Tiles.fractionY(dot.lat() / FeedRecord.DEGREE_SCALE));
            layer.tag("bikeId", dot.bikeId());
            layer.tag("operatorId", dot.operatorId());
            layer.tag("state", dot.state().code());
            layer.tag("at", dot.atMicros() / 1_000_000);
        }
        return layer.bytes();
    }

    /** A layer of points; keys and values are written once and referred to. */
    private static final class Layer {
        private final VectorTile.Tile.Layer.Builder layer;
        private final Map<String, Integer> keys = new LinkedHashMap<>();
        private final Map<Object, Integer> values = new LinkedHashMap<>();
        private final double scale;
        private final int x;
        private final int y;
        private VectorTile.Tile.Feature.Builder feature = VectorTile.Tile.Feature.newBuilder();
        private boolean any;

        private Layer(String name, int zoom, int x, int y) {
            this.layer = VectorTile.Tile.Layer.newBuilder()
                    .setName(name)
                    .setVersion(2)
                    .setExtent(EXTENT);
            this.scale = 1L << zoom;
            this.x = x;
            this.y = y;
        }

        private void point(double fractionX, double fractionY) {
            finish();
            any = true;
            feature = VectorTile.Tile.Feature.newBuilder()
                    .setType(VectorTile.Tile.GeomType.POINT)
                    .addGeometry(MOVE_TO_ONE)
                    .addGeometry(zigzag((int) Math.round((fractionX * scale - x) * EXTENT)))
                    .addGeometry(zigzag((int) Math.round((fractionY * scale - y) * EXTENT)));
        }

        private void tag(String key, Object value) {
            feature.addTags(keys.computeIfAbsent(key, ignored -> keys.size()));
            feature.addTags(values.computeIfAbsent(value, ignored -> values.size()));
        }

        private void finish() {
            if (any) {
                layer.addFeatures(feature);
            }
        }

        private byte[] bytes() {
            if (!any) {
                return new byte[0];
            }
            finish();
            layer.addAllKeys(keys.keySet());
            for (Object value : values.keySet()) {
                layer.addValues(
                        value instanceof Number number
                                ? VectorTile.Tile.Value.newBuilder().setIntValue(number.longValue())
                                : VectorTile.Tile.Value.newBuilder().setStringValue(value.toString()));
            }
            return VectorTile.Tile.newBuilder().addLayers(layer).build().toByteArray();
        }

        private static int zigzag(int value) {
            return (value << 1) ^ (value >> 31);
        }
    }
}
