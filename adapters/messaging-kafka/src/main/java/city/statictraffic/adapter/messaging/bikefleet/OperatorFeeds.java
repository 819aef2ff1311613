package city.statictraffic.adapter.messaging.bikefleet;

import city.statictraffic.adapter.messaging.KafkaAccess;
import city.statictraffic.bikefleet.application.feeds.FeedLimits;
import city.statictraffic.bikefleet.application.feeds.TakeInFeed;
import city.statictraffic.bikefleet.application.port.FeedBacklog;
import city.statictraffic.bikefleet.application.port.FeedBatches.Channel;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.application.port.RecordReader;
import city.statictraffic.bikefleet.application.port.RejectionTexts;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.kernel.application.StorageRoom;
import city.statictraffic.kernel.geo.Datum;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Feeds that operators write to their own topics: the same use case as over HTTP, the verdict on the operator's verdict
 * topic. The topic says whose records they are, because only that operator may write to it. A message read again after a
 * crash is a batch resent: its records count as duplicates.
 */
@ApplicationScoped
public class OperatorFeeds {
    private static final Logger LOG = Logger.getLogger(OperatorFeeds.class);
    private static final int LATE = 1_100;
    private static final Pattern TOPIC = Pattern.compile("operator\\.(.+)\\.feeds\\.in");
    private static final String GROUP = "bike-fleet.operator-feeds";
    /** What a sender wrote is sent back only if it is short: a verdict must fit into a message. */
    private static final int ECHO_LENGTH_MAX = 128;

    private static final long BROKEN_MILLIS = 1_000;

    private final KafkaAccess access;
    private final TakeInFeed takeInFeed;
    private final FleetSettings settings;
    private final RejectionTexts texts;
    private final FeedBacklog backlog;
    private final StorageRoom room;
    private final ObjectMapper json;
    private volatile boolean running;
    private Thread thread = new Thread();

    OperatorFeeds(
            KafkaAccess access,
            TakeInFeed takeInFeed,
            FleetSettings settings,
            RejectionTexts texts,
            FeedBacklog backlog,
            StorageRoom room,
            ObjectMapper json) {
        this.access = access;
        this.takeInFeed = takeInFeed;
        this.settings = settings;
        this.texts = texts;
        this.backlog = backlog;
        this.room = room;
        this.json = json;
    }

    void start(
            @Observes @Priority(LATE) StartupEvent event,
            @ConfigProperty(name = "platform.context.bike-fleet") boolean served) {
        if (served) {
            running = true;
            thread = Thread.ofPlatform().name("operator-feeds").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        thread.join(5_000);
    }

    private void run() {
        while (running) {
            Properties properties = access.consumer(GROUP);
            // Each may wait for landing, and all of them together must not outlast the poll interval.
            properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5");
            properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, "30000");
            try (var consumer = new KafkaConsumer<String, byte[]>(properties);
                    var producer = new KafkaProducer<String, byte[]>(access.producer())) {
                consumer.subscribe(TOPIC);
                while (running) {
                    // Behind with landing, or short of disk, what operators send waits in their own topics.
                    if (backlog.packsWaiting() > FeedLimits.PACKS_WAITING_MAX || room.isLow()) {
                        consumer.pause(consumer.assignment());
                    } else {
                        consumer.resume(consumer.paused());
                    }
                    var verdicts = new ArrayList<Future<RecordMetadata>>();
                    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                        answer(producer, record).ifPresent(verdicts::add);
                    }
                    producer.flush();
                    for (Future<RecordMetadata> verdict : verdicts) {
                        verdict.get();
                    }
                    consumer.commitSync();
                }
            } catch (InterruptException stopping) {
                return;
            } catch (RuntimeException | JsonProcessingException | ExecutionException broken) {
                LOG.warnf("operators' topics wait: %s", broken.getMessage());
                pause();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Optional<Future<RecordMetadata>> answer(
            KafkaProducer<String, byte[]> producer, ConsumerRecord<String, byte[]> record)
            throws JsonProcessingException, InterruptedException {
        Matcher topic = TOPIC.matcher(record.topic());
        if (!topic.matches() || settings.findOperator(topic.group(1)).isEmpty()) {
            LOG.warnf("a message on %s belongs to no operator", record.topic());
            return Optional.empty();
        }
        String operatorId = topic.group(1);
        ObjectNode verdict = verdict(operatorId, record);
        verdict.put("topic", record.topic());
        verdict.put("partition", record.partition());
        verdict.put("offset", record.offset());
        header(record, "batch-id")
                .filter(id -> id.length() <= ECHO_LENGTH_MAX)
                .ifPresent(id -> verdict.put("senderBatchId", id));
        String key = record.key();
        return Optional.of(producer.send(new ProducerRecord<>(
                "operator." + operatorId + ".feeds.verdicts",
                key == null || key.length() > ECHO_LENGTH_MAX ? null : key,
                json.writeValueAsBytes(verdict))));
    }

    private ObjectNode verdict(String operatorId, ConsumerRecord<String, byte[]> record) throws InterruptedException {
        Optional<FeedKind> kind = header(record, "kind").flatMap(FeedKind::find);
        String crs = header(record, "crs").orElse(Datum.WGS84.name());
        Optional<Datum> datum = Arrays.stream(Datum.values())
                .filter(each -> each.name().equals(crs))
                .findFirst();
        if (kind.isEmpty() || datum.isEmpty() || record.value() == null) {
            ObjectNode refused = json.createObjectNode();
            refused.put("state", "refused");
            refused.put("code", kind.isEmpty() ? "feed.parameter-unknown" : "feed.crs-unknown");
            return refused;
        }
        var command = new TakeInFeed.Command(
                operatorId, kind.get(), datum.get(), RecordReader.Format.NDJSON, false, true, false, Channel.KAFKA);
        try {
            return body(takeInFeed
                    .handle(command, source(record.value()))
                    .toCompletableFuture()
                    .get());
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private ObjectNode body(TakeInFeed.Answer answer) {
        if (answer.end() == TakeInFeed.End.NOT_DURABLE || answer.end() == TakeInFeed.End.TOO_BUSY) {
            // Not committed, so it is read again.
            throw new IllegalStateException("a batch could not be made durable");
        }
        ObjectNode body = json.createObjectNode();
        body.put("batchId", answer.batchId().toString());
        body.put("kind", answer.kind().path());
        body.put(
                "receivedAt",
                Instant.EPOCH.plus(answer.receivedAtMicros(), ChronoUnit.MICROS).toString());
        body.put("state", answer.state());
        body.put("received", answer.received());
        body.put("accepted", answer.accepted());
        body.put("duplicates", answer.duplicates());
        body.put("rejected", answer.rejected());
        body.put("rejectionsTruncated", answer.rejectionsTruncated());
        body.put("processedThroughLine", answer.processedThroughLine());
        var lines = body.putArray("rejections");
        answer.rejections().stream().limit(FeedLimits.REJECTIONS_INLINE_MAX).forEach(each -> {
            var field = each.rejection().field();
            lines.addObject()
                    .put("line", each.line())
                    .put("code", each.rejection().reason().code())
                    .put("field", field == null ? null : field.wireName())
                    .put("message", texts.message(each.rejection(), "zh-CN"));
        });
        return body;
    }

    private static RecordReader.ByteSource source(byte[] body) {
        var position = new int[1];
        return (into, offset, length) -> {
            if (position[0] == body.length) {
                return -1;
            }
            int count = Math.min(length, body.length - position[0]);
            System.arraycopy(body, position[0], into, offset, count);
            position[0] += count;
            return count;
        };
    }

    private static Optional<String> header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static void pause() {
        try {
            Thread.sleep(BROKEN_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
