package city.statictraffic.acceptance;

import static city.statictraffic.acceptance.Records.NOW;
import static city.statictraffic.acceptance.Records.freshId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B01")
@Tag("N03")
@Order(30)
@ExtendWith(Product.class)
class KafkaRightsTest {
    private static Map<String, Object> settings(String user) {
        var settings = new HashMap<String, Object>(Product.instance().kafkaClientSettings(user));
        settings.put("request.timeout.ms", "8000");
        settings.put("delivery.timeout.ms", "15000");
        settings.put("default.api.timeout.ms", "10000");
        settings.put("max.block.ms", "10000");
        settings.put("enable.idempotence", "false");
        return settings;
    }

    private static KafkaProducer<byte[], byte[]> producer(String user) {
        return new KafkaProducer<>(settings(user), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operator.operator-b.feeds.in",
                "operator.operator-b.feeds.verdicts",
                "operator.operator-b.notices",
                "operator.operator-a.feeds.verdicts",
                "operator.operator-a.notices",
                "bike-fleet.feeds.v1",
                "bike-fleet.events.v1",
                "patrol-impound.events.v1",
                "__consumer_offsets",
                "a-new-topic"
            })
    void an_operator_cannot_write_where_it_has_no_business(String topic) {
        try (var producer = producer("operator-a")) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1}))
                            .get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operator.operator-b.feeds.in",
                "operator.operator-b.feeds.verdicts",
                "operator.operator-b.notices",
                "bike-fleet.feeds.v1",
                "bike-fleet.events.v1",
                "patrol-impound.events.v1",
                "__consumer_offsets"
            })
    void an_operator_cannot_read_where_it_has_no_business(String topic) {
        try (var consumer = consumer(settings("operator-a"))) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            assertThatThrownBy(() -> {
                        consumer.seekToBeginning(List.of(partition));
                        consumer.poll(Duration.ofSeconds(10));
                    })
                    .isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void an_operator_sees_no_topics_of_others_and_joins_no_group_of_others() throws Exception {
        try (var admin = Admin.create(settings("operator-a"))) {
            assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("operator.operator-a."));
        }
        Map<String, Object> foreign = settings("operator-a");
        foreign.put("group.id", "operator.operator-b.reader");
        try (var consumer = consumer(foreign)) {
            consumer.subscribe(List.of("operator.operator-a.notices"));
            assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(15))).isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void a_wrong_password_is_no_way_in() {
        Map<String, Object> wrong = settings("operator-a");
        wrong.computeIfPresent(
                "sasl.jaas.config",
                (name, value) -> value.toString().replaceAll("password=\"[^\"]*\"", "password=\"wrong\""));
        try (var admin = Admin.create(wrong)) {
            assertThatThrownBy(() -> admin.listTopics().names().get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void what_an_operator_sends_to_its_own_topic_is_judged_and_the_verdict_comes_back() throws Exception {
        String bike = freshId();
        UUID batch = UUID.randomUUID();
        byte[] body = (Records.position(bike, NOW) + "\n{}\n").getBytes(StandardCharsets.UTF_8);
        try (var producer = producer("operator-a");
                var consumer = consumer(settings("operator-a"))) {
            var record = new ProducerRecord<byte[], byte[]>("operator.operator-a.feeds.in", null, body);
            record.headers().add("kind", "positions".getBytes(StandardCharsets.UTF_8));
            record.headers().add("batch-id", batch.toString().getBytes(StandardCharsets.UTF_8));
            var sent = producer.send(record).get(20, TimeUnit.SECONDS);
            var verdicts = new TopicPartition("operator.operator-a.feeds.verdicts", 0);
            consumer.assign(List.of(verdicts));
            consumer.seekToBeginning(List.of(verdicts));
            JsonNode[] found = new JsonNode[1];
            Records.await("the verdict", Duration.ofSeconds(30), () -> {
                consumer.poll(Duration.ofMillis(300)).forEach(each -> {
                    JsonNode verdict = Http.parse(new String(each.value(), StandardCharsets.UTF_8));
                    if (verdict.path("offset").asLong(-1) == sent.offset()
                            && verdict.path("partition").asInt(-1) == sent.partition()) {
                        found[0] = verdict;
                    }
                });
                return found[0] != null;
            });
            assertThat(found[0].path("received").asInt())
                    .as(found[0].toString())
                    .isEqualTo(2);
            assertThat(found[0].path("accepted").asInt()).isEqualTo(1);
            assertThat(found[0].path("rejections").get(0).path("code").asText()).isEqualTo("feed.field-missing");
            assertThat(found[0].path("senderBatchId").asText()).isEqualTo(batch.toString());
        }
        Records.await(
                "the position",
                Duration.ofSeconds(20),
                () -> Product.http()
                        .get("/api/v1/bike-fleet/bikes/operator-a/" + bike, Product.token("operator-a"))
                        .json()
                        .path("last")
                        .has("state"));
    }
}
