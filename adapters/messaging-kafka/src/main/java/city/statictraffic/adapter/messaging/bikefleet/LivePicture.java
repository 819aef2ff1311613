package city.statictraffic.adapter.messaging.bikefleet;

import city.statictraffic.adapter.messaging.Failures;
import city.statictraffic.bikefleet.application.livemap.LiveFleet;
import city.statictraffic.bikefleet.application.livemap.SeenNews;
import city.statictraffic.bikefleet.application.port.Districts;
import city.statictraffic.bikefleet.application.port.FeedLanding.Placed;
import city.statictraffic.bikefleet.application.port.FeedPack;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.application.port.LatestPosition;
import city.statictraffic.bikefleet.application.port.LatestPositions;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps this process's live picture: loads it at the start, folds packs into it, and saves behind what this process
 * landed, together with up to where of the log that is. Every process holds the whole picture, whoever landed a pack; it
 * is saved once, by whoever did.
 */
@ApplicationScoped
public class LivePicture {
    private static final Logger LOG = Logger.getLogger(LivePicture.class);
    private static final int BEFORE_READING = 900;
    private static final int AFTER_READING = 3_000;
    private static final long SAVE_EVERY_MILLIS = 3_000;

    private final LiveFleet fleet;
    private final LatestPositions latest;
    private final Districts districts;
    private final FleetSettings settings;
    private final InstantSource clock;
    /** By partition the offset after the last pack folded and landed here. */
    private final Map<Integer, Long> landedHere = new ConcurrentHashMap<>();
    /** By partition the offset after the last pack in the picture, whoever landed it. */
    private final Map<Integer, Long> shown = new ConcurrentHashMap<>();

    private final ScheduledExecutorService saver = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fleet-saver").factory());

    LivePicture(
            LiveFleet fleet, LatestPositions latest, Districts districts, FleetSettings settings, InstantSource clock) {
        this.fleet = fleet;
        this.latest = latest;
        this.districts = districts;
        this.settings = settings;
        this.clock = clock;
    }

    void start(
            @Observes @Priority(BEFORE_READING) StartupEvent event,
            @ConfigProperty(name = "platform.context.bike-fleet") boolean served) {
        if (!served) {
            return;
        }
        // In this order: what is loaded then holds at least what was folded up to these offsets.
        shown.putAll(latest.foldedOffsets());
        var loaded = new ArrayList<LatestPosition>();
        latest.load(loaded::add);
        fleet.fold(loaded, LiveFleet.Source.SAVED);
        saver.scheduleWithFixedDelay(this::saveQuietly, SAVE_EVERY_MILLIS, SAVE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes @Priority(AFTER_READING) ShutdownEvent event) {
        saver.shutdownNow();
        saveQuietly();
    }

    /** Packs of one read of the log, in its order. */
    void fold(List<Placed> placed, LiveFleet.Source source) {
        var positions = new ArrayList<LatestPosition>();
        var offsets = new HashMap<Integer, Long>();
        for (Placed each : placed) {
            FeedPack pack = each.pack();
            offsets.put(each.partition(), each.offset() + 1);
            if (pack.kind() == FeedKind.POSITIONS && isLive(pack.operatorId())) {
                for (FeedPack.Entry entry : pack.entries()) {
                    if (entry instanceof FeedPack.Accepted(int line, FeedRecord record)
                            && record instanceof FeedRecord.Position position) {
                        String district = districts.codeAt(
                                position.lon() / FeedRecord.DEGREE_SCALE, position.lat() / FeedRecord.DEGREE_SCALE);
                        positions.add(
                                new LatestPosition(pack.operatorId(), position, district == null ? "" : district));
                    }
                }
            }
        }
        if (!positions.isEmpty()) {
            fleet.fold(positions, source);
        }
        offsets.forEach((partition, offset) -> shown.merge(partition, offset, Math::max));
        if (source == LiveFleet.Source.LANDED_HERE) {
            offsets.forEach((partition, offset) -> landedHere.merge(partition, offset, Math::max));
        }
    }

    /** Imported history is nobody's bikes of today. */
    private boolean isLive(String operatorId) {
        return settings.findOperator(operatorId)
                .filter(operator -> !operator.historyImport())
                .isPresent();
    }

    /** Where to read on for the picture's sake alone. */
    long shownUpTo(int partition) {
        return shown.getOrDefault(partition, 0L);
    }

    /** By partition the offset before which nothing is left to be saved by whoever takes the partition over now. */
    Map<Integer, Long> savedOrKept() {
        var offsets = new HashMap<>(latest.foldedOffsets());
        landedHere.forEach((partition, offset) -> offsets.merge(partition, offset, Math::max));
        return offsets;
    }

    void logEndedEarlier(int partition, long end) {
        landedHere.computeIfPresent(partition, (ignored, offset) -> Math.min(offset, end));
        shown.computeIfPresent(partition, (ignored, offset) -> Math.min(offset, end));
    }

    private void saveQuietly() {
        try {
            // In this order: what was folded up to these offsets is among what is taken next.
            var offsets = Map.copyOf(landedHere);
            List<LatestPosition> unsaved = fleet.takeUnsaved();
            if (unsaved.isEmpty() && offsets.isEmpty()) {
                return;
            }
            List<LatestPosition> untold = fleet.untold(unsaved);
            try {
                latest.save(unsaved, offsets, SeenNews.of(untold, clock.instant()));
                fleet.told(untold);
            } catch (RuntimeException broken) {
                fleet.stillUnsaved(unsaved);
                throw broken;
            }
        } catch (RuntimeException broken) {
            LOG.warnf("the live picture is saved later: %s", Failures.rootMessage(broken));
        }
    }
}
