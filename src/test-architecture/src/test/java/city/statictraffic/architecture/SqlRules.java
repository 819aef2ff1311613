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
    private static final Map<String, Pattern> LATER_THAN_12 = later();

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
                sql("\\bJSON_(TABLE|QUERY|VALUE|EXISTS|SCALAR|SERIALIZE|ARRAYAGG|OBJECTAGG)\\s*\\(|\\bIS\\s+JSON\\b"));
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
        later.put("extensions are not to be counted on", sql("\\bCREATE\\s+EXTENSION\\b"));
        return Map.copyOf(later);
    }

    private static Map<String, String> samples() {
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
        samples.put("extension", "CREATE EXTENSION postgis");
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
