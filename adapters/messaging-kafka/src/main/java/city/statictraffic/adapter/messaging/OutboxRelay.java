package city.statictraffic.adapter.messaging;

import city.statictraffic.kernel.event.OutboxQueue;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jboss.logging.Logger;

/** Sends what the outbox holds, keyed by aggregate, with an idempotent producer; at least once, in order. */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int LATE = 1_000;
    private static final long IDLE_MILLIS = 100;
    private static final long BROKEN_MILLIS = 1_000;

    private final OutboxQueue queue;
    private final KafkaAccess access;
    private final PublishSpans spans;
    private volatile boolean running;
    private Thread thread = new Thread();

    OutboxRelay(OutboxQueue queue, KafkaAccess access, Tracer tracer) {
        this.spans = new PublishSpans(tracer);
        this.queue = queue;
        this.access = access;
    }

    void start(@Observes @Priority(LATE) StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(5_000);
    }

    private void run() {
        Properties properties = access.producer();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        // A topic that is not there must not keep the others waiting for long.
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000");
        try (var producer = new KafkaProducer<String, byte[]>(properties)) {
            while (running) {
                long pause = 0;
                try {
                    if (queue.drain(messages -> send(producer, messages)) == 0) {
                        pause = IDLE_MILLIS;
                    }
                } catch (RuntimeException broken) {
                    if (running) {
                        LOG.warnf("the outbox waits: %s", Failures.rootMessage(broken));
                    }
                    pause = BROKEN_MILLIS;
                }
                if (pause > 0) {
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, List<OutboxQueue.Message> messages) {
        var acknowledgements = new ArrayList<Future<?>>(messages.size());
        var begun = new ArrayList<Span>();
        for (OutboxQueue.Message message : messages) {
            var record = new ProducerRecord<String, byte[]>(
                    message.topic(), message.key(), message.body().getBytes(StandardCharsets.UTF_8));
            record.headers()
                    .add(new RecordHeader(
                            "event-id", message.eventId().toString().getBytes(StandardCharsets.UTF_8)))
                    .add(new RecordHeader("type", message.type().getBytes(StandardCharsets.UTF_8)));
            spans.begin(message, record.headers()).ifPresent(begun::add);
            acknowledgements.add(producer.send(record));
        }
        producer.flush();
        begun.forEach(Span::end);
        for (Future<?> acknowledgement : acknowledgements) {
            try {
                acknowledgement.get();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("the broker did not take a message", failed.getCause());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopping", stopping);
            }
        }
    }
}
