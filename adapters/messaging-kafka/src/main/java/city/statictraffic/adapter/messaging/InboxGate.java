package city.statictraffic.adapter.messaging;

import city.statictraffic.kernel.application.Inbox;
import city.statictraffic.kernel.application.Stages;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * From an envelope to the reaction it is for: each event takes effect once, and one whose effect fails is tried again until
 * it succeeds, because later events of the same aggregate rest on it. What cannot be read at all is logged and passed over;
 * it stays in its topic.
 */
@ApplicationScoped
public class InboxGate {
    private static final Logger LOG = Logger.getLogger(InboxGate.class);

    /** What a consumer does with one type of event. */
    public record Route<T>(String type, Class<T> as, Function<T, CompletionStage<Void>> effect) {}

    private final Inbox inbox;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    InboxGate(Inbox inbox, ObjectMapper json, MeterRegistry metrics) {
        this.inbox = inbox;
        this.metrics = metrics;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public Uni<Void> pass(String consumer, String body, List<Route<?>> routes) {
        JsonNode envelope;
        String type;
        UUID eventId;
        try {
            envelope = json.readTree(body);
            type = envelope.path("type").asText();
            eventId = UUID.fromString(envelope.path("eventId").asText());
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            // What a parser says of a text quotes it.
            LOG.errorf("%s passed over a message that is no event", consumer);
            metrics.counter("inbox.unreadable", "consumer", consumer).increment();
            return Uni.createFrom().voidItem();
        }
        for (Route<?> route : routes) {
            if (route.type().equals(type)) {
                return through(consumer, eventId, envelope.path("data"), route);
            }
        }
        return Uni.createFrom().voidItem();
    }

    private <T> Uni<Void> through(String consumer, UUID eventId, JsonNode data, Route<T> route) {
        T event;
        try {
            event = json.treeToValue(data, route.as());
        } catch (JsonProcessingException unreadable) {
            LOG.errorf("%s passed over event %s (%s), which does not read as one", consumer, eventId, route.type());
            metrics.counter("inbox.unreadable", "consumer", consumer).increment();
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(() -> inbox.once(
                        consumer, eventId, () -> route.effect().apply(event).thenCompose(ignored -> Stages.done())))
                .onFailure()
                .invoke(failure -> {
                    LOG.warnf("%s tries event %s again: %s", consumer, eventId, Failures.rootMessage(failure));
                    metrics.counter("inbox.failures", "consumer", consumer).increment();
                })
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(10))
                .indefinitely();
    }
}
