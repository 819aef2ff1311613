package city.statictraffic.adapter.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What operations ask of the broker now and then. Blocks, for a few seconds at most. */
@ApplicationScoped
public class KafkaWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Admin admin;

    KafkaWatch(KafkaAccess access) {
        Properties properties = access.client();
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "platform.watch");
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        this.admin = Admin.create(properties);
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }

    /** How many brokers there are; throws if none answers. */
    public int brokers() {
        return answer(admin.describeCluster().nodes()).size();
    }

    /** By topic and partition, how many messages a group has not yet taken; empty for one that never took any. */
    public Map<String, Long> behind(String group) {
        Map<TopicPartition, OffsetAndMetadata> taken =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var ends = answer(admin.listOffsets(
                        taken.keySet().stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                .all());
        var behind = new TreeMap<String, Long>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata offset = taken.get(partition);
            if (offset != null) {
                behind.put(partition.toString(), Math.max(0, end.offset() - offset.offset()));
            }
        });
        return behind;
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            throw new IllegalStateException("the broker does not answer", silent);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopping", stopping);
        }
    }
}
