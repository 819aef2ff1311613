package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.Cursors;
import city.statictraffic.adapter.persistence.Where;
import city.statictraffic.bikefleet.application.queries.FindFleet;
import city.statictraffic.bikefleet.application.queries.FleetViews;
import city.statictraffic.bikefleet.application.queries.FleetViews.BikeLine;
import city.statictraffic.bikefleet.application.queries.FleetViews.BikePage;
import city.statictraffic.bikefleet.application.queries.FleetViews.HistoryLine;
import city.statictraffic.bikefleet.application.queries.FleetViews.RideCount;
import city.statictraffic.bikefleet.application.queries.FleetViews.RideLine;
import city.statictraffic.bikefleet.application.queries.FleetViews.SharedId;
import city.statictraffic.bikefleet.application.queries.FleetViews.Today;
import city.statictraffic.bikefleet.application.queries.FleetViews.Track;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import city.statictraffic.bikefleet.domain.feed.LockEventType;
import city.statictraffic.bikefleet.domain.feed.OperationalState;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Page;
import city.statictraffic.kernel.time.CityCalendar;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads of the fleet, straight from the tables. The scope is part of every WHERE. */
@ApplicationScoped
public class PgFindFleet implements FindFleet {
    private static final int TRACK_POINTS_MAX = 20_000;
    /** A bike is what its operator registered, what is under supervision, or both; and it has been somewhere last. */
    private static final String BIKES = """

            FROM (SELECT coalesce(b.operator_id, o.operator_id) AS operator_id, coalesce(b.bike_id, r.bike_id) AS bike_id,
                          coalesce(b.state, 'registered') AS life_cycle, b.state_at, b.intake_id, b.yard_id, r.qr_url,
                          r.model, r.frame_number, r.lock_number, r.filed_at, r.registered_at, r.updated_at
                     FROM bike_fleet.registration r
                     JOIN bike_fleet.operator o USING (operator_no)
                     FULL JOIN bike_fleet.bike b ON b.operator_id = o.operator_id AND b.bike_id = r.bike_id
                   UNION ALL
                   SELECT o.operator_id, l.bike_id, 'unregistered', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
                     FROM bike_fleet.bike_latest l JOIN bike_fleet.operator o USING (operator_no)
                    WHERE NOT EXISTS (SELECT 1 FROM bike_fleet.registration r
                                       WHERE r.operator_no = l.operator_no AND r.bike_id = l.bike_id)
                      AND NOT EXISTS (SELECT 1 FROM bike_fleet.bike b
                                       WHERE b.operator_id = o.operator_id AND b.bike_id = l.bike_id)) f
             LEFT JOIN bike_fleet.operator o ON o.operator_id = f.operator_id
             LEFT JOIN bike_fleet.bike_latest l ON l.operator_no = o.operator_no AND l.bike_id = f.bike_id""";

    private final Pool pool;
    private final ObjectMapper json;

    PgFindFleet(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    @Override
    public CompletionStage<Page<BikeLine>> bikes(
            DataScope scope, BikeFilter filter, Optional<String> cursor, int limit) {
        var where = scoped(scope, "f.operator_id", "l.district")
                .andIf("f.operator_id = ?", filter.operatorId())
                .andIf("l.district = ?", filter.districtCode())
                .andIf("f.life_cycle = ?", filter.lifeCycle());
        filter.text()
                .filter(text -> !text.isBlank())
                .ifPresent(text ->
                        where.and("(f.bike_id = ? OR f.bike_id LIKE ?)", text.strip(), likePrefix(text.strip())));
        filter.state().ifPresent(code -> {
            OperationalState state = OperationalState.find(code);
            where.and("l.state = ?", state == null ? -1 : state.ordinal());
        });
        Cursors.read(cursor, key -> key, key -> key)
                .ifPresent(keys -> where.and("(f.bike_id, f.operator_id) > (?, ?)", keys.get(0), keys.get(1)));
        return pool.preparedQuery(
                        "SELECT f.operator_id, f.bike_id, f.life_cycle, l.state, l.at, l.lon, l.lat, l.district, f.qr_url"
                                + BIKES + where + " ORDER BY f.bike_id, f.operator_id LIMIT " + (limit + 1))
                .execute(where.values())
                .map(rows -> {
                    var lines = new ArrayList<BikeLine>();
                    for (Row row : rows) {
                        lines.add(new BikeLine(
                                row.getString(0),
                                row.getString(1),
                                row.getString(2),
                                state(row.getInteger(3)),
                                instant(row.getOffsetDateTime(4)),
                                degrees(row.getInteger(5)),
                                degrees(row.getInteger(6)),
                                blankToNull(row.getString(7)),
                                row.getString(8)));
                    }
                    return Cursors.page(lines, limit, last -> Cursors.of(last.bikeId(), last.operatorId()));
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<BikePage>> bike(DataScope scope, BikeId id) {
        var where = visible(scope, id);
        return pool.preparedQuery("SELECT f.operator_id, f.bike_id, f.qr_url, f.model, f.frame_number, f.lock_number,"
                        + " f.filed_at, f.life_cycle, f.state_at, f.yard_id, f.intake_id, f.registered_at, f.updated_at,"
                        + " l.at, l.lon, l.lat, l.state, l.accuracy_metres, l.district,"
                        + " (SELECT string_agg(p.operator_id, ' ' ORDER BY p.operator_id) FROM bike_fleet.registration s"
                        + " JOIN bike_fleet.operator p USING (operator_no) WHERE s.bike_id = f.bike_id"
                        + " AND p.operator_id <> f.operator_id)" + BIKES + where)
                .execute(where.values())
                .map(rows -> rows.size() == 0
                        ? Optional.<BikePage>empty()
                        : Optional.of(page(scope, rows.iterator().next())))
                .subscribeAsCompletionStage();
    }

    private static BikePage page(DataScope scope, Row row) {
        OffsetDateTime lastAt = row.getOffsetDateTime(13);
        boolean impounded = "impounded".equals(row.getString(7));
        String others = row.getString(19);
        // That another operator uses the same number is the city's finding, not the operator's to know.
        List<String> sameIdAt =
                others == null || scope instanceof DataScope.OneOperator ? List.of() : List.of(others.split(" "));
        return new BikePage(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                instant(row.getOffsetDateTime(6)),
                row.getString(7),
                instant(row.getOffsetDateTime(8)),
                impounded
                        ? new FleetViews.Impound(
                                row.getString(9),
                                row.getUUID(10),
                                row.getOffsetDateTime(8).toInstant())
                        : null,
                lastAt == null
                        ? null
                        : new FleetViews.Last(
                                lastAt.toInstant(),
                                row.getInteger(14) / FeedRecord.DEGREE_SCALE,
                                row.getInteger(15) / FeedRecord.DEGREE_SCALE,
                                OperationalState.of(row.getInteger(16)).code(),
                                row.getFloat(17),
                                blankToNull(row.getString(18))),
                instant(row.getOffsetDateTime(11)),
                instant(row.getOffsetDateTime(12)),
                sameIdAt);
    }

    @Override
    public CompletionStage<Page<HistoryLine>> history(DataScope scope, BikeId id, Optional<String> cursor, int limit) {
        return ifVisible(scope, id, new Page<HistoryLine>(List.of(), Optional.empty()), () -> {
            var where = new Where().and("operator_id = ? AND bike_id = ?", id.operatorId(), id.number());
            Cursors.read(cursor, OffsetDateTime::parse, Long::valueOf)
                    .ifPresent(keys -> where.and("(at, id) < (?, ?)", keys.get(0), keys.get(1)));
            return pool.preparedQuery("SELECT at, kind, actor, lon, lat, detail, id FROM bike_fleet.bike_history"
                            + where + " ORDER BY at DESC, id DESC LIMIT " + (limit + 1))
                    .execute(where.values())
                    .map(rows -> {
                        var lines = new ArrayList<HistoryLine>();
                        var ids = new ArrayList<Long>();
                        for (Row row : rows) {
                            Double lon = row.getDouble(3);
                            Double lat = row.getDouble(4);
                            lines.add(new HistoryLine(
                                    row.getOffsetDateTime(0).toInstant(),
                                    row.getString(1),
                                    row.getString(2),
                                    lon == null || lat == null ? null : new FleetViews.Place(lon, lat),
                                    detail(row.getString(5))));
                            ids.add(row.getLong(6));
                        }
                        return Cursors.page(
                                lines, limit, last -> Cursors.of(BikeColumns.utc(last.at()), ids.get(limit - 1)));
                    });
        });
    }

    private Map<String, Object> detail(String text) {
        try {
            return json.readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public CompletionStage<Optional<Track>> track(DataScope scope, BikeId id, Instant from, Instant to) {
        return ifVisible(scope, id, Optional.<Track>empty(), () -> {
            Tuple keys = Tuple.of(id.operatorId(), id.number(), BikeColumns.utc(from), BikeColumns.utc(to));
            String of = " FROM bike_fleet.%s t JOIN bike_fleet.operator o USING (operator_no)"
                    + " WHERE o.operator_id = $1 AND t.bike_id = $2 AND t.%s >= $3 AND t.%s < $4 ORDER BY t.%s LIMIT "
                    + (TRACK_POINTS_MAX + 1);
            var positions = pool.preparedQuery("SELECT t.at, t.lon, t.lat, t.state, t.accuracy_metres"
                            + of.formatted("position", "at", "at", "at"))
                    .execute(keys);
            var locks = pool.preparedQuery("SELECT t.at, t.type, t.lon, t.lat, t.ride_id"
                            + of.formatted("lock_event", "at", "at", "at"))
                    .execute(keys);
            var rides = pool.preparedQuery(
                            "SELECT o.operator_id, t.ride_id, t.bike_id, t.start_at, t.end_at, t.start_lon,"
                                    + " t.start_lat, t.end_lon, t.end_lat, t.distance_metres, t.revision"
                                    + of.formatted("ride", "start_at", "start_at", "start_at"))
                    .execute(keys);
            return Uni.combine().all().unis(positions, locks, rides).asTuple().map(all -> {
                var at = new ArrayList<FleetViews.TrackPosition>();
                for (Row row : all.getItem1()) {
                    at.add(new FleetViews.TrackPosition(
                            row.getOffsetDateTime(0).toInstant(),
                            row.getInteger(1) / FeedRecord.DEGREE_SCALE,
                            row.getInteger(2) / FeedRecord.DEGREE_SCALE,
                            OperationalState.of(row.getInteger(3)).code(),
                            row.getFloat(4)));
                }
                var events = new ArrayList<FleetViews.TrackLockEvent>();
                for (Row row : all.getItem2()) {
                    events.add(new FleetViews.TrackLockEvent(
                            row.getOffsetDateTime(0).toInstant(),
                            LockEventType.of(row.getInteger(1)).code(),
                            row.getInteger(2) / FeedRecord.DEGREE_SCALE,
                            row.getInteger(3) / FeedRecord.DEGREE_SCALE,
                            row.getString(4)));
                }
                var lines = new ArrayList<RideLine>();
                for (Row row : all.getItem3()) {
                    lines.add(ride(row));
                }
                boolean truncated = at.size() > TRACK_POINTS_MAX
                        || events.size() > TRACK_POINTS_MAX
                        || lines.size() > TRACK_POINTS_MAX;
                return Optional.of(new Track(at, events, lines, truncated));
            });
        });
    }

    @Override
    public CompletionStage<Page<RideLine>> rides(
            DataScope scope,
            Optional<String> operatorId,
            Optional<String> bikeId,
            Instant from,
            Instant to,
            Optional<String> cursor,
            int limit) {
        var where = rideScope(scope)
                .and("t.start_at >= ? AND t.start_at < ?", BikeColumns.utc(from), BikeColumns.utc(to))
                .andIf("o.operator_id = ?", operatorId)
                .andIf("t.bike_id = ?", bikeId);
        Cursors.read(cursor, OffsetDateTime::parse, key -> key, key -> key)
                .ifPresent(keys -> where.and(
                        "(t.start_at, t.operator_no, t.ride_id) > (?, (SELECT operator_no FROM bike_fleet.operator"
                                + " WHERE operator_id = ?), ?)",
                        keys.get(0),
                        keys.get(1),
                        keys.get(2)));
        return pool.preparedQuery("SELECT o.operator_id, t.ride_id, t.bike_id, t.start_at, t.end_at, t.start_lon,"
                        + " t.start_lat, t.end_lon, t.end_lat, t.distance_metres, t.revision"
                        + " FROM bike_fleet.ride t JOIN bike_fleet.operator o USING (operator_no)" + where
                        + " ORDER BY t.start_at, t.operator_no, t.ride_id LIMIT " + (limit + 1))
                .execute(where.values())
                .map(rows -> {
                    var lines = new ArrayList<RideLine>();
                    for (Row row : rows) {
                        lines.add(ride(row));
                    }
                    return Cursors.page(
                            lines,
                            limit,
                            last -> Cursors.of(BikeColumns.utc(last.startAt()), last.operatorId(), last.rideId()));
                })
                .subscribeAsCompletionStage();
    }

    private static RideLine ride(Row row) {
        return new RideLine(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getOffsetDateTime(3).toInstant(),
                row.getOffsetDateTime(4).toInstant(),
                row.getInteger(5) / FeedRecord.DEGREE_SCALE,
                row.getInteger(6) / FeedRecord.DEGREE_SCALE,
                row.getInteger(7) / FeedRecord.DEGREE_SCALE,
                row.getInteger(8) / FeedRecord.DEGREE_SCALE,
                row.getFloat(9),
                row.getInteger(10));
    }

    @Override
    public CompletionStage<List<RideCount>> rideCounts(
            DataScope scope, RideGroup group, Optional<String> operatorId, Instant from, Instant to) {
        String hour = "to_char(t.%s AT TIME ZONE 'Asia/Shanghai', '"
                + (group == RideGroup.DAY ? "YYYY-MM-DD" : "YYYY-MM-DD\"T\"HH24") + "')";
        String startKey = group == RideGroup.DISTRICT ? "coalesce(t.start_district, '')" : hour.formatted("start_at");
        String endKey = group == RideGroup.DISTRICT ? "coalesce(t.end_district, '')" : hour.formatted("end_at");
        var counts = new HashMap<String, long[]>();
        return count(scope, startKey, "start_at", "start_district", operatorId, from, to, counts, 0)
                .chain(() -> count(scope, endKey, "end_at", "end_district", operatorId, from, to, counts, 1))
                .map(ignored -> counts.entrySet().stream()
                        .map(entry -> new RideCount(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                        .sorted(java.util.Comparator.comparing(RideCount::key))
                        .toList())
                .subscribeAsCompletionStage();
    }

    private Uni<Void> count(
            DataScope scope,
            String key,
            String time,
            String district,
            Optional<String> operatorId,
            Instant from,
            Instant to,
            Map<String, long[]> counts,
            int column) {
        var where = scoped(scope, "o.operator_id", "t." + district)
                .and("t." + time + " >= ? AND t." + time + " < ?", BikeColumns.utc(from), BikeColumns.utc(to))
                .andIf("o.operator_id = ?", operatorId);
        return pool.preparedQuery("SELECT " + key + ", count(*) FROM bike_fleet.ride t"
                        + " JOIN bike_fleet.operator o USING (operator_no)" + where + " GROUP BY 1")
                .execute(where.values())
                .map(rows -> {
                    for (Row row : rows) {
                        counts.computeIfAbsent(row.getString(0), ignored -> new long[2])[column] = row.getLong(1);
                    }
                    return (Void) null;
                });
    }

    @Override
    public CompletionStage<Page<SharedId>> sharedIds(DataScope scope, Optional<String> cursor, int limit) {
        if (!(scope instanceof DataScope.WholeCity)) {
            return Uni.createFrom()
                    .item(new Page<SharedId>(List.of(), Optional.empty()))
                    .subscribeAsCompletionStage();
        }
        var where = new Where();
        Cursors.read(cursor, key -> key).ifPresent(keys -> where.and("r.bike_id > ?", keys.get(0)));
        return pool.preparedQuery("SELECT r.bike_id, string_agg(o.operator_id, ' ' ORDER BY o.operator_id)"
                        + " FROM bike_fleet.registration r JOIN bike_fleet.operator o USING (operator_no)" + where
                        + " GROUP BY r.bike_id HAVING count(*) > 1 ORDER BY r.bike_id LIMIT " + (limit + 1))
                .execute(where.values())
                .map(rows -> {
                    var lines = new ArrayList<SharedId>();
                    for (Row row : rows) {
                        lines.add(new SharedId(
                                row.getString(0), List.of(row.getString(1).split(" "))));
                    }
                    return Cursors.page(lines, limit, last -> Cursors.of(last.bikeId()));
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Today> today(DataScope scope, LocalDate day) {
        OffsetDateTime from = BikeColumns.utc(CityCalendar.SHANGHAI.startOf(day));
        OffsetDateTime to = BikeColumns.utc(CityCalendar.SHANGHAI.startOf(day.plusDays(1)));
        var byState = scoped(scope, "b.operator_id", "l.district");
        var states = pool.preparedQuery("SELECT b.operator_id, b.state, count(*) FROM bike_fleet.bike b"
                        + " LEFT JOIN bike_fleet.operator o USING (operator_id)"
                        + " LEFT JOIN bike_fleet.bike_latest l ON l.operator_no = o.operator_no AND l.bike_id = b.bike_id"
                        + byState + " GROUP BY 1, 2")
                .execute(byState.values());
        var rideWhere = rideScope(scope).and("t.start_at >= ? AND t.start_at < ?", from, to);
        var rides = pool.preparedQuery("SELECT o.operator_id, coalesce(t.start_district, ''), count(*)"
                        + " FROM bike_fleet.ride t JOIN bike_fleet.operator o USING (operator_no)" + rideWhere
                        + " GROUP BY 1, 2")
                .execute(rideWhere.values());
        var healthWhere =
                scope instanceof DataScope.OneOperator(var id) ? new Where().and("o.operator_id = ?", id) : new Where();
        String since = healthWhere.place(from);
        var health = pool.preparedQuery("SELECT o.operator_id, b.kind, max(b.received_at),"
                        + " coalesce(sum(b.received) FILTER (WHERE b.received_at >= " + since + "), 0),"
                        + " coalesce(sum(b.rejected + b.conflicts) FILTER (WHERE b.received_at >= " + since + "), 0)"
                        + " FROM bike_fleet.feed_batch b JOIN bike_fleet.operator o USING (operator_no)"
                        + (healthWhere.toString().isEmpty() ? " WHERE " : healthWhere + " AND ")
                        + "b.received_at >= " + since + " - interval '2 days' GROUP BY 1, 2")
                .execute(healthWhere.values());
        boolean city = scope instanceof DataScope.WholeCity;
        Uni<Long> shared = city
                ? one(
                        "SELECT count(*) FROM (SELECT 1 FROM bike_fleet.registration GROUP BY bike_id HAVING count(*) > 1) s")
                : Uni.createFrom().item(0L);
        Uni<Long> unregistered = city
                ? one(
                        "SELECT count(*) FROM bike_fleet.bike_latest l WHERE NOT EXISTS (SELECT 1 FROM bike_fleet.registration r"
                                + " WHERE r.operator_no = l.operator_no AND r.bike_id = l.bike_id)")
                : Uni.createFrom().item(0L);
        return Uni.combine()
                .all()
                .unis(states, rides, health, shared, unregistered)
                .asTuple()
                .map(all -> {
                    var operators = new HashMap<String, long[]>();
                    for (Row row : all.getItem1()) {
                        long[] sums = operators.computeIfAbsent(row.getString(0), ignored -> new long[4]);
                        long count = row.getLong(2);
                        sums[0] += count;
                        switch (row.getString(1)) {
                            case "filed" -> sums[1] += count;
                            case "impounded" -> sums[2] += count;
                            default -> {}
                        }
                    }
                    var byDistrict = new HashMap<String, Long>();
                    for (Row row : all.getItem2()) {
                        operators.computeIfAbsent(row.getString(0), ignored -> new long[4])[3] += row.getLong(2);
                        byDistrict.merge(row.getString(1), row.getLong(2), Long::sum);
                    }
                    var feedHealth = new ArrayList<FleetViews.FeedHealth>();
                    for (Row row : all.getItem3()) {
                        feedHealth.add(new FleetViews.FeedHealth(
                                row.getString(0),
                                FeedKind.values()[row.getInteger(1)].path(),
                                instant(row.getOffsetDateTime(2)),
                                row.getLong(3),
                                row.getLong(4)));
                    }
                    return new Today(
                            operators.entrySet().stream()
                                    .map(entry -> new FleetViews.TodayByOperator(
                                            entry.getKey(),
                                            entry.getValue()[0],
                                            entry.getValue()[1],
                                            entry.getValue()[2],
                                            entry.getValue()[3]))
                                    .toList(),
                            byDistrict,
                            feedHealth,
                            all.getItem4(),
                            all.getItem5());
                })
                .subscribeAsCompletionStage();
    }

    private Uni<Long> one(String sql) {
        return pool.query(sql).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    private <T> CompletionStage<T> ifVisible(
            DataScope scope, BikeId id, T otherwise, java.util.function.Supplier<Uni<T>> read) {
        var where = visible(scope, id);
        return pool.preparedQuery("SELECT 1" + BIKES + where)
                .execute(where.values())
                .chain(rows -> rows.size() == 0 ? Uni.createFrom().item(otherwise) : read.get())
                .subscribeAsCompletionStage();
    }

    private static Where visible(DataScope scope, BikeId id) {
        return scoped(scope, "f.operator_id", "l.district")
                .and("f.operator_id = ? AND f.bike_id = ?", id.operatorId(), id.number());
    }

    private static Where rideScope(DataScope scope) {
        return scoped(scope, "o.operator_id", "t.start_district");
    }

    private static Where scoped(DataScope scope, String operatorColumn, String districtColumn) {
        return switch (scope) {
            case DataScope.WholeCity() -> new Where();
            case DataScope.OneOperator(var id) -> new Where().and(operatorColumn + " = ?", id);
            case DataScope.OneDistrict(var code) -> new Where().and(districtColumn + " = ?", code);
            case DataScope.Nothing() -> new Where().and("false");
        };
    }

    private static String likePrefix(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Double degrees(@Nullable Integer scaled) {
        return scaled == null ? null : scaled / FeedRecord.DEGREE_SCALE;
    }

    private static @Nullable String state(@Nullable Integer ordinal) {
        return ordinal == null ? null : OperationalState.of(ordinal).code();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
