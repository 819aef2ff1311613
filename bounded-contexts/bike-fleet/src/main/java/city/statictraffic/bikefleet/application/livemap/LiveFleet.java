package city.statictraffic.bikefleet.application.livemap;

import city.statictraffic.bikefleet.application.port.LatestPosition;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import city.statictraffic.bikefleet.domain.feed.OperationalState;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.geo.GeoPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Every bike's last known place and state, in memory, ordered by map cell. The map and the live counts read only this, so
 * a viewer more costs no query more. Each change moves a version; a cell remembers the version it last changed at.
 *
 * <p>Cells are web-mercator tiles of zoom {@value #CELL_ZOOM}, about 2 km wide at the city's latitude.
 */
public final class LiveFleet {
    public static final int CELL_ZOOM = 14;
    private static final int STATES = OperationalState.values().length;
    private static final int NOWHERE = -1;
    /** Other contexts hear of a standing bike when it stands this far from where they last heard of it, or this later. */
    private static final double TELL_METRES = 100;

    private static final long TELL_AGAIN_MICROS = 15 * 60 * 1_000_000L;
    private static final long NEVER = Long.MIN_VALUE;

    /** Where folded positions come from, which says who saves them and tells others of them. */
    public enum Source {
        /** From what is saved; told of when it was. */
        SAVED,
        /** Landed by this process, which saves and tells them. */
        LANDED_HERE,
        /** Landed by another process, which saves and tells them while it lives. */
        LANDED_ELSEWHERE
    }

    /** What a viewer asks for; empty sets mean all. Equal filters share their tiles. */
    public record Filter(DataScope scope, Set<String> operators, Set<OperationalState> states) {
        public Filter {
            operators = Set.copyOf(operators);
            states = Set.copyOf(states);
        }
    }

    /** One bike as the map shows it; coordinates are degrees × 10⁷. */
    public record Dot(
            String operatorId,
            String bikeId,
            int lon,
            int lat,
            OperationalState state,
            long atMicros,
            float accuracyMetres,
            String districtCode) {}

    /** Counts of one group of bikes by state. */
    public record Counts(int parked, int riding, int unavailable, int lost) {
        public int total() {
            return parked + riding + unavailable + lost;
        }
    }

    private static final class Slot {
        private final String operatorId;
        private final String bikeId;
        private int lon;
        private int lat;
        private byte state;
        private long atMicros;
        private float accuracyMetres;
        private String districtCode;
        private long cell;
        private int indexInCell = NOWHERE;
        private long toldAtMicros = NEVER;
        private int toldLon;
        private int toldLat;
        private boolean savedElsewhere;

        private Slot(String operatorId, String bikeId, String districtCode) {
            this.operatorId = operatorId;
            this.bikeId = bikeId;
            this.districtCode = districtCode;
        }

        private void told(FeedRecord.Position position) {
            toldAtMicros = position.atMicros();
            toldLon = position.lon();
            toldLat = position.lat();
        }

        private boolean worthTelling(FeedRecord.Position position) {
            if (position.state() != OperationalState.PARKED && position.state() != OperationalState.UNAVAILABLE) {
                return false;
            }
            return toldAtMicros == NEVER
                    || position.atMicros() - toldAtMicros >= TELL_AGAIN_MICROS
                    || place(position.lon(), position.lat()).metresTo(place(toldLon, toldLat)) >= TELL_METRES;
        }

        private static GeoPoint place(int lon, int lat) {
            return new GeoPoint(lon / FeedRecord.DEGREE_SCALE, lat / FeedRecord.DEGREE_SCALE);
        }

        private Dot dot() {
            return new Dot(
                    operatorId, bikeId, lon, lat, OperationalState.of(state), atMicros, accuracyMetres, districtCode);
        }
    }

    private static final class Cell {
        private Slot[] slots = new Slot[8];
        private int size;
        private long changedAtVersion;

        private void add(Slot slot) {
            if (size == slots.length) {
                slots = Arrays.copyOf(slots, size * 2);
            }
            slot.indexInCell = size;
            slots[size++] = slot;
        }

        private void remove(Slot slot) {
            Slot last = slots[--size];
            slots[slot.indexInCell] = last;
            last.indexInCell = slot.indexInCell;
            slot.indexInCell = NOWHERE;
        }
    }

    private record Key(String operatorId, String bikeId) {}

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Key, Slot> slots = new HashMap<>();
    private final Map<Long, Cell> cells = new HashMap<>();
    private Set<Key> unsaved = new HashSet<>();
    private long version;
    private long changes;
    private long latestAtMicros;

    /**
     * Folds positions in; an older one than the known one changes nothing, so any order ends the same. What another process
     * should have saved and this one now reads again, having taken over from it, is saved here.
     */
    public void fold(List<LatestPosition> positions, Source source) {
        lock.writeLock().lock();
        try {
            version++;
            for (LatestPosition each : positions) {
                FeedRecord.Position position = each.position();
                var key = new Key(each.operatorId(), position.bikeId());
                Slot slot = slots.get(key);
                if (slot == null) {
                    slot = new Slot(each.operatorId(), position.bikeId(), each.districtCode());
                    slots.put(key, slot);
                } else if (position.atMicros() <= slot.atMicros) {
                    if (source == Source.LANDED_HERE && slot.savedElsewhere && position.atMicros() == slot.atMicros) {
                        slot.savedElsewhere = false;
                        unsaved.add(key);
                    }
                    continue;
                }
                move(slot, each);
                changes++;
                latestAtMicros = Math.max(latestAtMicros, position.atMicros());
                slot.savedElsewhere = source == Source.LANDED_ELSEWHERE;
                switch (source) {
                    case SAVED -> slot.told(position);
                    case LANDED_HERE -> unsaved.add(key);
                    case LANDED_ELSEWHERE -> {
                        // Whoever landed it saves it.
                    }
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void move(Slot slot, LatestPosition to) {
        FeedRecord.Position position = to.position();
        long cell = Tiles.key(
                Tiles.x(position.lon() / FeedRecord.DEGREE_SCALE, CELL_ZOOM),
                Tiles.y(position.lat() / FeedRecord.DEGREE_SCALE, CELL_ZOOM));
        if (slot.indexInCell == NOWHERE || slot.cell != cell) {
            if (slot.indexInCell != NOWHERE) {
                Cell old = cellAt(slot.cell);
                old.remove(slot);
                old.changedAtVersion = version;
            }
            slot.cell = cell;
            cellAt(cell).add(slot);
        }
        slot.lon = position.lon();
        slot.lat = position.lat();
        slot.state = (byte) position.state().ordinal();
        slot.atMicros = position.atMicros();
        slot.accuracyMetres = position.accuracyMetres();
        slot.districtCode = to.districtCode();
        cellAt(cell).changedAtVersion = version;
    }

    private Cell cellAt(long key) {
        return cells.computeIfAbsent(key, ignored -> new Cell());
    }

    /** The positions changed since the last call, to be saved. */
    public List<LatestPosition> takeUnsaved() {
        lock.writeLock().lock();
        try {
            var result = new ArrayList<LatestPosition>(unsaved.size());
            for (Key key : unsaved) {
                Slot slot = slots.get(key);
                if (slot != null) {
                    result.add(latest(slot));
                }
            }
            unsaved = new HashSet<>();
            return result;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Puts back what could not be saved; a later change of the same bike is saved with it. */
    public void stillUnsaved(List<LatestPosition> positions) {
        lock.writeLock().lock();
        try {
            for (LatestPosition each : positions) {
                unsaved.add(new Key(each.operatorId(), each.position().bikeId()));
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Those among these positions that other contexts should hear of. */
    public List<LatestPosition> untold(List<LatestPosition> among) {
        return read(() -> among.stream()
                .filter(each -> {
                    Slot slot =
                            slots.get(new Key(each.operatorId(), each.position().bikeId()));
                    return slot != null && slot.worthTelling(each.position());
                })
                .toList());
    }

    /** Other contexts have been told of these. */
    public void told(List<LatestPosition> positions) {
        lock.writeLock().lock();
        try {
            for (LatestPosition each : positions) {
                Slot slot = slots.get(new Key(each.operatorId(), each.position().bikeId()));
                if (slot != null) {
                    slot.told(each.position());
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static LatestPosition latest(Slot slot) {
        return new LatestPosition(
                slot.operatorId,
                new FeedRecord.Position(
                        slot.bikeId,
                        slot.atMicros,
                        slot.lon,
                        slot.lat,
                        OperationalState.of(slot.state),
                        slot.accuracyMetres),
                slot.districtCode);
    }

    public long version() {
        return read(() -> version);
    }

    public long changes() {
        return read(() -> changes);
    }

    public int size() {
        return read(slots::size);
    }

    public long latestAtMicros() {
        return read(() -> latestAtMicros);
    }

    public @Nullable Dot find(String operatorId, String bikeId) {
        return read(() -> {
            Slot slot = slots.get(new Key(operatorId, bikeId));
            return slot == null ? null : slot.dot();
        });
    }

    /** The greatest version at which a cell of this tile changed; tiles with the same answer have the same content. */
    public long tileVersion(int zoom, int x, int y) {
        return read(() -> {
            long latest = 0;
            if (zoom >= CELL_ZOOM) {
                Cell cell = cells.get(Tiles.key(x >> (zoom - CELL_ZOOM), y >> (zoom - CELL_ZOOM)));
                return cell == null ? 0L : cell.changedAtVersion;
            }
            int shift = CELL_ZOOM - zoom;
            for (var entry : cells.entrySet()) {
                if (Tiles.xOf(entry.getKey()) >> shift == x && Tiles.yOf(entry.getKey()) >> shift == y) {
                    latest = Math.max(latest, entry.getValue().changedAtVersion);
                }
            }
            return latest;
        });
    }

    /** The bikes of a tile at or below the cell zoom. */
    public List<Dot> dots(Filter filter, int zoom, int x, int y) {
        return read(() -> {
            Cell cell = cells.get(Tiles.key(x >> (zoom - CELL_ZOOM), y >> (zoom - CELL_ZOOM)));
            if (cell == null) {
                return List.<Dot>of();
            }
            var result = new ArrayList<Dot>();
            for (int i = 0; i < cell.size; i++) {
                Slot slot = cell.slots[i];
                if (passes(filter, slot)
                        && Tiles.x(slot.lon / FeedRecord.DEGREE_SCALE, zoom) == x
                        && Tiles.y(slot.lat / FeedRecord.DEGREE_SCALE, zoom) == y) {
                    result.add(slot.dot());
                }
            }
            return result;
        });
    }

    /** Counts of a far tile by sub-cell: key is a tile key at {@code zoom + depth}. */
    public Map<Long, Counts> counts(Filter filter, int zoom, int x, int y, int depth) {
        return read(() -> {
            var sums = new HashMap<Long, int[]>();
            int shift = CELL_ZOOM - zoom;
            int finer = zoom + depth;
            for (var entry : cells.entrySet()) {
                if (Tiles.xOf(entry.getKey()) >> shift != x || Tiles.yOf(entry.getKey()) >> shift != y) {
                    continue;
                }
                Cell cell = entry.getValue();
                for (int i = 0; i < cell.size; i++) {
                    Slot slot = cell.slots[i];
                    if (passes(filter, slot)) {
                        long sub = finer <= CELL_ZOOM
                                ? Tiles.key(
                                        Tiles.xOf(entry.getKey()) >> (CELL_ZOOM - finer),
                                        Tiles.yOf(entry.getKey()) >> (CELL_ZOOM - finer))
                                : Tiles.key(
                                        Tiles.x(slot.lon / FeedRecord.DEGREE_SCALE, finer),
                                        Tiles.y(slot.lat / FeedRecord.DEGREE_SCALE, finer));
                        sums.computeIfAbsent(sub, ignored -> new int[STATES])[slot.state]++;
                    }
                }
            }
            var result = new HashMap<Long, Counts>();
            sums.forEach((key, sum) -> result.put(key, countsOf(sum)));
            return result;
        });
    }

    /** Counts by operator, and by district, of what a scope may see. */
    public Map<String, Counts> countsByOperator(DataScope scope) {
        return countsBy(scope, slot -> slot.operatorId);
    }

    public Map<String, Counts> countsByDistrict(DataScope scope) {
        return countsBy(scope, slot -> slot.districtCode);
    }

    private Map<String, Counts> countsBy(DataScope scope, java.util.function.Function<Slot, String> group) {
        return read(() -> {
            var filter = new Filter(scope, Set.of(), Set.of());
            var sums = new HashMap<String, int[]>();
            for (Slot slot : slots.values()) {
                if (passes(filter, slot)) {
                    sums.computeIfAbsent(group.apply(slot), ignored -> new int[STATES])[slot.state]++;
                }
            }
            var result = new HashMap<String, Counts>();
            sums.forEach((key, sum) -> result.put(key, countsOf(sum)));
            return result;
        });
    }

    /** The bikes in a box, at most {@code limit}, and how many there are in all, by operator. */
    public record InBox(Map<String, Integer> byOperator, List<Dot> dots) {}

    public InBox inBox(Filter filter, city.statictraffic.kernel.geo.GeoBox box, int limit) {
        return read(() -> {
            var byOperator = new HashMap<String, Integer>();
            var dots = new ArrayList<Dot>();
            int minX = Tiles.x(box.minLon(), CELL_ZOOM);
            int maxX = Tiles.x(box.maxLon(), CELL_ZOOM);
            int minY = Tiles.y(box.maxLat(), CELL_ZOOM);
            int maxY = Tiles.y(box.minLat(), CELL_ZOOM);
            for (var entry : cells.entrySet()) {
                int x = Tiles.xOf(entry.getKey());
                int y = Tiles.yOf(entry.getKey());
                if (x < minX || x > maxX || y < minY || y > maxY) {
                    continue;
                }
                Cell cell = entry.getValue();
                for (int i = 0; i < cell.size; i++) {
                    Slot slot = cell.slots[i];
                    if (passes(filter, slot)
                            && box.contains(slot.lon / FeedRecord.DEGREE_SCALE, slot.lat / FeedRecord.DEGREE_SCALE)) {
                        byOperator.merge(slot.operatorId, 1, Integer::sum);
                        if (dots.size() < limit) {
                            dots.add(slot.dot());
                        }
                    }
                }
            }
            return new InBox(byOperator, dots);
        });
    }

    private static boolean passes(Filter filter, Slot slot) {
        boolean inScope = switch (filter.scope()) {
            case DataScope.WholeCity() -> true;
            case DataScope.OneDistrict(var code) -> code.equals(slot.districtCode);
            case DataScope.OneOperator(var id) -> id.equals(slot.operatorId);
            case DataScope.Nothing() -> false;
        };
        return inScope
                && (filter.operators().isEmpty() || filter.operators().contains(slot.operatorId))
                && (filter.states().isEmpty() || filter.states().contains(OperationalState.of(slot.state)));
    }

    private static Counts countsOf(int[] sum) {
        return new Counts(
                sum[OperationalState.PARKED.ordinal()],
                sum[OperationalState.RIDING.ordinal()],
                sum[OperationalState.UNAVAILABLE.ordinal()],
                sum[OperationalState.LOST.ordinal()]);
    }

    private <T extends @Nullable Object> T read(java.util.function.Supplier<T> reading) {
        lock.readLock().lock();
        try {
            return reading.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
