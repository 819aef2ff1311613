package city.statictraffic.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database of the first schemas, filled by the product of that time, brought up to today's. */
@Tag("N07")
class UpgradeTest {
    private static final String TABLES = "SELECT c.oid::regclass::text FROM pg_class c"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('platform', 'bike_fleet',"
            + " 'patrol_impound') AND c.relkind IN ('r', 'p') AND NOT c.relispartition"
            + " AND c.relname <> 'flyway_schema_history' ORDER BY 1";
    private static final String COLUMNS =
            "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '%s'::regclass AND attnum > 0"
                    + " AND NOT attisdropped ORDER BY attnum";
    private static final String HISTORY =
            "SELECT concat_ws(' ', version, checksum, success) FROM %s.flyway_schema_history"
                    + " WHERE version IS NOT NULL ORDER BY installed_rank";

    /** Of each table: its columns of then, and the count and the digest of all rows in them. */
    private record Content(Map<String, String> columns, Map<String, String> digests) {
        static Content of(EmbeddedStore store) {
            var columns = new LinkedHashMap<String, String>();
            store.query(TABLES)
                    .forEach(table -> columns.put(table, String.join(", ", store.query(COLUMNS.formatted(table)))));
            return new Content(columns, digests(store, columns));
        }

        Map<String, String> today(EmbeddedStore store) {
            return digests(store, columns);
        }

        private static Map<String, String> digests(EmbeddedStore store, Map<String, String> columns) {
            var digests = new LinkedHashMap<String, String>();
            columns.forEach((table, names) -> digests.put(
                    table,
                    store.query("SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text"
                                    + " COLLATE \"C\")), '') FROM (SELECT " + names + " FROM " + table + ") t")
                            .getFirst()));
            return digests;
        }
    }

    private static int migrate(EmbeddedStore store) {
        return SchemaMigrations.bringUpToDate(EmbeddedStore.migrations(store.source()), EmbeddedStore.SCHEMAS);
    }

    private static List<String> histories(EmbeddedStore store) {
        return EmbeddedStore.SCHEMAS.stream()
                .filter(schema -> !store.query("SELECT to_regclass('" + schema + ".flyway_schema_history')::text")
                        .getFirst()
                        .equals("null"))
                .flatMap(schema ->
                        store.query(HISTORY.formatted(schema)).stream().map(line -> schema + " " + line))
                .toList();
    }

    @Test
    void nothing_is_lost_and_a_second_run_changes_nothing() {
        EmbeddedStore store = EmbeddedStore.ofTheFirstSchemas(List.of());
        Content before = Content.of(store);
        assertThat(before.digests()).hasSizeGreaterThan(20);
        assertThat(before.digests().values().stream().filter(each -> !each.startsWith("0 ")))
                .as("tables that hold something")
                .hasSizeGreaterThan(15);
        assertThat(store.query("SELECT to_regclass('patrol_impound.fleet_sighting')::text"))
                .as("a later table")
                .containsExactly("null");

        assertThat(migrate(store)).isPositive();

        assertThat(before.today(store)).isEqualTo(before.digests());
        assertThat(store.query("SELECT to_regclass('patrol_impound.fleet_sighting')::text"))
                .containsExactly("patrol_impound.fleet_sighting");
        List<String> histories = histories(store);
        assertThat(migrate(store)).isZero();
        assertThat(histories(store)).isEqualTo(histories);
        assertThat(before.today(store)).isEqualTo(before.digests());
    }

    @Test
    void the_program_does_not_start_on_a_newer_database_nor_on_one_migrated_otherwise() {
        EmbeddedStore store = EmbeddedStore.ofTheFirstSchemas(List.of());
        store.execute("INSERT INTO patrol_impound.flyway_schema_history (installed_rank, version, description, type,"
                + " script, checksum, installed_by, execution_time, success) VALUES (99, '999', 'later', 'SQL',"
                + " 'patrol_impound_V999__later.sql', 1, 'x', 1, true)");
        List<String> histories = histories(store);
        assertThatThrownBy(() -> migrate(store))
                .hasMessageContaining("Schema patrol_impound is at version 999, newer than")
                .hasMessageContaining("比本程序所知的");
        assertThat(histories(store)).as("no schema was touched").isEqualTo(histories);

        store.execute("DELETE FROM patrol_impound.flyway_schema_history WHERE version = '999'");
        store.execute("UPDATE bike_fleet.flyway_schema_history SET checksum = checksum + 1 WHERE version = '001'");
        assertThatThrownBy(() -> migrate(store))
                .hasMessageContaining("Migration 001 that schema bike_fleet went through differs")
                .hasMessageContaining("不同");

        store.execute("UPDATE bike_fleet.flyway_schema_history SET checksum = checksum - 1 WHERE version = '001'");
        assertThat(migrate(store)).isPositive();
    }
}
