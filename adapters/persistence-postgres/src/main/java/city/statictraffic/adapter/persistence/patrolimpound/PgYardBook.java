package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.adapter.persistence.PgBulkWork;
import city.statictraffic.kernel.geo.GeoPoint;
import city.statictraffic.patrolimpound.application.port.YardBook;
import city.statictraffic.patrolimpound.domain.yard.Yard;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Yards in bulk. Stock is counted after the rows are locked. */
@ApplicationScoped
public class PgYardBook implements YardBook {
    private final PgBulkWork work;

    public PgYardBook(PgBulkWork work) {
        this.work = work;
    }

    @Override
    public Map<String, Entry> lock(Collection<String> yardIds) {
        return work.within(connection -> {
            var found = new HashMap<String, Entry>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT y.yard_id, y.name, y.district_code, y.address, y.capacity, y.lon, y.lat, y.keeper,"
                            + " (SELECT count(*) FROM patrol_impound.intake i WHERE i.yard_id = y.yard_id"
                            + " AND i.status = 'taken-in') FROM patrol_impound.yard y WHERE y.yard_id = ANY (?)"
                            + " ORDER BY y.yard_id FOR UPDATE OF y")) {
                query.setArray(1, connection.createArrayOf("text", yardIds.toArray()));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        var yard = new Yard(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getInt(5),
                                new GeoPoint(rows.getDouble(6), rows.getDouble(7)));
                        found.put(
                                yard.yardId(), new Entry(yard, Optional.ofNullable(rows.getString(8)), rows.getInt(9)));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public void save(List<Entry> entries) {
        work.within(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement("INSERT INTO patrol_impound.yard"
                    + " (yard_id, name, district_code, address, capacity, lon, lat, keeper)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (yard_id) DO UPDATE SET"
                    + " name = excluded.name, district_code = excluded.district_code, address = excluded.address,"
                    + " capacity = excluded.capacity, lon = excluded.lon, lat = excluded.lat,"
                    + " keeper = excluded.keeper")) {
                for (Entry entry : entries) {
                    Yard yard = entry.yard();
                    upsert.setString(1, yard.yardId());
                    upsert.setString(2, yard.name());
                    upsert.setString(3, yard.districtCode());
                    upsert.setString(4, yard.address());
                    upsert.setInt(5, yard.capacity());
                    upsert.setDouble(6, yard.place().lon());
                    upsert.setDouble(7, yard.place().lat());
                    upsert.setString(8, entry.keeper().orElse(null));
                    upsert.addBatch();
                }
                return upsert.executeBatch();
            }
        });
    }

    @Override
    public Map<String, Long> countByDistrict() {
        return work.within(connection -> {
            var counts = new HashMap<String, Long>();
            try (PreparedStatement query = connection.prepareStatement(
                            "SELECT district_code, count(*) FROM patrol_impound.yard GROUP BY district_code");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
            return counts;
        });
    }
}
