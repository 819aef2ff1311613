package city.statictraffic.adapter.persistence;

import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.event.IntegrationEvent;
import city.statictraffic.kernel.event.Outbox;
import city.statictraffic.kernel.id.IdSource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Rows of the outbox. The envelope is the published one: {@code {eventId, type, occurredAt, aggregateId, data}}. Events go
 * to their context's topic unless another one is named, as for notices to one operator.
 */
@ApplicationScoped
public class PgOutbox implements Outbox {
    public static final int BUCKETS = 16;
    private static final String INSERT_BY_JDBC =
            "INSERT INTO platform.outbox (event_id, bucket, topic, aggregateid, type, payload, traceparent)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    static final String INSERT =
            "INSERT INTO platform.outbox (event_id, bucket, topic, aggregateid, type, payload, traceparent)"
                    + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, ''))";

    private record Row(
            UUID eventId,
            int bucket,
            String topic,
            String aggregateId,
            String type,
            String payload,
            String traceparent) {}

    private final PgSessions sessions;
    private final ObjectMapper json;
    private final IdSource ids;
    private final InstantSource clock;

    PgOutbox(PgSessions sessions, ObjectMapper json, IdSource ids, InstantSource clock) {
        this.sessions = sessions;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> append(List<? extends IntegrationEvent> events) {
        CompletionStage<Void> done = Stages.done();
        for (IntegrationEvent event : events) {
            done = done.thenCompose(ignored -> insert(row(event, topicOf(event))));
        }
        return done;
    }

    /** Appends a message to a topic of its own. */
    public CompletionStage<Void> append(IntegrationEvent event, String topic) {
        return insert(row(event, topic));
    }

    /** Appends within the transaction of a connection, for those who land or save many rows at once. */
    public void append(Connection connection, List<? extends IntegrationEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_BY_JDBC)) {
            for (IntegrationEvent event : events) {
                Row row = row(event, topicOf(event));
                insert.setObject(1, row.eventId());
                insert.setInt(2, row.bucket());
                insert.setString(3, row.topic());
                insert.setString(4, row.aggregateId());
                insert.setString(5, row.type());
                insert.setString(6, row.payload());
                insert.setString(7, row.traceparent().isEmpty() ? null : row.traceparent());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private Row row(IntegrationEvent event, String topic) {
        UUID eventId = ids.next();
        ObjectNode envelope = json.createObjectNode();
        envelope.put("eventId", eventId.toString());
        envelope.put("type", event.type());
        envelope.put("occurredAt", clock.instant().toString());
        envelope.put("aggregateId", event.aggregateId());
        ObjectNode data = json.valueToTree(event);
        // Both are part of the envelope, not of the fact.
        data.remove(List.of("type", "aggregateId"));
        envelope.set("data", data);
        try {
            return new Row(
                    eventId,
                    Math.floorMod((topic + event.aggregateId()).hashCode(), BUCKETS),
                    topic,
                    event.aggregateId(),
                    event.type(),
                    json.writeValueAsString(envelope),
                    traceparent());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private CompletionStage<Void> insert(Row row) {
        return sessions.with(session -> session.createNativeQuery(INSERT)
                .setParameter(1, row.eventId())
                .setParameter(2, row.bucket())
                .setParameter(3, row.topic())
                .setParameter(4, row.aggregateId())
                .setParameter(5, row.type())
                .setParameter(6, row.payload())
                .setParameter(7, row.traceparent())
                .executeUpdate()
                .chain(ignored -> Uni.createFrom().voidItem()));
    }

    /** Of the trace under way, empty where there is none. */
    private static String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : "";
    }

    private static String topicOf(IntegrationEvent event) {
        String type = event.type();
        return type.substring(0, type.indexOf('.')) + ".events.v1";
    }
}
