package city.statictraffic.standalone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows and content of each table, whatever order the rows lie in: what two databases are compared by. */
final class TableDigests {
    private TableDigests() {}

    /** @param digest a sum over the rows, each hashed in its text form */
    record Table(long rows, String digest) {}

    /** All tables that keep their rows over a crash, quoted and with their schema. */
    static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind = 'r' AND c.relpersistence = 'p'"
                        + " AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    static Map<String, Table> of(Connection connection, List<String> tables) throws SQLException {
        var digests = new TreeMap<String, Table>();
        for (String table : tables) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "SELECT count(*), coalesce(sum(('x' || substr(md5(whole_row::text), 1, 15))"
                                    + "::bit(60)::bigint), 0)::text FROM " + table + " whole_row")) {
                row.next();
                digests.put(table, new Table(row.getLong(1), row.getString(2)));
            }
        }
        return digests;
    }
}
