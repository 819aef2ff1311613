package city.statictraffic.adapter.messaging.bikefleet;

import city.statictraffic.adapter.messaging.KafkaAccess;
import city.statictraffic.bikefleet.application.port.FeedPack;
import city.statictraffic.bikefleet.application.port.FeedPacks;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** The feeds' log in Kafka: a route is a partition. Bytes under way are bounded; who finds no room waits, then gives up. */
@ApplicationScoped
public class KafkaFeedPacks implements FeedPacks {
    private static final Logger LOG = Logger.getLogger(KafkaFeedPacks.class);
    static final String TOPIC = "bike-fleet.feeds.v1";
    private static final int BYTES_UNDER_WAY_MAX = 48 * 1024 * 1024;
    private static final int BYTES_PER_PERMIT = 1_024;
    private static final Duration WAIT_FOR_ROOM = Duration.ofSeconds(10);

    private final KafkaProducer<String, byte[]> producer;
    private final int partitions;
    private final Semaphore room = new Semaphore(BYTES_UNDER_WAY_MAX / BYTES_PER_PERMIT, true);
    private final ThreadLocal<FeedPackCodec> codecs = ThreadLocal.withInitial(FeedPackCodec::new);

    KafkaFeedPacks(KafkaAccess access) {
        this.partitions = access.feedPartitions();
        Properties properties = access.producer();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(512 * 1024));
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Integer.toString(64 * 1024 * 1024));
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(WAIT_FOR_ROOM.toMillis()));
        this.producer = new KafkaProducer<>(properties);
    }

    /** Only if it was ever used. */
    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        producer.close(Duration.ofSeconds(5));
    }

    @Override
    public int routes() {
        return partitions;
    }

    @Override
    public CompletionStage<Void> append(FeedPack pack, int route) {
        byte[] body = codecs.get().write(pack);
        int permits = body.length / BYTES_PER_PERMIT + 1;
        try {
            if (!room.tryAcquire(permits, WAIT_FOR_ROOM.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Overloaded("the log takes no more for now");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Overloaded("stopping");
        }
        var durable = new CompletableFuture<Void>();
        try {
            producer.send(new ProducerRecord<>(TOPIC, route, pack.operatorId(), body), (metadata, failure) -> {
                room.release(permits);
                if (failure == null) {
                    durable.complete(null);
                } else {
                    LOG.warnf("a pack was not taken by the log: %s", failure.getMessage());
                    durable.completeExceptionally(failure);
                }
            });
        } catch (KafkaException refused) {
            room.release(permits);
            LOG.warnf("the log takes nothing for now: %s", refused.getMessage());
            throw new Overloaded("the log takes nothing for now");
        }
        return durable;
    }
}
