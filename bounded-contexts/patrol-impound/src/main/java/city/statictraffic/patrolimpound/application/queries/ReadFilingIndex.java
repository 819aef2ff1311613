package city.statictraffic.patrolimpound.application.queries;

import city.statictraffic.kernel.application.Stages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The filing index as it stands, built once for all who ask: at most every ten seconds, and only when something was filed
 * since. Whoever asks while it is being built waits for that one.
 */
public final class ReadFilingIndex {
    public static final Duration REBUILD_EVERY = Duration.ofSeconds(10);

    private final FilingIndexSource source;
    private final InstantSource clock;
    private @Nullable FilingIndex built;
    private @Nullable CompletionStage<FilingIndex> building;
    private Instant checkedAt = Instant.MIN;

    public ReadFilingIndex(FilingIndexSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    public CompletionStage<FilingIndex> read() {
        CompletionStage<FilingIndex> started;
        synchronized (this) {
            if (built != null && clock.instant().isBefore(checkedAt.plus(REBUILD_EVERY))) {
                return Stages.done(built);
            }
            if (building != null) {
                return building;
            }
            started = refresh(built);
            building = started;
        }
        return started.whenComplete((index, failure) -> ended());
    }

    private synchronized void ended() {
        building = null;
    }

    private CompletionStage<FilingIndex> refresh(@Nullable FilingIndex last) {
        Instant now = clock.instant();
        return source.version().thenCompose(version -> {
            if (last != null && last.version() == version) {
                return Stages.done(keep(last, now));
            }
            return source.keys().thenApply(keys -> keep(FilingIndex.of(version, now, keys), now));
        });
    }

    private synchronized FilingIndex keep(FilingIndex index, Instant now) {
        built = index;
        checkedAt = now;
        return index;
    }
}
