package city.statictraffic.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.statictraffic.kernel.event.OutboxQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What leaves the outbox, in which order, and what happens when it cannot. */
@Tag("B17")
@Tag("N04")
class PgOutboxQueueTest {
    private static final EmbeddedStore STORE = new EmbeddedStore(List.of("platform"), List.of());

    private final OutboxQueue queue = new PgOutboxQueue(STORE.source());
    private final List<String> sent = new ArrayList<>();

    @BeforeEach
    void empty() {
        STORE.empty("platform");
    }

    private static void message(int bucket, String topic) {
        STORE.execute("INSERT INTO platform.outbox (event_id, bucket, topic, aggregateid, type, payload)" + " VALUES ('"
                + UUID.randomUUID() + "', " + bucket + ", '" + topic + "', 'a', 't', '{}')");
    }

    private static List<String> waiting() {
        return STORE.query("SELECT topic FROM platform.outbox WHERE published_at IS NULL ORDER BY id");
    }

    private void send(List<OutboxQueue.Message> messages) {
        if (messages.stream().anyMatch(message -> message.topic().equals("missing"))) {
            throw new IllegalStateException("no such topic");
        }
        messages.forEach(message -> sent.add(message.topic()));
    }

    @Test
    void a_bucket_leaves_in_the_order_of_writing_and_once() {
        message(3, "one");
        message(3, "two");
        assertThat(queue.drain(this::send)).isEqualTo(2);
        assertThat(sent).containsExactly("one", "two");
        assertThat(queue.drain(this::send)).isZero();
    }

    @Test
    void a_message_that_cannot_be_sent_holds_up_its_own_bucket_only() {
        message(1, "missing");
        message(1, "after");
        message(0, "before");
        message(2, "other");
        for (int round = 0; round < 2; round++) {
            assertThatThrownBy(() -> queue.drain(this::send)).hasMessage("no such topic");
        }
        assertThat(sent).containsExactlyInAnyOrder("before", "other");
        assertThat(waiting()).containsExactly("missing", "after");
    }
}
