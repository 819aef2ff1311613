package city.statictraffic.platform.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** When this process last saw each job of the housekeeping done, by itself or left to another process. */
@ApplicationScoped
public class HousekeepingLog {
    private final MeterRegistry metrics;
    private final InstantSource clock;
    private final Map<String, AtomicLong> seconds = new ConcurrentHashMap<>();
    private final Map<String, Boolean> failing = new ConcurrentHashMap<>();

    HousekeepingLog(MeterRegistry metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
        // Until a job has run, the start of the process counts.
        for (String job : List.of("facts", "messages")) {
            done(job);
            metrics.counter("housekeeping.failures", "job", job);
        }
    }

    public void done(String job) {
        seconds.computeIfAbsent(
                        job,
                        name -> metrics.gauge(
                                "housekeeping.last.run.timestamp.seconds", Tags.of("job", name), new AtomicLong()))
                .set(clock.instant().getEpochSecond());
        failing.remove(job);
    }

    public void failed(String job) {
        metrics.counter("housekeeping.failures", "job", job).increment();
        failing.put(job, true);
    }

    /** Jobs whose last try failed. */
    List<String> failing() {
        return failing.keySet().stream().sorted().toList();
    }

    /** Of the job that was done longest ago. */
    Optional<Instant> oldest() {
        return seconds.values().stream()
                .map(each -> Instant.ofEpochSecond(each.get()))
                .min(Instant::compareTo);
    }
}
