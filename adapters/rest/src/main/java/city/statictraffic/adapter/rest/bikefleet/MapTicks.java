package city.statictraffic.adapter.rest.bikefleet;

import city.statictraffic.bikefleet.application.livemap.LiveFleet;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.DataScope;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One tick for all viewers of a scope: told when something has changed, at most twice a second. A stream ends after a
 * while, so that a viewer whose sign-in has ended does not go on watching; the browser opens it again by itself.
 */
@ApplicationScoped
public class MapTicks {
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration STREAM_AT_MOST = Duration.ofMinutes(5);
    private static final int HEARTBEAT_PERIODS = 30;

    public record Tick(long number, Instant at, long bikes, long changed, boolean heartbeat) {}

    private final LiveFleet live;
    private final InstantSource clock;
    private final Map<String, Multi<Tick>> byScope = new ConcurrentHashMap<>();

    MapTicks(LiveFleet live, InstantSource clock) {
        this.live = live;
        this.clock = clock;
    }

    public Multi<Tick> stream(Caller caller, DataScope scope) {
        Multi<Tick> shared = byScope.computeIfAbsent(scope.key(), ignored -> ticks(scope));
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(() -> tick(scope, 0)), shared)
                .select()
                .first(STREAM_AT_MOST);
    }

    private Multi<Tick> ticks(DataScope scope) {
        long[] state = {live.version(), live.changes(), 0};
        return Multi.createFrom()
                .ticks()
                .every(PERIOD)
                .onOverflow()
                .drop()
                .onItem()
                .transformToMultiAndConcatenate(ignored -> {
                    long version = live.version();
                    if (version != state[0]) {
                        long changes = live.changes();
                        long changed = changes - state[1];
                        state[0] = version;
                        state[1] = changes;
                        state[2] = 0;
                        return Multi.createFrom().item(tick(scope, changed));
                    }
                    if (++state[2] >= HEARTBEAT_PERIODS) {
                        state[2] = 0;
                        return Multi.createFrom().item(new Tick(version, clock.instant(), 0, 0, true));
                    }
                    return Multi.createFrom().empty();
                })
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    private Tick tick(DataScope scope, long changed) {
        long bikes = live.countsByOperator(scope).values().stream()
                .mapToLong(LiveFleet.Counts::total)
                .sum();
        return new Tick(live.version(), clock.instant(), bikes, changed, false);
    }
}
