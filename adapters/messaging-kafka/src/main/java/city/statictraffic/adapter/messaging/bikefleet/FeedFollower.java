package city.statictraffic.adapter.messaging.bikefleet;

import city.statictraffic.adapter.messaging.Failures;
import city.statictraffic.adapter.messaging.KafkaAccess;
import city.statictraffic.bikefleet.application.livemap.LiveFleet;
import city.statictraffic.bikefleet.application.port.FeedLanding.Placed;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads those parts of the feeds' log that other processes land, for the live picture alone. In a single process there
 * is none, and it sleeps.
 */
@ApplicationScoped
public class FeedFollower {
    private static final Logger LOG = Logger.getLogger(FeedFollower.class);
    private static final int LATE = 1_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long IDLE_MILLIS = 200;
    private static final long BROKEN_MILLIS = 500;
    private static final int PACKS_PER_POLL = 40;

    private final KafkaAccess access;
    private final FeedLander lander;
    private final LivePicture picture;
    private volatile boolean running;
    private Thread thread = new Thread();

    FeedFollower(KafkaAccess access, FeedLander lander, LivePicture picture) {
        this.access = access;
        this.lander = lander;
        this.picture = picture;
    }

    void start(
            @Observes @Priority(LATE) StartupEvent event,
            @ConfigProperty(name = "platform.context.bike-fleet") boolean served) {
        if (served) {
            running = true;
            thread = Thread.ofPlatform().name("feed-follower").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        thread.join(5_000);
    }

    private void run() {
        while (running) {
            Properties properties = access.reader("bike-fleet.following");
            properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(PACKS_PER_POLL));
            try (var consumer = new KafkaConsumer<String, byte[]>(properties)) {
                while (running) {
                    if (readsOthers(consumer)) {
                        take(consumer);
                    } else {
                        Thread.sleep(IDLE_MILLIS);
                    }
                }
            } catch (InterruptedException | InterruptException stopping) {
                return;
            } catch (RuntimeException broken) {
                LOG.warnf("what others land is shown later: %s", Failures.rootMessage(broken));
                Failures.pause(BROKEN_MILLIS);
            }
        }
    }

    /** Takes up what this process stopped landing, and lets go of what it began to. */
    private boolean readsOthers(KafkaConsumer<String, byte[]> consumer) {
        if (!lander.knowsItsShare()) {
            return false;
        }
        Collection<Integer> mine = lander.partitions();
        Set<TopicPartition> others = IntStream.range(0, access.feedPartitions())
                .filter(partition -> !mine.contains(partition))
                .mapToObj(partition -> new TopicPartition(KafkaFeedPacks.TOPIC, partition))
                .collect(Collectors.toSet());
        if (!others.equals(consumer.assignment())) {
            var taken = new HashSet<>(others);
            taken.removeAll(consumer.assignment());
            consumer.assign(others);
            taken.forEach(partition -> consumer.seek(partition, picture.shownUpTo(partition.partition())));
        }
        return !others.isEmpty();
    }

    private void take(KafkaConsumer<String, byte[]> consumer) {
        var placed = new ArrayList<Placed>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            placed.add(new Placed(record.partition(), record.offset(), FeedPackCodec.read(record.value())));
        }
        if (!placed.isEmpty()) {
            picture.fold(placed, LiveFleet.Source.LANDED_ELSEWHERE);
        }
    }
}
