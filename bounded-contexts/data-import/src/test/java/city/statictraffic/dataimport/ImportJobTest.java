package city.statictraffic.dataimport;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.dataimport.domain.job.ImportRefusal;
import city.statictraffic.dataimport.domain.job.JobState;
import city.statictraffic.dataimport.domain.job.SourceFile;
import city.statictraffic.dataimport.domain.job.Tally;
import city.statictraffic.dataimport.domain.table.Mapping;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.decision.Refusal;
import city.statictraffic.kernel.geo.Datum;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N09")
class ImportJobTest {
    private static final Instant AT = Instant.parse("2026-01-05T00:00:00Z");
    private static final SourceFile FILE = new SourceFile(
            "车辆.csv", 10, "ab", Optional.empty(), "csv", "UTF-8", 1, List.of("编号", "车型", "备注"), 2, List.of());
    private static final Mapping WHOLE = mapping(Map.of("bike", 0, "kind", 1));

    private static Mapping mapping(Map<String, Integer> columns) {
        return new Mapping(columns, Map.of(), Datum.WGS84);
    }

    private static ImportJob job(DataScope scope) {
        return ImportJob.received(new UUID(0, 1), "each-kind", FILE, mapping(Map.of()), scope, "s", "n", AT);
    }

    /** As a worker leaves it. */
    private static ImportJob in(JobState state, ImportJob job) {
        return new ImportJob(
                job.id(),
                job.target(),
                job.file(),
                job.mapping(),
                state,
                job.scopeKey(),
                job.senderSubject(),
                job.senderName(),
                job.confirmedBy(),
                job.asOf(),
                job.tally(),
                job.before(),
                job.after(),
                job.cancelAsked(),
                job.failure(),
                job.fileKept(),
                job.createdAt(),
                job.startedAt(),
                job.endedAt(),
                7);
    }

    private static <T> T accepted(Decision<T> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted<T>) decision).value();
    }

    private static Refusal refused(Decision<?> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<?>) decision).why();
    }

    private static Decision<ImportJob> map(ImportJob job, Mapping mapping) {
        return job.map(mapping, AT, Targets.EACH_KIND.fields());
    }

    @Test
    void an_import_goes_from_file_to_mapping_to_dry_run_to_taking_and_only_what_was_seen_is_confirmed() {
        var mapped = accepted(map(job(new DataScope.WholeCity()), WHOLE));
        var checking = accepted(mapped.check(Targets.EACH_KIND, AT));
        assertThat(checking.state()).isEqualTo(JobState.CHECKING);
        var checked = in(JobState.CHECKED, checking);
        assertThat(refused(checked.confirm(6, "city", AT))).isEqualTo(new ImportRefusal.ChangedSince(7));
        var importing = accepted(checked.confirm(7, "city", AT));
        assertThat(importing.state()).isEqualTo(JobState.IMPORTING);
        assertThat(importing.confirmedBy()).contains("city");
        assertThat(importing.tally()).isEqualTo(Tally.none());
    }

    @Test
    void another_mapping_makes_the_dry_run_void() {
        var checked = in(JobState.CHECKED, accepted(map(job(new DataScope.WholeCity()), WHOLE)));
        var again = accepted(map(checked, mapping(Map.of("bike", 2, "kind", 1))));
        assertThat(again.state()).isEqualTo(JobState.MAPPING);
        assertThat(refused(again.confirm(7, "city", AT))).isEqualTo(new ImportRefusal.NotNow(JobState.MAPPING));
    }

    @Test
    void a_mapping_names_only_fields_and_columns_there_are_and_no_column_twice() {
        var job = job(new DataScope.WholeCity());
        for (var wrong :
                List.of(Map.of("wheel", 0), Map.of("bike", 3), Map.of("bike", -1), Map.of("bike", 1, "kind", 1))) {
            assertThat(refused(map(job, mapping(wrong))))
                    .as(wrong.toString())
                    .isInstanceOf(ImportRefusal.MappingWrong.class);
        }
        var strangeValues = new Mapping(Map.of("bike", 0), Map.of("wheel", Map.of("a", "b")), Datum.WGS84);
        assertThat(refused(map(job, strangeValues))).isEqualTo(new ImportRefusal.MappingWrong("wheel"));
    }

    @Test
    void no_dry_run_while_a_required_field_has_no_column() {
        var half = accepted(map(job(new DataScope.WholeCity()), mapping(Map.of("bike", 0))));
        assertThat(refused(half.check(Targets.EACH_KIND, AT)))
                .isEqualTo(new ImportRefusal.ColumnsMissing(List.of("车型")));
    }

    @Test
    void each_step_is_refused_in_every_state_it_does_not_belong_to() {
        var job = accepted(map(job(new DataScope.WholeCity()), WHOLE));
        for (JobState state : JobState.values()) {
            var there = in(state, job);
            boolean open = state == JobState.MAPPING || state == JobState.CHECKED;
            assertThat(map(there, WHOLE) instanceof Decision.Accepted)
                    .as("map %s", state)
                    .isEqualTo(open);
            assertThat(there.check(Targets.EACH_KIND, AT) instanceof Decision.Accepted)
                    .as("check %s", state)
                    .isEqualTo(open);
            assertThat(there.confirm(7, "city", AT) instanceof Decision.Accepted)
                    .as("confirm %s", state)
                    .isEqualTo(state == JobState.CHECKED);
            assertThat(there.cancel(AT) instanceof Decision.Accepted)
                    .as("cancel %s", state)
                    .isEqualTo(state != JobState.DONE && state != JobState.FAILED);
        }
    }

    @Test
    void cancelling_ends_an_idle_import_at_once_and_asks_a_working_one_to_stop() {
        var job = job(new DataScope.WholeCity());
        var ended = accepted(job.cancel(AT));
        assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
        assertThat(ended.endedAt()).contains(AT);
        assertThat(accepted(ended.cancel(AT))).isEqualTo(ended);
        var asked = accepted(in(JobState.IMPORTING, job).cancel(AT));
        assertThat(asked.state()).isEqualTo(JobState.IMPORTING);
        assertThat(asked.cancelAsked()).isTrue();
        assertThat(asked.endedAt()).isEmpty();
    }

    @Test
    void an_import_is_seen_by_its_own_scope_and_the_city_and_by_nobody_else() {
        var operators = job(new DataScope.OneOperator("op-1"));
        assertThat(operators.visibleTo(new DataScope.WholeCity())).isTrue();
        assertThat(operators.visibleTo(new DataScope.OneOperator("op-1"))).isTrue();
        assertThat(operators.visibleTo(new DataScope.OneOperator("op-2"))).isFalse();
        assertThat(operators.visibleTo(new DataScope.OneDistrict("310101"))).isFalse();
        assertThat(operators.visibleTo(new DataScope.Nothing())).isFalse();
        for (var scope : List.of(
                new DataScope.WholeCity(),
                new DataScope.OneOperator("a:b"),
                new DataScope.OneDistrict("310101"),
                new DataScope.Nothing())) {
            assertThat(job(scope).scope()).isEqualTo(scope);
        }
    }

    @Test
    void sums_of_chunks_are_the_sum_of_the_whole() {
        var first = new Tally(5, 2, 1, 1, 1, 0, Map.of("a", 2), Map.of("kind", Map.of("火箭", 1)));
        var second = new Tally(3, 1, 0, 1, 1, 2, Map.of("a", 1, "b", 4), Map.of("kind", Map.of("火箭", 2, "飞碟", 1)));
        assertThat(first.plus(second))
                .isEqualTo(second.plus(first))
                .isEqualTo(
                        new Tally(8, 3, 1, 2, 2, 2, Map.of("a", 3, "b", 4), Map.of("kind", Map.of("火箭", 3, "飞碟", 1))));
        assertThat(first.plus(Tally.none())).isEqualTo(first);
    }
}
