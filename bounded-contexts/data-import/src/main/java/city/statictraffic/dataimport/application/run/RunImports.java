package city.statictraffic.dataimport.application.run;

import city.statictraffic.dataimport.application.port.ImportFiles;
import city.statictraffic.dataimport.application.port.ImportWork;
import city.statictraffic.dataimport.application.port.ImportWork.Chunk;
import city.statictraffic.dataimport.application.port.ImportWork.Mark;
import city.statictraffic.dataimport.application.port.ImportWork.Step;
import city.statictraffic.dataimport.application.port.TableReader;
import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.dataimport.domain.job.JobState;
import city.statictraffic.dataimport.domain.job.Tally;
import city.statictraffic.dataimport.domain.table.RowReader;
import city.statictraffic.dataimport.domain.table.TableRow;
import city.statictraffic.kernel.imports.ImportRow;
import city.statictraffic.kernel.imports.ImportTarget;
import city.statictraffic.kernel.imports.ImportTarget.Outcome;
import city.statictraffic.kernel.imports.ImportTarget.Problem;
import city.statictraffic.kernel.imports.ImportTarget.Verdict;
import city.statictraffic.kernel.time.CityCalendar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Works at imports, one at a time. The file is read from its beginning each time, and rows that are done are passed over:
 * that needs no place in the file to be remembered, and finds keys that come twice. Blocks.
 */
public final class RunImports {
    private static final int CHUNK_ROWS = 500;

    private final Map<String, ImportTarget> targets;
    private final ImportWork work;
    private final ImportFiles files;
    private final TableReader reader;
    private final CityCalendar calendar;

    public RunImports(
            Map<String, ImportTarget> targets,
            ImportWork work,
            ImportFiles files,
            TableReader reader,
            CityCalendar calendar) {
        this.targets = Map.copyOf(targets);
        this.work = work;
        this.files = files;
        this.reader = reader;
        this.calendar = calendar;
    }

    /** Works at the next import until it ends or is lost; false when there is none. */
    public boolean runNext(String worker) {
        Optional<ImportJob> claimed = work.claim(targets.keySet(), worker);
        claimed.ifPresent(job -> {
            try {
                run(job, worker);
            } catch (RuntimeException broken) {
                work.brokenOff(job.id(), worker, "import.broken-off");
                throw broken;
            }
        });
        return claimed.isPresent();
    }

    private void run(ImportJob job, String worker) {
        ImportTarget target = targets.get(job.target());
        if (target == null) {
            throw new IllegalStateException("claimed an import into " + job.target());
        }
        boolean fresh = job.tally().rows() == 0;
        if (fresh && work.begin(job.id(), worker, () -> target.counts(job.scope())) != Step.GO_ON) {
            return;
        }
        var pass = new Pass(job, target, worker);
        TableReader.End end = reader.read(files.open(job.id()), job.file().encodingAsked(), pass);
        if (end instanceof TableReader.Unreadable unreadable) {
            throw new IllegalStateException("a file that was read before is unreadable: " + unreadable.why());
        }
        if (pass.flush()) {
            work.finish(job.id(), worker, () -> target.counts(job.scope()));
        }
    }

    /** One way through the file. */
    private final class Pass implements TableReader.Sink {
        private final ImportJob job;
        private final ImportTarget target;
        private final String worker;
        private final RowReader rows;
        private final ImportTarget.Run run;
        private final Map<String, Integer> lineOfKey = new HashMap<>();
        private final List<TableRow> raw = new ArrayList<>(CHUNK_ROWS);
        private final List<RowReader.Read> read = new ArrayList<>(CHUNK_ROWS);
        private int seen;
        private boolean lost;

        private Pass(ImportJob job, ImportTarget target, String worker) {
            this.job = job;
            this.target = target;
            this.worker = worker;
            this.rows = new RowReader(target, job.mapping(), calendar);
            this.run = new ImportTarget.Run(
                    job.id(), job.scope(), job.asOf(), job.mapping().datum());
        }

        @Override
        public boolean row(TableRow row) {
            if (row.line() <= job.file().headerLine() || row.blank()) {
                return true;
            }
            RowReader.Read found = rows.read(row);
            Integer first = found.key().isEmpty() ? null : lineOfKey.putIfAbsent(found.key(), row.line());
            seen++;
            if (seen <= job.tally().rows()) {
                return true;
            }
            raw.add(row);
            read.add(first == null ? found : repeated(found, first));
            return raw.size() < CHUNK_ROWS || flush();
        }

        private RowReader.Read repeated(RowReader.Read found, int first) {
            var problems = new ArrayList<>(found.problems());
            String key = target.fields().stream()
                    .filter(field -> field.key())
                    .map(field -> field.name())
                    .reduce((one, other) -> other)
                    .orElse("");
            problems.add(new Problem(RowReader.Fault.REPEATED.code(), key, Map.of("line", String.valueOf(first))));
            return new RowReader.Read(found.row(), problems, found.key());
        }

        private boolean flush() {
            if (lost) {
                return false;
            }
            if (!raw.isEmpty()) {
                lost = work.chunk(job.id(), worker, this::take) != Step.GO_ON;
                raw.clear();
                read.clear();
            }
            return !lost;
        }

        private Chunk take() {
            List<ImportRow> wellFormed = read.stream()
                    .filter(each -> each.problems().isEmpty())
                    .map(RowReader.Read::row)
                    .toList();
            List<Outcome> outcomes =
                    wellFormed.isEmpty() ? List.of() : target.take(run, wellFormed, job.state() == JobState.IMPORTING);
            var counting = new Counting();
            int next = 0;
            for (int i = 0; i < read.size(); i++) {
                if (read.get(i).problems().isEmpty()) {
                    counting.count(outcomes.get(next++), raw.get(i));
                } else {
                    counting.reject(raw.get(i), read.get(i).problems());
                }
            }
            return counting.chunk();
        }
    }

    /** The sums of one chunk. */
    private static final class Counting {
        private final int[] byVerdict = new int[Verdict.values().length];
        private int noted;
        private final Map<String, Integer> addedByGroup = new TreeMap<>();
        private final Map<String, Map<String, Integer>> unknown = new TreeMap<>();
        private final List<Mark> marks = new ArrayList<>();

        private void count(Outcome outcome, TableRow row) {
            @Nullable Problem problem = outcome.problem().orElse(null);
            if (outcome.verdict() == Verdict.REJECTED) {
                reject(row, problem == null ? List.of() : List.of(problem));
                return;
            }
            byVerdict[outcome.verdict().ordinal()]++;
            if (outcome.adds() != 0) {
                addedByGroup.merge(outcome.group(), outcome.adds(), Integer::sum);
            }
            if (problem != null) {
                noted++;
                marks.add(new Mark(row.line(), false, row.cells(), List.of(problem)));
            }
        }

        private void reject(TableRow row, List<Problem> problems) {
            byVerdict[Verdict.REJECTED.ordinal()]++;
            marks.add(new Mark(row.line(), true, row.cells(), problems));
            for (Problem problem : problems) {
                if (problem.code().equals(RowReader.Fault.UNKNOWN.code())) {
                    unknown.computeIfAbsent(problem.field(), ignored -> new TreeMap<>())
                            .merge(problem.params().getOrDefault("value", ""), 1, Integer::sum);
                }
            }
        }

        private Chunk chunk() {
            int all = 0;
            for (int each : byVerdict) {
                all += each;
            }
            return new Chunk(
                    new Tally(
                            all,
                            byVerdict[Verdict.ADDED.ordinal()],
                            byVerdict[Verdict.CHANGED.ordinal()],
                            byVerdict[Verdict.UNCHANGED.ordinal()],
                            byVerdict[Verdict.REJECTED.ordinal()],
                            noted,
                            addedByGroup,
                            unknown),
                    marks);
        }
    }
}
