package city.statictraffic.adapter.rest.dataimport;

import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.dataimport.domain.table.Mapping;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.imports.ImportField;
import city.statictraffic.kernel.imports.ImportTarget;
import city.statictraffic.kernel.imports.ImportTarget.GroupCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON shapes of imports. */
public final class ImportAnswers {
    private ImportAnswers() {}

    public record ChoiceAnswer(String code, String title, String titleEn) {}

    public record FieldAnswer(
            String name,
            String title,
            String titleEn,
            String kind,
            boolean required,
            boolean key,
            String example,
            String rule,
            String ruleEn,
            List<String> aliases,
            List<ChoiceAnswer> choices) {
        /** A caller of one operator chooses itself where operators are the choice. */
        static FieldAnswer of(ImportTarget target, ImportField field, Caller caller) {
            List<ImportTarget.Choice> all =
                    field.kind() == ImportField.Kind.CODE ? target.choices(field.name()) : List.of();
            List<ImportTarget.Choice> own = all.stream()
                    .filter(choice ->
                            caller.operatorId().filter(choice.code()::equals).isPresent())
                    .toList();
            List<ChoiceAnswer> choices = (own.isEmpty() ? all : own)
                    .stream()
                            .map(choice -> new ChoiceAnswer(choice.code(), choice.zh(), choice.en()))
                            .toList();
            return new FieldAnswer(
                    field.name(),
                    field.zh(),
                    field.en(),
                    field.kind().name().toLowerCase(java.util.Locale.ROOT),
                    field.required(),
                    field.key(),
                    field.example(),
                    field.ruleZh(),
                    field.ruleEn(),
                    field.aliases(),
                    choices);
        }
    }

    /** {@code mayConfirm}: the caller may have a tried import taken over. */
    public record TargetAnswer(
            String name, String title, String titleEn, boolean mayConfirm, List<FieldAnswer> fields) {
        static TargetAnswer of(ImportTarget target, Caller caller) {
            return new TargetAnswer(
                    target.name(),
                    target.zh(),
                    target.en(),
                    target.confirmers().stream().anyMatch(caller::has),
                    target.fields().stream()
                            .map(field -> FieldAnswer.of(target, field, caller))
                            .toList());
        }
    }

    public record SampleRow(int line, List<String> cells) {}

    /** {@code rows} = {@code added} + {@code changed} + {@code unchanged} + {@code rejected} when all are done. */
    public record JobAnswer(
            UUID jobId,
            String target,
            String state,
            String fileName,
            long bytes,
            String sha256,
            String format,
            String detail,
            int headerLine,
            List<String> titles,
            int rows,
            int rowsDone,
            int added,
            int changed,
            int unchanged,
            int rejected,
            int noted,
            Map<String, Integer> columns,
            Map<String, Map<String, String>> values,
            String crs,
            Instant asOf,
            Map<String, Map<String, Integer>> unknownValues,
            List<SampleRow> sample,
            boolean cancelAsked,
            @Nullable String failure,
            boolean fileKept,
            String sender,
            @Nullable String confirmedBy,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            long version) {
        static JobAnswer of(ImportJob job, boolean whole) {
            var file = job.file();
            var tally = job.tally();
            Mapping mapping = job.mapping();
            return new JobAnswer(
                    job.id(),
                    job.target(),
                    job.state().word(),
                    file.name(),
                    file.bytes(),
                    file.sha256(),
                    file.format(),
                    file.detail(),
                    file.headerLine(),
                    file.titles(),
                    file.rows(),
                    tally.rows(),
                    tally.added(),
                    tally.changed(),
                    tally.unchanged(),
                    tally.rejected(),
                    tally.noted(),
                    mapping.columns(),
                    mapping.values(),
                    mapping.datum().name(),
                    job.asOf(),
                    tally.unknownValues(),
                    whole
                            ? file.sample().stream()
                                    .map(row -> new SampleRow(row.line(), row.cells()))
                                    .toList()
                            : List.of(),
                    job.cancelAsked(),
                    job.failure().orElse(null),
                    job.fileKept(),
                    job.senderName(),
                    job.confirmedBy().orElse(null),
                    job.createdAt(),
                    job.startedAt().orElse(null),
                    job.endedAt().orElse(null),
                    job.version());
        }
    }

    /** {@code columns}: field to column from 0; {@code values}: field to old value to new code; {@code save} for such files. */
    public record MappingBody(
            @Nullable Map<String, Integer> columns,
            @Nullable Map<String, Map<String, String>> values,
            @Nullable String crs,
            @Nullable Instant asOf,
            @Nullable Boolean save) {}

    public record ProblemAnswer(String cell, String code, String field, String fieldTitle, String message) {}

    public record MarkedRowAnswer(int line, List<String> cells, List<ProblemAnswer> problems) {}

    public record ProblemCountAnswer(String code, String message, boolean rejected, int rows) {}

    /** {@code nextAfter}: the line to go on after, absent at the end. */
    public record ProblemsAnswer(
            List<MarkedRowAnswer> items, @Nullable Integer nextAfter, List<ProblemCountAnswer> counts) {}

    /** {@code difference} = after − before − added: what others changed meanwhile. */
    public record GroupAnswer(
            String group, String title, String titleEn, long before, long added, long after, long difference) {}

    /** {@code balanced}: the file's rows are all accounted for. */
    public record ReportAnswer(
            JobAnswer job, boolean balanced, List<GroupAnswer> groups, List<ProblemCountAnswer> problems) {}

    static List<GroupAnswer> groups(ImportJob job) {
        var after = new LinkedHashMap<String, GroupCount>();
        job.after().forEach(count -> after.put(count.group(), count));
        var before = new LinkedHashMap<String, GroupCount>();
        job.before().forEach(count -> before.put(count.group(), count));
        var names = new LinkedHashMap<>(before);
        names.putAll(after);
        var groups = new ArrayList<GroupAnswer>();
        names.forEach((group, count) -> {
            long was = before.containsKey(group) ? before.get(group).count() : 0;
            long is = after.containsKey(group) ? after.get(group).count() : was;
            long added = job.tally().addedByGroup().getOrDefault(group, 0);
            groups.add(new GroupAnswer(group, count.zh(), count.en(), was, added, is, is - was - added));
        });
        return groups;
    }
}
