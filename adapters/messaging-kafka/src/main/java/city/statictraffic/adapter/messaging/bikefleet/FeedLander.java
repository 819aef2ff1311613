package city.statictraffic.adapter.messaging.bikefleet;

import city.statictraffic.adapter.messaging.Failures;
import city.statictraffic.adapter.messaging.KafkaAccess;
import city.statictraffic.bikefleet.application.livemap.LiveFleet;
import city.statictraffic.bikefleet.application.port.FeedLanding;
import city.statictraffic.bikefleet.application.port.FeedLanding.Placed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads the feeds' log, lands it, and hands what has landed to the live picture. Processes share the log's partitions.
 * Where to read on is kept with the rows, not at the broker. The live picture is saved behind, so after a crash whoever
 * takes over reads the log again from the point it was saved at: landed packs are then only folded.
 */
@ApplicationScoped
public class FeedLander {
    private static final Logger LOG = Logger.getLogger(FeedLander.class);
    private static final int LATE = 1_000;
    private static final int CONSUMERS = 2;
    private static final String GROUP = "bike-fleet.landing";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long BROKEN_MILLIS = 500;
    private static final long END_SETTLES_MILLIS = 3_000;
    /** Records landed in one transaction: large enough for COPY to pay, small enough to keep waiting senders short. */
    private static final int PACKS_PER_POLL = 40;
    /** The second of them is the objective (docs/ops/slo.md). */
    private static final Duration[] VISIBLE_WITHIN = {
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    private final KafkaAccess access;
    private final FeedLanding landing;
    private final LivePicture picture;
    private final InstantSource clock;
    private final Timer visible;
    private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean knowsItsShare;
    private volatile boolean running;

    FeedLander(
            KafkaAccess access, FeedLanding landing, LivePicture picture, MeterRegistry metrics, InstantSource clock) {
        this.access = access;
        this.landing = landing;
        this.picture = picture;
        this.clock = clock;
        this.visible = Timer.builder("feeds.visible")
                .description("from taking a pack in to its landing and showing")
                .serviceLevelObjectives(VISIBLE_WITHIN)
                .register(metrics);
    }

    void start(
            @Observes @Priority(LATE) StartupEvent event,
            @ConfigProperty(name = "platform.context.bike-fleet") boolean served) {
        if (!served) {
            return;
        }
        running = true;
        for (int i = 0; i < CONSUMERS; i++) {
            threads.add(Thread.ofPlatform().name("feed-lander-" + i).daemon().start(this::run));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        for (Thread thread : threads) {
            thread.join(10_000);
        }
    }

    /** The partitions this process lands now. */
    Set<Integer> partitions() {
        return partitions;
    }

    /** False until the processes have first shared the partitions out. */
    boolean knowsItsShare() {
        return knowsItsShare;
    }

    private void run() {
        while (running) {
            Properties properties = access.consumer(GROUP);
            properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(PACKS_PER_POLL));
            properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(4 * 1024 * 1024));
            properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50");
            properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000");
            properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "2000");
            // One process coming or going does not make the others put down what they hold.
            properties.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
            try (var consumer = new KafkaConsumer<String, byte[]>(properties)) {
                consumer.subscribe(List.of(KafkaFeedPacks.TOPIC), new SeekToProgress(consumer));
                while (running) {
                    take(consumer);
                }
            } catch (WakeupException | InterruptException stopping) {
                return;
            } catch (RuntimeException broken) {
                // Nothing is lost: the progress did not move, so a new consumer starts where this one stood.
                LOG.warnf("landing waits: %s", Failures.rootMessage(broken));
                Failures.pause(BROKEN_MILLIS);
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
        picture.fold(placed, LiveFleet.Source.LANDED_HERE);
        Instant now = clock.instant();
        for (Placed each : placed) {
            Instant taken = Instant.EPOCH.plus(each.pack().receivedAtMicros(), ChronoUnit.MICROS);
            visible.record(Duration.between(taken, now));
        }
    }

    private final class SeekToProgress implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> consumer;

        private SeekToProgress(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            revoked.forEach(each -> partitions.remove(each.partition()));
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            setBackWhereTheLogEndsEarlier(assigned);
            Map<Integer, Long> folded = picture.savedOrKept();
            Map<Integer, Long> landed = landing.nextOffsets();
            for (TopicPartition each : assigned) {
                int partition = each.partition();
                consumer.seek(each, Math.min(landed.getOrDefault(partition, 0L), folded.getOrDefault(partition, 0L)));
                partitions.add(partition);
            }
            knowsItsShare = true;
        }

        /**
         * After a power cut, or with a log made anew, the log may end before what has landed. New packs would get offsets
         * that count as landed, and be passed over. Asked twice, because a broker that just came up may answer too early.
         */
        private void setBackWhereTheLogEndsEarlier(Collection<TopicPartition> assigned) {
            if (beyondTheLog(assigned).isEmpty()) {
                return;
            }
            Failures.pause(END_SETTLES_MILLIS);
            beyondTheLog(assigned).forEach((partition, end) -> {
                LOG.errorf(
                        "the log's partition %d ends at %d, before what has landed: its last packs are lost",
                        partition, end);
                landing.logEndedEarlier(partition, end);
                picture.logEndedEarlier(partition, end);
            });
        }

        private Map<Integer, Long> beyondTheLog(Collection<TopicPartition> assigned) {
            Map<Integer, Long> landed = landing.nextOffsets();
            var beyond = new HashMap<Integer, Long>();
            consumer.endOffsets(assigned).forEach((partition, end) -> {
                if (landed.getOrDefault(partition.partition(), 0L) > end) {
                    beyond.put(partition.partition(), end);
                }
            });
            return beyond;
        }
    }
}
