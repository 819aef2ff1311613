package city.statictraffic.benchmarks.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The consumer one writes first: a Kafka record a position, read, inserted and committed one by one. It has neither HTTP
 * nor authorisation nor validation in front of it, and is still the slow way.
 */
final class RowByRow implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Platform platform;
    private final Map<String, Integer> operatorNumbers;
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    RowByRow(Platform platform, Map<String, Integer> operatorNumbers) throws InterruptedException, ExecutionException {
        this.platform = platform;
        this.operatorNumbers = operatorNumbers;
        this.topic = "bike-fleet.row-by-row-" + Long.toString(System.currentTimeMillis(), 36);
        var client = new HashMap<String, Object>(platform.instance().kafkaClientSettings("platform"));
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        var sending = new HashMap<>(client);
        sending.put("acks", "all");
        this.producer = new KafkaProducer<>(sending, new ByteArraySerializer(), new ByteArraySerializer());
        var reading = new HashMap<>(client);
        reading.put("group.id", topic);
        reading.put("auto.offset.reset", "earliest");
        reading.put("enable.auto.commit", "false");
        this.consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        consumer.poll(POLL);
    }

    /** Seconds from the first record sent until the last one is committed. */
    double run(Load.Round round, int rows) throws SQLException {
        UUID batch = UUID.randomUUID();
        long start = System.nanoTime();
        int sent = 0;
        for (Load.Body body : round.bodies()) {
            for (String line : new String(body.ndjson(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty() && sent < rows) {
                    producer.send(new ProducerRecord<>(
                            topic,
                            body.operator().getBytes(StandardCharsets.UTF_8),
                            line.getBytes(StandardCharsets.UTF_8)));
                    sent++;
                }
            }
        }
        producer.flush();
        int written = 0;
        try (Connection connection = platform.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO bike_fleet.position ("
                        + Load.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            while (written < sent) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    insert(insert, record, batch, ++written);
                }
                consumer.commitSync();
            }
        }
        return Platform.seconds(start);
    }

    private void insert(PreparedStatement insert, ConsumerRecord<byte[], byte[]> record, UUID batch, int line)
            throws SQLException {
        try {
            JsonNode json = Platform.MAPPER.readTree(record.value());
            insert.setInt(1, operatorNumbers.getOrDefault(new String(record.key(), StandardCharsets.UTF_8), 0));
            insert.setString(2, json.path("bikeId").asText());
            insert.setObject(3, OffsetDateTime.parse(json.path("at").asText()));
            insert.setInt(4, (int) Math.round(json.path("lon").asDouble() * 1e7));
            insert.setInt(5, (int) Math.round(json.path("lat").asDouble() * 1e7));
            insert.setInt(6, json.path("state").asText().equals("parked") ? 0 : 1);
            insert.setFloat(7, (float) json.path("accuracyMetres").asDouble());
            insert.setObject(8, batch);
            insert.setInt(9, line);
            insert.executeUpdate();
        } catch (java.io.IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
