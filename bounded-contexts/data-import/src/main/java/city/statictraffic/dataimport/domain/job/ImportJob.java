package city.statictraffic.dataimport.domain.job;

import static city.statictraffic.kernel.decision.Decision.accepted;
import static city.statictraffic.kernel.decision.Decision.refused;

import city.statictraffic.dataimport.domain.table.Mapping;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.imports.ImportField;
import city.statictraffic.kernel.imports.ImportTarget;
import city.statictraffic.kernel.imports.ImportTarget.GroupCount;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One import. It begins when a file that is a table has been received; its columns are mapped; a dry run judges every row;
 * mapping and dry run may be repeated. Once confirmed, the rows are taken chunk by chunk until it is done, cancelled or has
 * failed; it never goes back from there: a corrected file is a new import.
 *
 * @param scopeKey of the sender's data scope: who sees it, and whose rows it may touch
 * @param asOf when the older system's data were taken out of it
 * @param cancelAsked a worker stops before its next chunk
 * @param before the platform's counts when taking began, {@code after} when it ended
 */
public record ImportJob(
        UUID id,
        String target,
        SourceFile file,
        Mapping mapping,
        JobState state,
        String scopeKey,
        String senderSubject,
        String senderName,
        Optional<String> confirmedBy,
        Instant asOf,
        Tally tally,
        List<GroupCount> before,
        List<GroupCount> after,
        boolean cancelAsked,
        Optional<String> failure,
        boolean fileKept,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        long version) {
    public ImportJob {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    public static ImportJob received(
            UUID id,
            String target,
            SourceFile file,
            Mapping mapping,
            DataScope scope,
            String senderSubject,
            String senderName,
            Instant at) {
        return new ImportJob(
                id,
                target,
                file,
                mapping,
                JobState.MAPPING,
                scope.key(),
                senderSubject,
                senderName,
                Optional.empty(),
                at,
                Tally.none(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                true,
                at,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    public Decision<ImportJob> map(Mapping next, Instant nextAsOf, List<ImportField> fields) {
        if (state != JobState.MAPPING && state != JobState.CHECKED) {
            return refused(new ImportRefusal.NotNow(state));
        }
        var names = fields.stream().map(ImportField::name).toList();
        var used = new HashSet<Integer>();
        for (var entry : next.columns().entrySet()) {
            int column = entry.getValue();
            if (!names.contains(entry.getKey())
                    || column < 0
                    || column >= file.titles().size()
                    || !used.add(column)) {
                return refused(new ImportRefusal.MappingWrong(entry.getKey()));
            }
        }
        for (String field : next.values().keySet()) {
            if (!names.contains(field)) {
                return refused(new ImportRefusal.MappingWrong(field));
            }
        }
        return accepted(with(next, JobState.MAPPING, nextAsOf, Tally.none(), confirmedBy, startedAt));
    }

    /** Begins the dry run; the file is judged from its first row. */
    public Decision<ImportJob> check(ImportTarget into, Instant at) {
        if (state != JobState.MAPPING && state != JobState.CHECKED) {
            return refused(new ImportRefusal.NotNow(state));
        }
        var missing = into.fields().stream()
                .filter(field -> field.required() && !mapping.columns().containsKey(field.name()))
                .map(ImportField::zh)
                .toList();
        return missing.isEmpty()
                ? accepted(with(mapping, JobState.CHECKING, asOf, Tally.none(), confirmedBy, Optional.of(at)))
                : refused(new ImportRefusal.ColumnsMissing(missing));
    }

    /** @param seen the version whose dry run was looked at */
    public Decision<ImportJob> confirm(long seen, String by, Instant at) {
        if (state != JobState.CHECKED) {
            return refused(new ImportRefusal.NotNow(state));
        }
        return seen == version
                ? accepted(with(mapping, JobState.IMPORTING, asOf, Tally.none(), Optional.of(by), Optional.of(at)))
                : refused(new ImportRefusal.ChangedSince(version));
    }

    /** At once when nothing is at work, else before the next chunk. Cancelling again changes nothing. */
    public Decision<ImportJob> cancel(Instant at) {
        if (state == JobState.CANCELLED) {
            return accepted(this);
        }
        if (state.ended()) {
            return refused(new ImportRefusal.NotNow(state));
        }
        boolean working = state.working();
        return accepted(new ImportJob(
                id,
                target,
                file,
                mapping,
                working ? state : JobState.CANCELLED,
                scopeKey,
                senderSubject,
                senderName,
                confirmedBy,
                asOf,
                tally,
                before,
                after,
                working,
                failure,
                fileKept,
                createdAt,
                startedAt,
                working ? endedAt : Optional.of(at),
                version));
    }

    public boolean visibleTo(DataScope scope) {
        return scope instanceof DataScope.WholeCity || scope.key().equals(scopeKey);
    }

    /** The scope its rows are held against. */
    public DataScope scope() {
        String[] parts = scopeKey.split(":", 2);
        return switch (parts[0]) {
            case "city" -> new DataScope.WholeCity();
            case "operator" -> new DataScope.OneOperator(parts[1]);
            case "district" -> new DataScope.OneDistrict(parts[1]);
            default -> new DataScope.Nothing();
        };
    }

    private ImportJob with(
            Mapping nextMapping,
            JobState nextState,
            Instant nextAsOf,
            Tally nextTally,
            Optional<String> nextConfirmedBy,
            Optional<Instant> nextStartedAt) {
        return new ImportJob(
                id,
                target,
                file,
                nextMapping,
                nextState,
                scopeKey,
                senderSubject,
                senderName,
                nextConfirmedBy,
                nextAsOf,
                nextTally,
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                fileKept,
                createdAt,
                nextStartedAt,
                endedAt,
                version);
    }
}
