package city.statictraffic.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The same load and the same kills for {@link NaiveConsumer}: a log that acknowledges, and a process that writes. */
final class NaiveTwin implements AutoCloseable {
    static final String TABLE = "naive_twin.position";
    private static final Duration AT_WORK = Duration.ofMinutes(2);

    private final String prefix;
    private final String topic;
    private final Path settings;
    private final Path output;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicBoolean loading = new AtomicBoolean(true);
    private final Thread keeper;
    private final Thread loader;
    private volatile Process consumer;

    NaiveTwin(String prefix, Path folder, Connection connection) throws IOException, SQLException {
        this.prefix = prefix;
        this.topic = "bike-fleet.naive-twin-" + prefix;
        this.output = folder.resolve("naive-consumer.log");
        this.settings = Files.createTempFile(folder, "naive", ".properties");
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS naive_twin");
            statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE + " (bike_id text NOT NULL)");
        }
        Map<String, String> client = Product.instance().kafkaClientSettings("platform");
        var properties = new Properties();
        properties.putAll(client);
        properties.putAll(Map.of(
                "group.id",
                topic,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false",
                "session.timeout.ms",
                "6000",
                "heartbeat.interval.ms",
                "1000"));
        properties.putAll(Map.of(
                "topic",
                topic,
                "table",
                TABLE,
                "jdbc.url",
                Product.instance().jdbcUrl(),
                "jdbc.user",
                Product.instance().jdbcUser(),
                "jdbc.password",
                Product.instance().jdbcPassword()));
        try (var writer = Files.newBufferedWriter(settings)) {
            properties.store(writer, null);
        }
        var sending = new HashMap<String, Object>(client);
        sending.put("acks", "all");
        try (var admin = org.apache.kafka.clients.admin.Admin.create(new HashMap<String, Object>(client))) {
            admin.createTopics(java.util.List.of(new org.apache.kafka.clients.admin.NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
        this.producer = new KafkaProducer<>(sending, new ByteArraySerializer(), new ByteArraySerializer());
        this.consumer = launch();
        this.keeper = Thread.ofVirtual().start(this::keep);
        this.loader = Thread.ofVirtual().start(this::load);
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path", "."),
                        NaiveConsumer.class.getName(),
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    /** Starts it again whenever it has ended, as a supervisor would. */
    private void keep() {
        while (!ending.get()) {
            Records.pause(300);
            if (!consumer.isAlive() && !ending.get()) {
                try {
                    consumer = launch();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }

    private void load() {
        for (int i = 0; loading.get(); i++) {
            String id = prefix + "W" + i;
            producer.send(new ProducerRecord<>(topic, id.getBytes(StandardCharsets.UTF_8)), (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.add(id);
                }
            });
            if (i % 40 == 0) {
                Records.pause(20);
            }
        }
    }

    void kill() {
        consumer.destroyForcibly();
    }

    /**
     * Kills it between telling the broker and writing. On a slow machine all other kills may meet it before it has begun: it
     * would have nothing to lose.
     */
    void killAtWork(Connection connection) {
        long before = written(connection);
        Records.await("the naive consumer to be at work", AT_WORK, () -> written(connection) > before);
        kill();
    }

    private long written(Connection connection) {
        try (var query = connection.prepareStatement("SELECT count(*) FROM " + TABLE + " WHERE bike_id LIKE ?")) {
            query.setString(1, prefix + "%");
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    /** No more load; whatever is still in flight is acknowledged or not when this returns. */
    void endLoad() throws InterruptedException {
        loading.set(false);
        loader.join();
        producer.close();
    }

    File output() {
        return output.toFile();
    }

    @Override
    public void close() {
        ending.set(true);
        loading.set(false);
        try {
            keeper.join();
            loader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.destroyForcibly();
        producer.close();
    }
}
