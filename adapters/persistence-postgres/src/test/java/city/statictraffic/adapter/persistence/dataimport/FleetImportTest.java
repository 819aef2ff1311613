package city.statictraffic.adapter.persistence.dataimport;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.adapter.importfiles.FileTableReader;
import city.statictraffic.adapter.persistence.EmbeddedStore;
import city.statictraffic.adapter.persistence.PgBulkWork;
import city.statictraffic.adapter.persistence.bikefleet.PgFleetRegister;
import city.statictraffic.bikefleet.application.filedfleet.ImportFiledFleet;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.domain.feed.CityProfile;
import city.statictraffic.bikefleet.domain.feed.QrUrlRule;
import city.statictraffic.dataimport.DataImport;
import city.statictraffic.dataimport.application.queries.FindImportRows.MarkedRow;
import city.statictraffic.dataimport.application.send.Imports;
import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.dataimport.domain.job.JobState;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.access.Role;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.id.UuidV7;
import city.statictraffic.kernel.imports.ImportRow;
import city.statictraffic.kernel.imports.ImportTarget;
import city.statictraffic.kernel.time.CityCalendar;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A register of filed bikes from file to tables, on a real PostgreSQL; what breaks in the middle goes on and doubles nothing. */
@Tag("N09")
@Tag("N03")
class FleetImportTest {
    private static final EmbeddedStore STORE =
            new EmbeddedStore(List.of("platform", "bike_fleet", "data_import"), List.of());
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String HEAD = "序号,企业,车辆编号,备案日期,车型,更新时间\n";
    private static final Imports.By CITY = new Imports.By(
            new Caller(
                    "c", "city", "市局", Set.of(Role.CITY_OFFICE), Optional.empty(), Optional.empty(), Optional.empty()),
            new DataScope.WholeCity());
    private static final Imports.By OPERATOR = new Imports.By(
            new Caller(
                    "o",
                    "op",
                    "乙行",
                    Set.of(Role.OPERATOR),
                    Optional.of("operator-b"),
                    Optional.empty(),
                    Optional.empty()),
            new DataScope.OneOperator("operator-b"));

    private final UuidV7 ids = (UuidV7) UuidV7.from(CLOCK, new SplittableRandom(5));
    private final PgBulkWork bulk = new PgBulkWork(STORE.source());
    private final JobDocuments documents = new JobDocuments(STORE.json());
    private final PgImportWork working = new PgImportWork(bulk, documents, CLOCK);
    private final PgFindImportRows rows = new PgFindImportRows(STORE.pool(), documents);
    private final ImportFiledFleet fleet = new ImportFiledFleet(
            new Operators(), new PgFleetRegister(bulk, STORE.outbox(), new Operators(), CLOCK), CLOCK);
    private final DataImport imports = context(fleet);

    private DataImport context(ImportTarget target) {
        return new DataImport(
                List.of(target),
                STORE.unitOfWork(),
                new PgImportJobs(STORE.sessions(), documents),
                working,
                new PgImportFiles(bulk),
                new FileTableReader(),
                STORE.auditTrail(),
                ids,
                CLOCK,
                CityCalendar.SHANGHAI);
    }

    private record Operators() implements FleetSettings {
        private static Operator made(int number, String id, String name, String host) {
            return new Operator(
                    id,
                    number,
                    name,
                    id,
                    "#000000",
                    new QrUrlRule(List.of(host), "/b/{bikeId}", "A-Z0-9", 1, 16),
                    Duration.ofHours(1),
                    false);
        }

        @Override
        public CityProfile profileFor(Operator operator) {
            return CityProfile.shanghai();
        }

        @Override
        public Optional<Operator> findOperator(String operatorId) {
            return listOperators().stream()
                    .filter(operator -> operator.operatorId().equals(operatorId))
                    .findFirst();
        }

        @Override
        public List<Operator> listOperators() {
            return List.of(made(1, "operator-a", "甲骑科技", "a.example"), made(2, "operator-b", "乙行出行", "b.example"));
        }
    }

    @BeforeEach
    void empty() {
        STORE.empty("platform", "bike_fleet", "data_import");
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static ImportJob accepted(CompletionStage<Decision<ImportJob>> stage) {
        return get(stage) instanceof Decision.Accepted<ImportJob>(var job) ? job : refusedInstead(get(stage));
    }

    private static ImportJob refusedInstead(Decision<ImportJob> decision) {
        throw new AssertionError(decision);
    }

    private static String code(CompletionStage<Decision<ImportJob>> stage) {
        return get(stage) instanceof Decision.Refused<ImportJob>(var why) ? why.code() : "accepted";
    }

    private Imports.Step step(Imports.By by, ImportJob job) {
        return new Imports.Step(by, new RequestId(by.caller().subject(), ids.next(), "d"), job.id());
    }

    /** As somebody confirms who looks at the import as it is now. */
    private CompletionStage<Decision<ImportJob>> confirmed(Imports.By by, ImportJob job) {
        return imports.imports().confirm(step(by, job), again(job).version());
    }

    private CompletionStage<Decision<ImportJob>> send(Imports.By by, byte[] file) {
        var in = new ByteArrayInputStream(file);
        return imports.imports()
                .send(new Imports.Sending(by, ids.next(), ImportFiledFleet.NAME, "台账.csv", Optional.empty()), in::read);
    }

    private ImportJob sent(String rows) {
        return accepted(send(CITY, (HEAD + rows).getBytes(Charset.forName("GB18030"))));
    }

    private ImportJob checked(ImportJob job) {
        accepted(imports.imports().check(step(CITY, job)));
        assertThat(imports.runImports().runNext("w")).isTrue();
        return again(job);
    }

    private ImportJob imported(String rows) {
        ImportJob job = checked(sent(rows));
        accepted(confirmed(CITY, job));
        assertThat(imports.runImports().runNext("w")).isTrue();
        return again(job);
    }

    private ImportJob again(ImportJob job) {
        return get(imports.imports().find(CITY, job.id())).orElseThrow();
    }

    private static String counts(ImportJob job) {
        var tally = job.tally();
        return tally.added() + " added, " + tally.changed() + " changed, " + tally.unchanged() + " unchanged, "
                + tally.rejected() + " rejected";
    }

    private static List<String> bikes() {
        return STORE.query("SELECT bike_id || ' ' || state FROM bike_fleet.bike ORDER BY 1");
    }

    private static int told() {
        return STORE.query("SELECT jsonb_array_elements(payload::jsonb->'data'->'bikes')->>'bikeId'"
                        + " FROM platform.outbox WHERE type = 'bike-fleet.bikes-filed.v1'")
                .size();
    }

    @Test
    void a_dry_run_says_what_the_import_then_does_and_changes_nothing() {
        String file = "1,甲骑科技,JQ1,2025-03-18,M1,\n2,甲骑科技,JQ2,2025/3/18,M1,\n3,无此企业,JQ3,2025-03-18,M1,\n"
                + "4,甲骑科技,JQ1,2025-03-18,M1,\n5,甲骑科技,jq5,2025-03-18,,\n6,甲骑科技,JQ6,18/03/2025,,\n";
        ImportJob tried = checked(sent(file));
        assertThat(tried.state()).isEqualTo(JobState.CHECKED);
        assertThat(counts(tried)).isEqualTo("2 added, 0 changed, 0 unchanged, 4 rejected");
        assertThat(bikes()).isEmpty();
        assertThat(told()).isZero();
        assertThat(tried.tally().unknownValues()).isEqualTo(Map.of("operatorId", Map.of("无此企业", 1)));
        accepted(confirmed(CITY, tried));
        imports.runImports().runNext("w");
        ImportJob done = again(tried);
        assertThat(done.state()).isEqualTo(JobState.DONE);
        assertThat(counts(done)).isEqualTo(counts(tried));
        assertThat(bikes()).containsExactly("JQ1 filed", "JQ2 filed");
        assertThat(told()).isEqualTo(2);
        List<MarkedRow> marked = get(rows.list(done.id(), true, 0, 100));
        assertThat(marked)
                .extracting(row -> row.line() + " " + row.problems().getFirst().field() + " "
                        + row.problems().getFirst().code())
                .containsExactly(
                        "4 operatorId import.value-unknown",
                        "5 bikeId import.row-repeated",
                        "6 bikeId feed.qr-url-outside-rule",
                        "7 filedAt import.value-no-time");
        assertThat(done.before()).extracting(ImportTarget.GroupCount::count).containsExactly(0L, 0L);
        assertThat(done.after()).extracting(ImportTarget.GroupCount::count).containsExactly(2L, 0L);
        assertThat(done.tally().addedByGroup()).isEqualTo(Map.of("operator-a", 2));
    }

    @Test
    void the_same_file_again_changes_nothing_and_a_corrected_one_changes_what_it_corrects() {
        imported("1,甲骑科技,JQ1,2025-03-18,M1,\n2,甲骑科技,JQ2,2025-03-18,M1,\n");
        assertThat(counts(imported("1,甲骑科技,JQ1,2025-03-18,M1,\n2,甲骑科技,JQ2,2025-03-18,M1,\n")))
                .isEqualTo("0 added, 0 changed, 2 unchanged, 0 rejected");
        assertThat(counts(imported("1,甲骑科技,JQ1,2025-03-18,M1,\n2,甲骑科技,JQ2,2025-03-18,M2,\n")))
                .isEqualTo("0 added, 1 changed, 1 unchanged, 0 rejected");
        assertThat(STORE.query("SELECT bike_id || ' ' || model FROM bike_fleet.registration ORDER BY 1"))
                .containsExactly("JQ1 M1", "JQ2 M2");
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void newer_data_of_the_platform_stay_and_the_row_still_files_the_bike() {
        STORE.execute("INSERT INTO bike_fleet.registration (operator_no, bike_id, revision, updated_at, digest, qr_url,"
                + " model) VALUES (1, 'JQ1', 3, '2026-02-01T00:00:00Z', '" + new UUID(1, 1)
                + "', 'https://a.example/b/JQ1', 'NEW')");
        STORE.execute("INSERT INTO bike_fleet.bike (operator_id, bike_id, state, state_at, version)"
                + " VALUES ('operator-a', 'JQ1', 'registered', '2026-02-01T00:00:00Z', 0),"
                + " ('operator-a', 'JQ2', 'unfiled', '2026-02-01T00:00:00Z', 0)");
        ImportJob job = imported("1,甲骑科技,JQ1,2025-03-18,OLD,2026-01-01\n2,甲骑科技,JQ2,2025-03-18,OLD,2026-01-01\n");
        assertThat(counts(job)).isEqualTo("0 added, 1 changed, 0 unchanged, 1 rejected");
        assertThat(bikes()).containsExactly("JQ1 filed", "JQ2 unfiled");
        assertThat(STORE.query("SELECT model FROM bike_fleet.registration")).containsExactly("NEW");
        assertThat(get(rows.list(job.id(), false, 0, 9)))
                .singleElement()
                .satisfies(row -> assertThat(row.problems().getFirst().params()).containsEntry("fields", "model"));
        assertThat(get(rows.list(job.id(), true, 0, 9))
                        .getFirst()
                        .problems()
                        .getFirst()
                        .code())
                .isEqualTo("bike-fleet.late-filing-needs-review");
        assertThat(told()).isEqualTo(1);
    }

    private static String many(int count) {
        var file = new StringBuilder();
        for (int i = 0; i < count; i++) {
            file.append(i).append(",甲骑科技,JQ").append(1_000_000 + i).append(",2025-03-18,M1,\n");
        }
        return file.toString();
    }

    /** Falls over once, after so many chunks, with the chunk's rows written and not committed. */
    private static final class FallsOver implements ImportTarget {
        private final ImportTarget real;
        private int chunksLeft;

        private FallsOver(ImportTarget real, int chunks) {
            this.real = real;
            this.chunksLeft = chunks;
        }

        @Override
        public List<Outcome> take(Run run, List<ImportRow> rows, boolean write) {
            List<Outcome> outcomes = real.take(run, rows, write);
            if (write && chunksLeft-- == 0) {
                throw new IllegalStateException("killed");
            }
            return outcomes;
        }

        @Override
        public String context() {
            return "bike-fleet";
        }

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public String zh() {
            return real.zh();
        }

        @Override
        public String en() {
            return real.en();
        }

        @Override
        public List<city.statictraffic.kernel.imports.ImportField> fields() {
            return real.fields();
        }

        @Override
        public List<Choice> choices(String field) {
            return real.choices(field);
        }

        @Override
        public Set<Role> senders() {
            return real.senders();
        }

        @Override
        public Set<Role> confirmers() {
            return real.confirmers();
        }

        @Override
        public List<GroupCount> counts(DataScope scope) {
            return real.counts(scope);
        }
    }

    @Test
    void an_import_that_breaks_in_the_middle_goes_on_elsewhere_and_doubles_nothing() {
        ImportJob job = checked(sent(many(2_000)));
        accepted(confirmed(CITY, job));
        var broken = context(new FallsOver(fleet, 2)).runImports();
        assertThat(catching(() -> broken.runNext("one"))).isEqualTo("killed");
        assertThat(again(job).tally().rows()).isEqualTo(1_000);
        assertThat(bikes()).hasSize(1_000);
        assertThat(imports.runImports().runNext("two"))
                .as("not before the pause is over")
                .isFalse();
        STORE.execute("UPDATE data_import.import_job SET lease_until = now() - interval '1 second'");
        assertThat(imports.runImports().runNext("two")).isTrue();
        assertThat(counts(again(job))).isEqualTo("2000 added, 0 changed, 0 unchanged, 0 rejected");
        assertThat(bikes()).hasSize(2_000);
        assertThat(told()).isEqualTo(2_000);
    }

    private static String catching(Runnable work) {
        try {
            work.run();
            return "ran";
        } catch (IllegalStateException failed) {
            return String.valueOf(failed.getMessage());
        }
    }

    @Test
    void a_job_is_one_workers_and_a_late_chunk_of_another_is_not_taken() {
        ImportJob job = sent("1,甲骑科技,JQ1,2025-03-18,M1,\n");
        accepted(imports.imports().check(step(CITY, job)));
        assertThat(working.claim(List.of(ImportFiledFleet.NAME), "one")).isPresent();
        assertThat(working.claim(List.of(ImportFiledFleet.NAME), "two")).isEmpty();
        STORE.execute("UPDATE data_import.import_job SET lease_until = now() - interval '1 second'");
        assertThat(working.claim(List.of("other"), "two")).isEmpty();
        assertThat(working.claim(List.of(ImportFiledFleet.NAME), "two")).isPresent();
        assertThat(working.chunk(job.id(), "one", () -> {
                    throw new AssertionError("taken without the lease");
                }))
                .hasToString("LOST");
    }

    @Test
    void cancelling_stops_before_the_next_chunk_and_an_import_that_keeps_failing_has_failed() {
        ImportJob job = checked(sent(many(1_200)));
        accepted(confirmed(CITY, job));
        accepted(imports.imports().cancel(step(CITY, job)));
        assertThat(imports.runImports().runNext("w")).isTrue();
        assertThat(again(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(bikes()).isEmpty();
        assertThat(code(confirmed(CITY, job))).isEqualTo("import.not-now");

        ImportJob failing = checked(sent(many(10)));
        accepted(confirmed(CITY, failing));
        for (int attempt = 0; attempt < 5; attempt++) {
            var broken = context(new FallsOver(fleet, 0)).runImports();
            assertThat(catching(() -> broken.runNext("w"))).isEqualTo("killed");
            STORE.execute("UPDATE data_import.import_job SET lease_until = now() - interval '1 second'");
        }
        assertThat(again(failing).state()).isEqualTo(JobState.FAILED);
        assertThat(imports.runImports().runNext("w")).isFalse();
    }

    @Test
    void what_is_confirmed_is_what_was_looked_at() {
        ImportJob own = accepted(send(OPERATOR, (HEAD + "1,乙行出行,B1,2025-03-18,,\n").getBytes(StandardCharsets.UTF_8)));
        ImportJob seen = checked(own);
        ImportJob later = checked(own);
        assertThat(later.version()).isGreaterThan(seen.version());
        assertThat(code(imports.imports().confirm(step(CITY, own), seen.version())))
                .isEqualTo("import.changed-since");
        assertThat(accepted(imports.imports().confirm(step(CITY, own), later.version()))
                        .state())
                .isEqualTo(JobState.IMPORTING);
    }

    @Test
    void an_import_that_ends_its_process_each_time_is_given_up() {
        ImportJob job = sent("1,甲骑科技,JQ1,2025-03-18,M1,\n");
        accepted(imports.imports().check(step(CITY, job)));
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(working.claim(List.of(ImportFiledFleet.NAME), "one")).isPresent();
            STORE.execute("UPDATE data_import.import_job SET lease_until = now() - interval '1 second'");
        }
        assertThat(working.claim(List.of(ImportFiledFleet.NAME), "one")).isEmpty();
        assertThat(again(job).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void a_file_whose_sender_goes_away_leaves_nothing() {
        assertThat(catching(() -> imports.imports()
                        .send(
                                new Imports.Sending(
                                        CITY, ids.next(), ImportFiledFleet.NAME, "台账.csv", Optional.empty()),
                                (into, offset, length) -> {
                                    throw new IllegalStateException("gone");
                                })))
                .isEqualTo("gone");
        assertThat(STORE.query("SELECT count(*) FROM data_import.import_file")).containsExactly("0");
    }

    @Test
    void an_operator_sees_and_touches_its_own_only_and_the_city_confirms() {
        ImportJob city = sent("1,甲骑科技,JQ1,2025-03-18,M1,\n");
        assertThat(get(imports.imports().find(OPERATOR, city.id()))).isEmpty();
        assertThat(get(imports.imports().list(OPERATOR, 9))).isEmpty();
        assertThat(code(imports.imports().check(step(OPERATOR, city)))).isEqualTo("import.unknown");
        ImportJob own = accepted(send(
                OPERATOR,
                (HEAD + "1,乙行出行,B1,2025-03-18,,\n2,甲骑科技,JQ1,2025-03-18,,\n").getBytes(StandardCharsets.UTF_8)));
        ImportJob tried = checked(own);
        assertThat(counts(tried)).isEqualTo("1 added, 0 changed, 0 unchanged, 1 rejected");
        assertThat(code(confirmed(OPERATOR, own))).isEqualTo("import.confirmed-by-others");
        assertThat(accepted(confirmed(CITY, own)).state()).isEqualTo(JobState.IMPORTING);
    }

    @Test
    void a_mapping_that_was_saved_is_used_for_the_next_file_with_these_headers() {
        byte[] file = "单位,牌,何时\n甲骑,JQ1,2025-03-18\n".getBytes(StandardCharsets.UTF_8);
        ImportJob first = accepted(send(CITY, file));
        assertThat(first.mapping().columns()).isEmpty();
        assertThat(code(imports.imports().check(step(CITY, first)))).isEqualTo("import.columns-missing");
        var mapping = new city.statictraffic.dataimport.domain.table.Mapping(
                Map.of("operatorId", 0, "bikeId", 1, "filedAt", 2),
                Map.of("operatorId", Map.of("甲骑", "operator-a")),
                city.statictraffic.kernel.geo.Datum.WGS84);
        accepted(imports.imports()
                .map(new Imports.Mapped(
                        CITY, new RequestId("c", ids.next(), "d"), first.id(), mapping, Optional.empty(), true)));
        assertThat(counts(checked(first))).isEqualTo("1 added, 0 changed, 0 unchanged, 0 rejected");
        assertThat(accepted(send(CITY, file)).mapping()).isEqualTo(mapping);
    }

    @Test
    void files_and_rows_leave_by_age_and_the_sums_stay() {
        ImportJob job = imported("1,无,JQ1,2025-03-18,M1,\n");
        assertThat(working.forget(Duration.ofDays(1))).isZero();
        STORE.execute("UPDATE data_import.import_job SET ended_at = now() - interval '40 days'");
        STORE.execute("UPDATE data_import.import_file SET kept_at = now() - interval '40 days'");
        assertThat(working.forget(Duration.ofDays(30))).isEqualTo(1);
        assertThat(STORE.query("SELECT 1 FROM data_import.import_file UNION ALL SELECT 1 FROM data_import.import_row"))
                .isEmpty();
        assertThat(again(job).fileKept()).isFalse();
        assertThat(counts(again(job))).isEqualTo("0 added, 0 changed, 0 unchanged, 1 rejected");
    }

    /** A measurement, printed; asserted is only that every row arrives. */
    @Test
    void a_hundred_thousand_bikes() {
        int count = Integer.getInteger("import.rows", 20_000);
        ImportJob job = sent(many(count));
        long began = System.nanoTime();
        ImportJob tried = checked(job);
        long checkedAt = System.nanoTime();
        accepted(confirmed(CITY, tried));
        imports.runImports().runNext("w");
        long doneAt = System.nanoTime();
        assertThat(again(job).tally().added()).isEqualTo(count);
        System.out.printf(
                "import of %,d bikes from CSV: dry run %,d rows/s, import %,d rows/s%n",
                count, count * 1_000_000_000L / (checkedAt - began), count * 1_000_000_000L / (doneAt - checkedAt));
    }
}
