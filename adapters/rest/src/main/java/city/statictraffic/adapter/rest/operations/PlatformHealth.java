package city.statictraffic.adapter.rest.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether this process and what it rests on work, from the last look at each part; answers from memory. */
public interface PlatformHealth {
    /** From good to bad; the whole is as bad as its worst part. */
    enum State {
        OK,
        ATTENTION,
        FAULT
    }

    /**
     * One part.
     *
     * @param part a stable name, such as {@code outbox}; texts and the runbook's section are found by it
     * @param since since when it is in this state, as far as this process has seen
     * @param value what was measured last, in {@code unit}; none where nothing could be measured
     * @param unit {@code ms}, {@code s}, {@code packs}, {@code messages}, {@code bikes}, {@code operators}, {@code GB}, {@code
     *     days} or {@code errors}
     * @param subjects which ones, such as the operators that are silent
     */
    record Part(
            String part,
            State state,
            Instant since,
            @Nullable Double value,
            String unit,
            List<String> subjects) {}

    /**
     * @param answeredBy which process this is: the host's name and the process's number
     * @param startedAt when this process started
     * @param lookedAt when the parts were looked at last; older than a minute means that the looking itself hangs
     */
    record Report(
            State state,
            String answeredBy,
            List<String> contexts,
            String version,
            Instant startedAt,
            Instant lookedAt,
            List<Part> parts) {}

    Report report();
}
