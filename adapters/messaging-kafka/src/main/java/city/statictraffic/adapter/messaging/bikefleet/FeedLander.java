package city.statictraffic.adapter.messaging.bikefleet;

import city.statictraffic.adapter.messaging.KafkaAccess;
import city.statictraffic.bikefleet.application.livemap.LiveFleet;
import city.statictraffic.bikefleet.application.livemap.SeenNews;
import city.statictraffic.bikefleet.application.port.Districts;
import city.statictraffic.bikefleet.application.port.FeedLanding;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads the feeds' log, lands it, and folds the landed positions into the live picture. Where to read on is kept with the
 * rows, not at the broker. The live picture is saved behind, so after a crash the log is read again from the point it was
 * saved at: landed packs are then only folded.
 */
@ApplicationScoped
public class FeedLander {
    private static final Logger LOG = Logger.getLogger(FeedLander.class);
    private static final int LATE = 1_000;
    private static final int CONSUMERS = 2;
    private static final String GROUP = "bike-fleet.landing";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long SAVE_EVERY_MILLIS = 3_000;
    private static final long BROKEN_MILLIS = 500;
    private static final long END_SETTLES_MILLIS = 3_000;
    /** Records landed in one transaction: large enough for COPY to pay, small enough to keep waiting senders short. */
    private static final int PACKS_PER_POLL = 40;

    private final KafkaAccess access;
    private final FeedLanding landing;
    private final LiveFleet fleet;
    private final LatestPositions latest;
    private final Districts districts;
    private final FleetSettings settings;
    private final InstantSource clock;
    private final Map<Integer, Long> foldedOffsets = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ScheduledExecutorService saver = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fleet-saver").factory());
    private volatile boolean running;

    FeedLander(
            KafkaAccess access,
            FeedLanding landing,
            LiveFleet fleet,
            LatestPositions latest,
            Districts districts,
            FleetSettings settings,
            InstantSource clock) {
        this.access = access;
        this.landing = landing;
        this.fleet = fleet;
        this.latest = latest;
        this.districts = districts;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes @Priority(LATE) StartupEvent event) {
        running = true;
        var loaded = new ArrayList<LatestPosition>();
        latest.load(loaded::add);
        fleet.fold(loaded, true);
        for (int i = 0; i < CONSUMERS; i++) {
            threads.add(Thread.ofPlatform().name("feed-lander-" + i).daemon().start(this::run));
        }
        saver.scheduleWithFixedDelay(this::saveQuietly, SAVE_EVERY_MILLIS, SAVE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        saver.shutdownNow();
        for (Thread thread : threads) {
            thread.join(10_000);
        }
        saveQuietly();
    }

    private void run() {
        while (running) {
            Properties properties = access.consumer(GROUP);
            properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(PACKS_PER_POLL));
            properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(4 * 1024 * 1024));
            properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50");
            properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000");
            properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "2000");
            try (var consumer = new KafkaConsumer<String, byte[]>(properties)) {
                consumer.subscribe(List.of(KafkaFeedPacks.TOPIC), new SeekToProgress(consumer));
                while (running) {
                    take(consumer);
                }
            } catch (WakeupException | InterruptException stopping) {
                return;
            } catch (RuntimeException broken) {
                // Nothing is lost: the progress did not move, so a new consumer starts where this one stood.
                LOG.warnf("landing waits: %s", rootMessage(broken));
                pause(BROKEN_MILLIS);
            }
        }
    }

    private void take(KafkaConsumer<String, byte[]> consumer) {
        var placed = new ArrayList<Placed>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            placed.add(new Placed(record.partition(), record.offset(), FeedPackCodec.read(record.value())));
        }
        if (placed.isEmpty()) {
            return;
        }
        landing.land(placed);
        fold(placed);
    }

    private void fold(List<Placed> placed) {
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
            fleet.fold(positions, false);
        }
        offsets.forEach((partition, offset) -> foldedOffsets.merge(partition, offset, Math::max));
    }

    /** Imported history is nobody's bikes of today. */
    private boolean isLive(String operatorId) {
        return settings.findOperator(operatorId)
                .filter(operator -> !operator.historyImport())
                .isPresent();
    }

    private void saveQuietly() {
        try {
            // In this order: what was folded up to these offsets is among what is taken next.
            var offsets = Map.copyOf(foldedOffsets);
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
            LOG.warnf("the live picture is saved later: %s", rootMessage(broken));
        }
    }

    private void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private final class SeekToProgress implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> consumer;

        private SeekToProgress(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            setBackWhereTheLogEndsEarlier(partitions);
            Map<Integer, Long> folded = latest.foldedOffsets();
            Map<Integer, Long> landed = landing.nextOffsets();
            for (TopicPartition partition : partitions) {
                long next = landed.getOrDefault(partition.partition(), 0L);
                long known = Math.max(
                        folded.getOrDefault(partition.partition(), 0L),
                        foldedOffsets.getOrDefault(partition.partition(), 0L));
                consumer.seek(partition, Math.min(next, known));
            }
        }

        /**
         * After a power cut, or with a log made anew, the log may end before what has landed. New packs would get offsets
         * that count as landed, and be passed over. Asked twice, because a broker that just came up may answer too early.
         */
        private void setBackWhereTheLogEndsEarlier(Collection<TopicPartition> partitions) {
            if (beyondTheLog(partitions).isEmpty()) {
                return;
            }
            pause(END_SETTLES_MILLIS);
            beyondTheLog(partitions).forEach((partition, end) -> {
                LOG.errorf(
                        "the log's partition %d ends at %d, before what has landed: its last packs are lost",
                        partition, end);
                landing.logEndedEarlier(partition, end);
                foldedOffsets.computeIfPresent(partition, (ignored, offset) -> Math.min(offset, end));
            });
        }

        private Map<Integer, Long> beyondTheLog(Collection<TopicPartition> partitions) {
            Map<Integer, Long> landed = landing.nextOffsets();
            var beyond = new HashMap<Integer, Long>();
            consumer.endOffsets(partitions).forEach((partition, end) -> {
                if (landed.getOrDefault(partition.partition(), 0L) > end) {
                    beyond.put(partition.partition(), end);
                }
            });
            return beyond;
        }
    }
}
