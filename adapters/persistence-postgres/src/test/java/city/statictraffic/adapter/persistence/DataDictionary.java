package city.statictraffic.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The database as it stands after its migrations, written from the server's own catalog; comments, "Chinese | English",
 * say what things mean. Partitions and the migrations' own tables are left out.
 */
final class DataDictionary {
    private static final String TABLES = """
            SELECT c.oid::regclass::text, c.oid::text, obj_description(c.oid, 'pg_class'),
                   CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND c.relname <> 'flyway_schema_history'
            ORDER BY c.relname""";
    private static final String COLUMNS = """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod)
                       || CASE WHEN co.collname = 'C' THEN ' COLLATE "C"' ELSE '' END,
                   CASE WHEN a.attnotnull THEN '' ELSE '✓' END,
                   pg_get_expr(d.adbin, d.adrelid), col_description(a.attrelid, a.attnum)
            FROM pg_attribute a
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            LEFT JOIN pg_collation co ON co.oid = a.attcollation
            WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum""";
    private static final String KEYS = """
            SELECT pg_get_constraintdef(oid) FROM pg_constraint
            WHERE conrelid = ?::oid AND contype IN ('p', 'u', 'f', 'c')
            ORDER BY array_position(ARRAY['p', 'u', 'f', 'c'], contype::text), conname""";
    private static final String INDEXES = """
            SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE i.indrelid = ?::oid
              AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = i.indrelid)
            ORDER BY c.relname""";
    private static final String TRIGGERS =
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = ?::oid AND NOT tgisinternal ORDER BY tgname";

    private final Connection connection;
    private final List<String> uncommented = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    DataDictionary(Connection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            // With nothing on the path, the server names everything with its schema.
            statement.execute("SET search_path = pg_catalog");
        }
    }

    /** Schemas, tables and columns without a comment in both languages. */
    List<String> uncommented() {
        return List.copyOf(uncommented);
    }

    String write(List<String> schemas) throws SQLException {
        text.append("# 数据字典 · Data dictionary\n\n")
                .append("由迁移后的数据库目录生成，不手工修改；含义来自迁移脚本中的 `COMMENT ON`。重新生成：\n")
                .append(
                        "Made from the catalog of the migrated database, never by hand; meanings are the migrations' `COMMENT ON`.")
                .append(" To make it again:\n\n")
                .append(
                        "```sh\nmvn -pl adapters/persistence-postgres test -Dtest=DataDictionaryTest -Ddictionary.write=true\n```\n\n")
                .append("时间为带时区的时刻，民用日按东八区。每个模式由一个上下文独占，上下文之间没有外键。\n")
                .append(
                        "Times are instants; civil days are at +08. A schema belongs to one context, and no key leads from one to another.\n");
        for (String schema : schemas) {
            schema(schema);
        }
        return text.toString();
    }

    private void schema(String schema) throws SQLException {
        String comment = rows("SELECT obj_description(?::regnamespace, 'pg_namespace')", schema, 1)
                .getFirst()
                .getFirst();
        text.append("\n## ")
                .append(schema)
                .append("\n\n")
                .append(both(schema, comment))
                .append('\n');
        for (var table : rows(TABLES, schema, 4)) {
            table(table);
        }
    }

    private void table(List<String> table) throws SQLException {
        String name = table.getFirst();
        String oid = table.get(1);
        text.append("\n### ")
                .append(name)
                .append("\n\n")
                .append(both(name, table.get(2)))
                .append("\n\n");
        text.append("| 列 column | 类型 type | 可空 null | 缺省 default | 含义 meaning |\n|---|---|---|---|---|\n");
        for (var column : rows(COLUMNS, oid, 5)) {
            text.append("| `").append(column.getFirst()).append("` | ").append(column.get(1));
            text.append(" | ")
                    .append(column.get(2))
                    .append(" | ")
                    .append(code(column.get(3)))
                    .append(" | ");
            text.append(both(name + "." + column.getFirst(), column.get(4))).append(" |\n");
        }
        list("键 keys", rows(KEYS, oid, 1));
        list("索引 indexes", rows(INDEXES, oid, 1));
        list("触发器 triggers", rows(TRIGGERS, oid, 1));
        if (!table.get(3).isEmpty()) {
            list("分区 partitions", List.of(List.of(table.get(3))));
        }
    }

    private void list(String title, List<List<String>> definitions) {
        if (!definitions.isEmpty()) {
            text.append('\n').append(title).append('\n');
            definitions.forEach(definition ->
                    text.append("- `").append(definition.getFirst()).append("`\n"));
        }
    }

    private static String code(String value) {
        return value.isEmpty() ? "" : "`" + value + "`";
    }

    private String both(String what, String comment) {
        var parts = comment.split(" \\| ", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            uncommented.add(what);
            return comment;
        }
        return parts[0] + " — " + parts[1];
    }

    private List<List<String>> rows(String sql, String parameter, int columns) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            var found = new ArrayList<List<String>>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var row = new ArrayList<String>();
                    for (int column = 1; column <= columns; column++) {
                        row.add(Optional.ofNullable(rows.getString(column)).orElse(""));
                    }
                    found.add(List.copyOf(row));
                }
            }
            return found.stream().collect(Collectors.toUnmodifiableList());
        }
    }
}
