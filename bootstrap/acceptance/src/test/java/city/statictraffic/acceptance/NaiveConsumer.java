package city.statictraffic.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The consumer nobody should write: it tells the broker that records are done before they are. It runs in a process of
 * its own and is killed like the product, so that the kill test is seen to catch what it is there to catch.
 */
final class NaiveConsumer {
    private NaiveConsumer() {}

    private static String required(Properties properties, String name) {
        return Objects.requireNonNull(properties.getProperty(name), name);
    }

    /** @param arguments a file with the Kafka settings and jdbc.url, jdbc.user, jdbc.password, topic, table */
    public static void main(String[] arguments) throws IOException, SQLException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            properties.load(reader);
        }
        var settings = new HashMap<String, Object>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, required(properties, name)));
        settings.keySet().removeIf(name -> name.startsWith("jdbc.") || name.equals("topic") || name.equals("table"));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var connection = DriverManager.getConnection(
                        required(properties, "jdbc.url"),
                        required(properties, "jdbc.user"),
                        required(properties, "jdbc.password"));
                var insert = connection.prepareStatement(
                        "INSERT INTO " + required(properties, "table") + " (bike_id) VALUES (?)")) {
            consumer.subscribe(List.of(required(properties, "topic")));
            while (true) {
                var records = consumer.poll(Duration.ofMillis(500));
                if (!records.isEmpty()) {
                    consumer.commitSync();
                }
                for (var record : records) {
                    insert.setString(1, new String(record.value(), StandardCharsets.UTF_8));
                    insert.executeUpdate();
                }
            }
        }
    }
}
