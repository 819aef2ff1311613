package city.statictraffic.adapter.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How this platform reaches the broker: one account, TLS, SCRAM. */
@ConfigMapping(prefix = "platform.kafka")
public interface KafkaAccess {
    String bootstrap();

    String user();

    String password();

    /** A PEM file with the authority the broker's certificate is signed by. */
    String ca();

    @WithDefault("8")
    int feedPartitions();

    /** What every client needs. */
    default Properties client() {
        var properties = new Properties();
        properties.put("bootstrap.servers", bootstrap());
        properties.put("security.protocol", "SASL_SSL");
        properties.put("sasl.mechanism", "SCRAM-SHA-512");
        properties.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user()
                        + "\" password=\"" + password() + "\";");
        properties.put("ssl.truststore.type", "PEM");
        properties.put("ssl.truststore.location", ca());
        return properties;
    }

    /** Idempotent, acknowledged by all: what it reports as sent is kept, once and in order. */
    default Properties producer() {
        Properties properties = client();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(4 * 1024 * 1024));
        return properties;
    }

    /** Shares the partitions with the group's other members; commits nothing by itself. */
    default Properties consumer(String group) {
        Properties properties = reader(group);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return properties;
    }

    /** Reads what it is told to from where it is told to, beside all others. */
    default Properties reader(String name) {
        Properties properties = client();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return properties;
    }
}
