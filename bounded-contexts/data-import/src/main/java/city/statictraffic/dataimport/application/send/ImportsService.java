package city.statictraffic.dataimport.application.send;

import city.statictraffic.dataimport.application.port.ImportFiles;
import city.statictraffic.dataimport.application.port.ImportJobs;
import city.statictraffic.dataimport.application.port.TableReader;
import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.dataimport.domain.job.ImportRefusal;
import city.statictraffic.dataimport.domain.job.SourceFile;
import city.statictraffic.dataimport.domain.table.Headers;
import city.statictraffic.dataimport.domain.table.Mapping;
import city.statictraffic.dataimport.domain.table.TableFault;
import city.statictraffic.dataimport.domain.table.TableLimits;
import city.statictraffic.dataimport.domain.table.TableRow;
import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.Role;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.geo.Datum;
import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.kernel.imports.ImportTarget;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

final class ImportsService implements Imports {
    private static final int SAMPLE_ROWS = 20;
    private static final int FILE_NAME_MAX = 200;

    private final Map<String, ImportTarget> targets;
    private final UnitOfWork work;
    private final ImportJobs jobs;
    private final ImportFiles files;
    private final TableReader reader;
    private final AuditTrail audit;
    private final IdSource ids;
    private final InstantSource clock;

    ImportsService(
            Map<String, ImportTarget> targets,
            UnitOfWork work,
            ImportJobs jobs,
            ImportFiles files,
            TableReader reader,
            AuditTrail audit,
            IdSource ids,
            InstantSource clock) {
        this.targets = Map.copyOf(targets);
        this.work = work;
        this.jobs = jobs;
        this.files = files;
        this.reader = reader;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is remembered of a command: the import it was about. */
    record Reply(UUID jobId) {}

    @Override
    public List<ImportTarget> targetsFor(Caller caller) {
        return targets.values().stream()
                .filter(target -> any(caller, target.senders()))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    @Override
    public CompletionStage<Decision<ImportJob>> send(Sending command, TableReader.ByteSource file) {
        ImportTarget target = targets.get(command.target());
        if (target == null || !any(command.by().caller(), target.senders())) {
            return Stages.done(Decision.refused(new ImportRefusal.Unknown()));
        }
        UUID jobId = ids.next();
        try {
            return send(command, file, target, jobId);
        } catch (RuntimeException broken) {
            // A sender that goes away, or a full disk, leaves nothing behind.
            files.drop(jobId);
            throw broken;
        }
    }

    private CompletionStage<Decision<ImportJob>> send(
            Sending command, TableReader.ByteSource file, ImportTarget target, UUID jobId) {
        ImportFiles.Kept kept = files.keep(jobId, file, TableLimits.FILE_BYTES_MAX);
        if (kept.tooLarge()) {
            return Stages.done(Decision.refused(new ImportRefusal.Unreadable(TableFault.TOO_LARGE, 0)));
        }
        var inspection = new Inspection();
        TableReader.End end = reader.read(files.open(jobId), command.encoding(), inspection);
        Optional<Headers> headers = Headers.find(inspection.first, target.fields());
        ImportRefusal refusal = refusal(end, inspection, headers);
        if (refusal != null) {
            files.drop(jobId);
            return Stages.done(Decision.refused(refusal));
        }
        Headers found = headers.orElseThrow();
        TableReader.Complete read = (TableReader.Complete) end;
        var source = new SourceFile(
                command.fileName().substring(0, Math.min(command.fileName().length(), FILE_NAME_MAX)),
                kept.bytes(),
                kept.sha256(),
                command.encoding(),
                read.format(),
                read.detail(),
                found.line(),
                found.titles(),
                inspection.rowsAfter(found.line()),
                inspection.sampleAfter(found.line()));
        var request = new RequestId(
                command.by().caller().subject(),
                command.requestKey(),
                kept.sha256() + command.target() + command.encoding().orElse(""));
        return work.once(
                        request,
                        Reply.class,
                        () -> jobs.findMapping(
                                        target.name(), command.by().scope().key(), found.titles())
                                .thenApply(saved -> ImportJob.received(
                                        jobId,
                                        target.name(),
                                        source,
                                        saved.orElseGet(() -> new Mapping(found.columns(), Map.of(), Datum.WGS84)),
                                        command.by().scope(),
                                        command.by().caller().subject(),
                                        command.by().caller().displayName(),
                                        clock.instant()))
                                .thenCompose(job -> jobs.add(job)
                                        .thenCompose(ignored -> tell(command.by(), "import.file-sent", job))
                                        .thenApply(ignored -> Decision.accepted(new Reply(jobId)))))
                .thenCompose(decision -> {
                    boolean mine = decision instanceof Decision.Accepted<Reply>(var reply)
                            && reply.jobId().equals(jobId);
                    if (!mine) {
                        // Sent before, or refused: this copy of the file belongs to nothing.
                        files.drop(jobId);
                    }
                    return get(decision);
                });
    }

    private static @Nullable ImportRefusal refusal(
            TableReader.End end, Inspection inspection, Optional<Headers> headers) {
        if (end instanceof TableReader.Unreadable(var why, var line)) {
            return new ImportRefusal.Unreadable(why, line);
        }
        if (inspection.first.isEmpty()) {
            return new ImportRefusal.Unreadable(TableFault.EMPTY, 0);
        }
        if (headers.isEmpty()) {
            return new ImportRefusal.Unreadable(TableFault.NO_HEADER, 0);
        }
        int rows = inspection.rowsAfter(headers.get().line());
        if (rows == 0) {
            return new ImportRefusal.Unreadable(TableFault.EMPTY, 0);
        }
        return rows > TableLimits.ROWS_MAX ? new ImportRefusal.Unreadable(TableFault.TOO_MANY_ROWS, 0) : null;
    }

    /** Reads a file to its end once: what is broken far below shows before anybody has mapped a column. */
    private static final class Inspection implements TableReader.Sink {
        private final List<TableRow> first = new ArrayList<>();
        private final List<TableRow> early = new ArrayList<>();
        private int later;

        @Override
        public boolean row(TableRow row) {
            if (row.blank()) {
                return true;
            }
            if (first.size() < TableLimits.HEADER_WITHIN_ROWS) {
                first.add(row);
            }
            if (early.size() < TableLimits.HEADER_WITHIN_ROWS + SAMPLE_ROWS) {
                early.add(row);
            } else {
                later++;
            }
            return later <= TableLimits.ROWS_MAX;
        }

        private int rowsAfter(int line) {
            return later + (int) early.stream().filter(row -> row.line() > line).count();
        }

        private List<TableRow> sampleAfter(int line) {
            return early.stream()
                    .filter(row -> row.line() > line)
                    .limit(SAMPLE_ROWS)
                    .toList();
        }
    }

    @Override
    public CompletionStage<Decision<ImportJob>> map(Mapped command) {
        var step = new Step(command.by(), command.request(), command.jobId());
        return change(step, "import.mapped", (job, target) -> {
            var mapping = command.mapping();
            CompletionStage<Decision<ImportJob>> decided =
                    Stages.done(job.map(mapping, command.asOf().orElse(job.asOf()), target.fields()));
            return command.remember()
                    ? decided.thenCompose(decision -> Stages.ifAccepted(
                            decision,
                            next -> jobs.saveMapping(
                                            target.name(),
                                            job.scopeKey(),
                                            job.file().titles(),
                                            mapping)
                                    .thenApply(ignored -> next)))
                    : decided;
        });
    }

    @Override
    public CompletionStage<Decision<ImportJob>> check(Step command) {
        return change(
                command, "import.dry-run-begun", (job, target) -> Stages.done(job.check(target, clock.instant())));
    }

    @Override
    public CompletionStage<Decision<ImportJob>> confirm(Step command, long seen) {
        return change(
                command,
                "import.confirmed",
                (job, target) -> Stages.done(
                        any(command.by().caller(), target.confirmers())
                                ? job.confirm(seen, command.by().caller().displayName(), clock.instant())
                                : Decision.refused(new ImportRefusal.NotYours())));
    }

    @Override
    public CompletionStage<Decision<ImportJob>> cancel(Step command) {
        return change(command, "import.cancelled", (job, target) -> Stages.done(job.cancel(clock.instant())));
    }

    private CompletionStage<Decision<ImportJob>> change(
            Step command,
            String action,
            BiFunction<ImportJob, ImportTarget, CompletionStage<Decision<ImportJob>>> decide) {
        return work.once(
                        command.request(),
                        Reply.class,
                        () -> jobs.lock(command.jobId())
                                .thenApply(found -> found.filter(job ->
                                        job.visibleTo(command.by().scope()) && targets.containsKey(job.target())))
                                .thenCompose(found -> found.isEmpty()
                                        ? Stages.done(Decision.<ImportJob>refused(new ImportRefusal.Unknown()))
                                        : decide.apply(found.get(), target(found.get())))
                                .thenCompose(decision -> Stages.ifAccepted(
                                        decision,
                                        next -> jobs.save(next)
                                                .thenCompose(ignored -> tell(command.by(), action, next))
                                                .thenApply(ignored -> new Reply(next.id())))))
                .thenCompose(this::get);
    }

    private ImportTarget target(ImportJob job) {
        return Optional.ofNullable(targets.get(job.target())).orElseThrow();
    }

    private CompletionStage<Decision<ImportJob>> get(Decision<Reply> decision) {
        return Stages.ifAccepted(decision, reply -> jobs.find(reply.jobId()).thenApply(Optional::orElseThrow));
    }

    @Override
    public CompletionStage<Optional<ImportJob>> find(By by, UUID jobId) {
        return jobs.find(jobId)
                .thenApply(
                        found -> found.filter(job -> job.visibleTo(by.scope()) && targets.containsKey(job.target())));
    }

    @Override
    public CompletionStage<Optional<ImportJob>> lookAt(By by, UUID jobId, String what) {
        return find(by, jobId)
                .thenCompose(found -> found.isEmpty()
                        ? Stages.done(found)
                        : tell(by, "import." + what, found.get()).thenApply(ignored -> found));
    }

    @Override
    public CompletionStage<List<ImportJob>> list(By by, int limit) {
        return jobs.list(by.scope(), limit)
                .thenApply(all -> all.stream()
                        .filter(job -> targets.containsKey(job.target()))
                        .toList());
    }

    private CompletionStage<Void> tell(By by, String action, ImportJob job) {
        return audit.record(AuditEntry.of(
                clock.instant(),
                by.caller(),
                action,
                job.id().toString(),
                Map.of("target", job.target(), "sha256", job.file().sha256())));
    }

    private static boolean any(Caller caller, Set<Role> roles) {
        return roles.stream().anyMatch(caller::has);
    }
}
