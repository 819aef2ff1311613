package city.statictraffic.dataimport.application.port;

import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.dataimport.domain.job.Tally;
import city.statictraffic.kernel.imports.ImportTarget.GroupCount;
import city.statictraffic.kernel.imports.ImportTarget.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The working side of imports: whoever holds a job's lease takes its rows. The lease lasts some seconds and is renewed with
 * every chunk; a process that dies or stands still loses it, and its late chunk is not taken. Blocks.
 */
public interface ImportWork {
    /** A row people have to look at, as it came. {@code verdict}: rejected or noted. */
    record Mark(int line, boolean rejected, List<String> cells, List<Problem> problems) {
        public Mark {
            cells = List.copyOf(cells);
            problems = List.copyOf(problems);
        }
    }

    /** What one chunk came to. */
    record Chunk(Tally tally, List<Mark> marks) {
        public Chunk {
            marks = List.copyOf(marks);
        }
    }

    enum Step {
        GO_ON,
        /** A person asked for it; the job has ended. */
        CANCELLED,
        /** Another process has the job, or it has ended. */
        LOST
    }

    /** A job with work to do that nobody works at, now leased. */
    Optional<ImportJob> claim(Collection<String> targets, String worker);

    /** Forgets the marks of an earlier dry run and keeps the counts the work begins with. */
    Step begin(UUID jobId, String worker, Supplier<List<GroupCount>> before);

    /** Runs the effect and keeps its tally and marks, in one transaction. */
    Step chunk(UUID jobId, String worker, Supplier<Chunk> effect);

    /** The last row is done: checked, or imported with the counts of the end. */
    Step finish(UUID jobId, String worker, Supplier<List<GroupCount>> after);

    /**
     * The work broke off; somebody tries again a little later, from the last chunk on. After several failures in a row the
     * job has failed, with this code.
     */
    void brokenOff(UUID jobId, String worker, String code);
}
