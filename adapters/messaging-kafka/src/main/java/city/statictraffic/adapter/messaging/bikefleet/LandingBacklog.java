package city.statictraffic.adapter.messaging.bikefleet;

import city.statictraffic.adapter.messaging.KafkaAccess;
import city.statictraffic.bikefleet.application.port.FeedBacklog;
import city.statictraffic.bikefleet.application.port.FeedLanding;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The end of the log less the landed part, measured every two seconds; what could not be read counts as before. */
@ApplicationScoped
public class LandingBacklog implements FeedBacklog {
    private static final Logger LOG = Logger.getLogger(LandingBacklog.class);
    private static final int LATE = 1_000;
    private static final long EVERY_MILLIS = 2_000;
    private static final String GROUP = "bike-fleet.backlog";

    private final KafkaAccess access;
    private final FeedLanding landing;
    private final Thread thread;
    private Map<Integer, Long> landed = Map.of();
    private volatile boolean running;
    private volatile long waiting;
    private final LandingLag lag = new LandingLag();
    private volatile double lagSeconds;

    LandingBacklog(KafkaAccess access, FeedLanding landing, MeterRegistry metrics) {
        this.access = access;
        this.landing = landing;
        this.thread = Thread.ofPlatform().name("landing-backlog").daemon().unstarted(this::run);
        metrics.gauge("feeds.packs.waiting", this, backlog -> backlog.waiting);
        TimeGauge.builder("feeds.landing.lag", this, TimeUnit.SECONDS, backlog -> backlog.lagSeconds)
                .register(metrics);
    }

    void start(
            @Observes @Priority(LATE) StartupEvent event,
            @ConfigProperty(name = "platform.context.bike-fleet") boolean served) {
        if (served) {
            running = true;
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        thread.interrupt();
    }

    @Override
    public long packsWaiting() {
        return waiting;
    }

    /** How long the pack that waits longest has waited, to the two seconds of a look. */
    public Duration lag() {
        return Duration.ofMillis((long) (lagSeconds * 1_000));
    }

    private void run() {
        var partitions = IntStream.range(0, access.feedPartitions())
                .mapToObj(partition -> new TopicPartition(KafkaFeedPacks.TOPIC, partition))
                .toList();
        try (var consumer = new KafkaConsumer<String, byte[]>(access.consumer(GROUP))) {
            var ends = new HashMap<TopicPartition, Long>();
            while (running) {
                try {
                    landed = landing.nextOffsets();
                } catch (IllegalStateException databaseAway) {
                    LOG.debugf("the landing progress is not known: %s", databaseAway.getMessage());
                }
                try {
                    ends.putAll(consumer.endOffsets(partitions));
                } catch (InterruptException stopping) {
                    return;
                } catch (RuntimeException brokerAway) {
                    LOG.debugf("the end of the log is not known: %s", brokerAway.getMessage());
                }
                waiting = partitions.stream()
                        .mapToLong(each ->
                                Math.max(0, ends.getOrDefault(each, 0L) - landed.getOrDefault(each.partition(), 0L)))
                        .sum();
                lagSeconds = lag.look(System.nanoTime(), ends(ends), landed).toMillis() / 1_000.0;
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException | InterruptException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<Integer, Long> ends(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().partition(), Map.Entry::getValue));
    }
}
