package city.statictraffic.kernel.event;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The sending side of the outbox. Aggregates are hashed into buckets; a bucket is held by one sender at a time, so the
 * messages of an aggregate leave in the order they were written.
 */
public interface OutboxQueue {
    /** One message as it goes on the wire; {@code body} is JSON, {@code traceparent} the W3C one of the trace it belongs to. */
    record Message(UUID eventId, String topic, String key, String type, String body, Optional<String> traceparent) {}

    /** Sends a batch and returns when the broker has acknowledged all of it; throws when it has not. */
    @FunctionalInterface
    interface Sender {
        void send(List<Message> messages);
    }

    /** Sends what is pending, up to a batch for each bucket that is free; returns how many were sent. Blocks. */
    int drain(Sender sender);
}
