package city.statictraffic.patrolimpound.application.queries;

import city.statictraffic.kernel.application.Stages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The filing index as it stands, built once for all who ask: at most every ten seconds, and only when something was filed
 * since. Whoever asks while it is being built waits for that one.
 */
public final class ReadFilingIndex {
    public static final Duration REBUILD_EVERY = Duration.ofSeconds(10);

    private final FilingIndexSource source;
    private final InstantSource clock;
    private final AtomicReference<@Nullable FilingIndex> built = new AtomicReference<>();
    private final AtomicReference<@Nullable CompletableFuture<FilingIndex>> building = new AtomicReference<>();
    private volatile Instant checkedAt = Instant.MIN;

    public ReadFilingIndex(FilingIndexSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    public CompletionStage<FilingIndex> read() {
        FilingIndex last = built.get();
        if (last != null && clock.instant().isBefore(checkedAt.plus(REBUILD_EVERY))) {
            return Stages.done(last);
        }
        var mine = new CompletableFuture<FilingIndex>();
        CompletableFuture<FilingIndex> other = building.compareAndExchange(null, mine);
        if (other != null) {
            return other.copy();
        }
        refresh(last).whenComplete((index, failure) -> {
            building.set(null);
            if (failure == null) {
                mine.complete(index);
            } else {
                mine.completeExceptionally(failure);
            }
        });
        return mine.copy();
    }

    private CompletionStage<FilingIndex> refresh(@Nullable FilingIndex last) {
        Instant now = clock.instant();
        return source.version().thenCompose(version -> {
            if (last != null && last.version() == version) {
                checkedAt = now;
                return Stages.done(last);
            }
            return source.keys().thenApply(keys -> {
                var index = FilingIndex.of(version, now, keys);
                built.set(index);
                checkedAt = now;
                return index;
            });
        });
    }
}
