package city.statictraffic.acceptance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** Holds what was acknowledged against what is in a table. */
record KillJudge(int acknowledged, List<String> lost, List<String> doubled) {
    /** @param table with a column bike_id */
    static KillJudge of(Set<String> acknowledged, Connection connection, String table, String prefix)
            throws SQLException {
        var found = new HashMap<String, Integer>();
        try (var query = connection.prepareStatement(
                "SELECT bike_id, count(*) FROM " + table + " WHERE bike_id LIKE ? GROUP BY bike_id")) {
            query.setString(1, prefix + "%");
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        var lost = new ArrayList<String>();
        var doubled = new ArrayList<String>();
        for (String id : acknowledged) {
            if (!found.containsKey(id)) {
                lost.add(id);
            }
        }
        found.forEach((id, count) -> {
            if (count > 1) {
                doubled.add(id);
            }
        });
        return new KillJudge(acknowledged.size(), lost, doubled);
    }

    boolean clean() {
        return lost.isEmpty() && doubled.isEmpty();
    }

    @Override
    public String toString() {
        return acknowledged + " acknowledged, " + lost.size() + " lost "
                + lost.stream().limit(5).toList() + ", " + doubled.size() + " doubled "
                + doubled.stream().limit(5).toList();
    }
}
