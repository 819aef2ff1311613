package city.statictraffic.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** SQL stays within PostgreSQL 12, the dialect KingbaseES follows (ADR 0012). */
final class SqlRules {
    private SqlRules() {}

    private static final Pattern SQL_TEXT = Pattern.compile(
            ".*\\.sql|(adapters/(persistence|messaging)-[^/]+|bootstrap/platform)/src/main/java/.*\\.java");

    /** Each with the release that brought it. */
    static final Map<String, Pattern> LATER_THAN_12 = later();

    static final RepositoryRule POSTGRES_12 = new RepositoryRule(
            "SQL stays within PostgreSQL 12",
            new Repository(samples().entrySet().stream()
                    .map(sample -> Tracked.text("db/x/" + sample.getKey() + ".sql", sample.getValue()))
                    .toList()),
            samples().keySet().stream()
                    .filter(name -> !name.startsWith("fine"))
                    .map(name -> "db/x/" + name + ".sql")
                    .collect(java.util.stream.Collectors.toUnmodifiableSet()),
            (repository, findings) -> repository.files().stream()
                    .filter(file -> file.matches(SQL_TEXT))
                    .forEach(file -> {
                        findings.subject();
                        var text = withoutComments(file.text());
                        LATER_THAN_12.forEach((what, pattern) -> {
                            if (pattern.matcher(text).find()) {
                                findings.fault(file.path(), what);
                            }
                        });
                    }));

    static final RepositoryRule MIGRATION_NAMES = new RepositoryRule(
            "a migration is named <schema>_V001__words_apart.sql and its number is used once in its schema",
            Repository.of(
                    Tracked.text(
                            "adapters/persistence-postgres/src/main/resources/db/bike_fleet/bike_fleet_V001__bikes.sql",
                            ""),
                    Tracked.text(
                            "adapters/persistence-postgres/src/main/resources/db/bike_fleet/bike_fleet_V002__rides.sql",
                            ""),
                    Tracked.text(
                            "adapters/persistence-postgres/src/main/resources/db/bike_fleet/bike_fleet_V002__locks.sql",
                            ""),
                    Tracked.text("adapters/persistence-postgres/src/main/resources/db/bike_fleet/V001__more.sql", "")),
            Set.of(
                    "adapters/persistence-postgres/src/main/resources/db/bike_fleet/bike_fleet_V002__rides.sql",
                    "adapters/persistence-postgres/src/main/resources/db/bike_fleet/V001__more.sql"),
            (repository, findings) -> {
                var seen = new java.util.HashSet<String>();
                for (var file : repository.under("adapters/")) {
                    if (!file.path().contains("/src/main/resources/db/")
                            || !file.name().endsWith(".sql")) {
                        continue;
                    }
                    findings.subject();
                    var folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
                    var schema =
                            folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1, folder.length() - 1);
                    if (!file.name().matches(schema + "_V\\d{3}__[a-z0-9_]+\\.sql")) {
                        findings.fault(file.path(), "is not named <schema>_V001__words_apart.sql");
                    } else if (!seen.add(folder + file.name().substring(0, schema.length() + 5))) {
                        findings.fault(file.path(), "uses a number twice");
                    }
                }
            });

    static final List<RepositoryRule> ALL = List.of(POSTGRES_12, MIGRATION_NAMES);

    static String withoutComments(String sql) {
        return sql.replaceAll("(?m)(?<!')--(?!>).*$", "")
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("(?m)^\\s*//.*$", "");
    }

    private static Map<String, Pattern> later() {
        var later = new LinkedHashMap<String, Pattern>();
        later.put("MERGE is of 15", sql("\\bMERGE\\s+INTO\\b"));
        later.put("NULLS NOT DISTINCT is of 15", sql("\\bNULLS\\s+NOT\\s+DISTINCT\\b"));
        later.put("uuidv4() and uuidv7() are of 18", sql("\\buuidv[47]\\s*\\("));
        later.put("gen_random_uuid() is of 13", sql("\\bgen_random_uuid\\s*\\("));
        later.put(
                "DETACH PARTITION CONCURRENTLY is of 14",
                sql("\\bDETACH\\s+PARTITION\\s+[\\w.\"%$]+\\s+CONCURRENTLY\\b"));
        later.put("multiranges are of 14", sql("\\b\\w*multirange\\b|\\brange_agg\\s*\\("));
        later.put(
                "SQL/JSON functions are of 16 and 17",
                sql("\\bJSON_(TABLE|QUERY|VALUE|EXISTS|SCALAR|SERIALIZE|ARRAY|OBJECT|ARRAYAGG|OBJECTAGG)\\s*\\("
                        + "|\\bIS\\s+(NOT\\s+)?JSON\\b"));
        later.put("JSON() is of 17", Pattern.compile("\\bJSON\\s*\\("));
        later.put("WITH TIES is of 13", sql("\\bWITH\\s+TIES\\b"));
        later.put("CREATE OR REPLACE TRIGGER is of 14", sql("\\bCREATE\\s+OR\\s+REPLACE\\s+TRIGGER\\b"));
        later.put("date_bin() is of 14", sql("\\bdate_bin\\s*\\("));
        later.put("bit_count() is of 14", sql("\\bbit_count\\s*\\("));
        later.put("any_value() is of 16", sql("\\bany_value\\s*\\("));
        later.put("regexp_like() and its kin are of 15", sql("\\bregexp_(count|instr|like|substr)\\s*\\("));
        later.put("SEARCH and CYCLE are of 14", sql("\\bSEARCH\\s+(BREADTH|DEPTH)\\s+FIRST\\b"));
        later.put("COMPRESSION of a column is of 14", sql("\\bCOMPRESSION\\s+(lz4|pglz)\\b"));
        later.put("virtual generated columns are of 18", sql("\\)\\s*VIRTUAL\\b"));
        later.put("RETURNING old and new is of 18", sql("\\bRETURNING\\s+(old|new)\\."));
        later.put("COPY … ON_ERROR is of 17", sql("\\bON_ERROR\\s+\\w+"));
        later.put("temporal keys are of 18", sql("\\bWITHOUT\\s+OVERLAPS\\b"));
        later.put("DROP DATABASE … FORCE is of 13", sql("\\bDROP\\s+DATABASE\\b[^;]*\\bFORCE\\b"));
        later.put("RETURNING WITH is of 18", sql("\\bRETURNING\\s+WITH\\s*\\("));
        later.put("string_to_table() is of 14", sql("\\bstring_to_table\\s*\\("));
        later.put("unistr() is of 14", sql("\\bunistr\\s*\\("));
        later.put("trim_array() is of 14", sql("\\btrim_array\\s*\\("));
        later.put("array_shuffle() and its kin are of 16 and 18", sql("\\barray_(shuffle|sample|sort|reverse)\\s*\\("));
        later.put("random() between bounds is of 17", sql("\\brandom\\s*\\(\\s*[^)\\s]"));
        later.put("trim_scale(), gcd() and lcm() are of 13", sql("\\b(trim_scale|min_scale|gcd|lcm)\\s*\\("));
        later.put("SUBSTRING … SIMILAR is of 14", sql("\\bSUBSTRING\\s*\\([^)]*\\bSIMILAR\\b"));
        later.put(
                "STORAGE in a table's making is of 16",
                sql("(?<!\\bSET )\\bSTORAGE\\s+(plain|external|extended|main|default)\\b"));
        later.put("SET COMPRESSION is of 14", sql("\\bSET\\s+COMPRESSION\\b"));
        later.put("SET EXPRESSION is of 17", sql("\\bSET\\s+EXPRESSION\\b"));
        later.put("DROP EXPRESSION is of 13", sql("\\bDROP\\s+EXPRESSION\\b"));
        later.put(
                "SPLIT and MERGE PARTITIONS are later than 18", sql("\\b(SPLIT\\s+PARTITION|MERGE\\s+PARTITIONS)\\b"));
        later.put("NOT ENFORCED is of 18", sql("\\bNOT\\s+ENFORCED\\b"));
        later.put("NOT NULL … NOT VALID is of 18", sql("\\bNOT\\s+NULL\\s+\\w+\\s+NOT\\s+VALID\\b"));
        later.put("SQL bodies of functions are of 14", sql("\\bBEGIN\\s+ATOMIC\\b"));
        later.put("GROUP BY DISTINCT is of 14", sql("\\bGROUP\\s+BY\\s+DISTINCT\\b"));
        later.put("an alias for JOIN USING is of 14", sql("\\bUSING\\s*\\([^)]*\\)\\s+AS\\s+\\w+"));
        later.put("ON DELETE SET NULL of some columns is of 15", sql("\\bSET\\s+(NULL|DEFAULT)\\s*\\("));
        later.put("security_invoker of views is of 15", sql("\\bsecurity_invoker\\b"));
        later.put("extensions are not to be counted on", sql("\\bCREATE\\s+EXTENSION\\b"));
        return Map.copyOf(later);
    }

    static Map<String, String> samples() {
        var samples = new LinkedHashMap<String, String>();
        samples.put("merge", "MERGE INTO bike USING feed ON bike.id = feed.id");
        samples.put("nulls", "CREATE UNIQUE INDEX ON bike (lock_number) NULLS NOT DISTINCT;");
        samples.put("uuid", "id uuid DEFAULT uuidv7()");
        samples.put("random", "id uuid DEFAULT gen_random_uuid()");
        samples.put("detach", "ALTER TABLE position DETACH PARTITION position_20260101 CONCURRENTLY;");
        samples.put("multirange", "spans int8multirange");
        samples.put("json", "SELECT * FROM JSON_TABLE(body, '$[*]' COLUMNS (id text PATH '$.id')) t");
        samples.put("ties", "FETCH FIRST 10 ROWS WITH TIES");
        samples.put("trigger", "CREATE OR REPLACE TRIGGER touch BEFORE UPDATE ON bike");
        samples.put("bin", "SELECT date_bin('5 minutes', at, TIMESTAMP '2026-01-01')");
        samples.put("count", "SELECT bit_count(mask)");
        samples.put("any", "SELECT any_value(name)");
        samples.put("regexp", "WHERE regexp_like(code, '^A')");
        samples.put("search", "SEARCH DEPTH FIRST BY id SET ordering");
        samples.put("compression", "body text COMPRESSION lz4");
        samples.put("virtual", "day date GENERATED ALWAYS AS (at::date) VIRTUAL");
        samples.put("returning", "UPDATE bike SET state = 1 RETURNING old.state");
        samples.put("copy", "COPY bike FROM STDIN WITH (ON_ERROR ignore)");
        samples.put("overlaps", "PRIMARY KEY (id, span WITHOUT OVERLAPS)");
        samples.put("drop", "DROP DATABASE platform WITH (FORCE)");
        samples.put("construct", "SELECT JSON_OBJECT('a': 1), JSON_ARRAY(1)");
        samples.put("json-parse", "SELECT JSON('{}')");
        samples.put("returning-with", "UPDATE bike SET n = 1 RETURNING WITH (OLD AS o) o.n");
        samples.put("returning-new", "INSERT INTO bike VALUES (1) RETURNING new.id");
        samples.put("string-table", "SELECT string_to_table('a b', ' ')");
        samples.put("unistr", "SELECT unistr('\\\\0041')");
        samples.put("trim-array", "SELECT trim_array(ids, 1)");
        samples.put("shuffle", "SELECT array_shuffle(ids)");
        samples.put("random-between", "SELECT random(1, 6)");
        samples.put("gcd", "SELECT gcd(4, 6)");
        samples.put("similar", "SELECT SUBSTRING(code SIMILAR 'a#\"b#\"c' ESCAPE '#')");
        samples.put("storage", "CREATE TABLE t (body text STORAGE external)");
        samples.put("set-compression", "ALTER TABLE t ALTER COLUMN body SET COMPRESSION zstd");
        samples.put("set-expression", "ALTER TABLE t ALTER COLUMN day SET EXPRESSION AS (1)");
        samples.put("drop-expression", "ALTER TABLE t ALTER COLUMN day DROP EXPRESSION");
        samples.put("split", "ALTER TABLE t SPLIT PARTITION a INTO (b, c)");
        samples.put("enforced", "CHECK (n > 0) NOT ENFORCED");
        samples.put("not-valid", "ALTER TABLE t ADD CONSTRAINT c NOT NULL n NOT VALID");
        samples.put("atomic", "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END");
        samples.put("group-distinct", "GROUP BY DISTINCT ROLLUP (a, b), ROLLUP (a, c)");
        samples.put("join-alias", "SELECT 1 FROM a JOIN b USING (id) AS ab");
        samples.put("set-null", "FOREIGN KEY (a, b) REFERENCES t ON DELETE SET NULL (b)");
        samples.put("invoker", "CREATE VIEW v WITH (security_invoker = true) AS SELECT 1");
        samples.put("regexp-count", "SELECT regexp_count(code, 'A'), regexp_substr(code, 'A')");
        samples.put("range-agg", "SELECT range_agg(span)");
        samples.put("extension", "CREATE EXTENSION postgis");
        samples.put("fine-storage", "ALTER TABLE t ALTER COLUMN body SET STORAGE external; SELECT random();");
        samples.put(
                "fine",
                "-- MERGE INTO would be later\nINSERT INTO a SELECT * FROM b ON CONFLICT (id) DO UPDATE SET n = 1;\n"
                        + "ALTER TABLE position DETACH PARTITION position_20260101;");
        return samples;
    }

    private static Pattern sql(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
