package city.statictraffic.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Users, rights and topics of the broker. Run at each start; what is right already is left alone. */
final class KafkaSetup {
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final int SCRAM_ITERATIONS = 8192;
    private static final String MAX_FEED_MESSAGE_BYTES = Integer.toString(4 << 20);
    private static final String WEEK_MS = Long.toString(Duration.ofDays(7).toMillis());
    private static final String MONTH_MS = Long.toString(Duration.ofDays(30).toMillis());

    static final List<String> PLATFORM_PREFIXES = List.of("bike-fleet.", "patrol-impound.", "operator.");

    record Topic(String name, int partitions, Map<String, String> settings) {}

    private final Secrets secrets;

    private final int port;

    KafkaSetup(Secrets secrets, int port) {
        this.secrets = secrets;
        this.port = port;
    }

    static List<Topic> topics() {
        var feeds = Map.of("retention.ms", WEEK_MS, "max.message.bytes", MAX_FEED_MESSAGE_BYTES);
        var topics = new ArrayList<Topic>();
        topics.add(new Topic("bike-fleet.feeds.v1", 8, feeds));
        // Few and not sent again: each is flushed before it is acknowledged.
        var messages = Map.of("retention.ms", MONTH_MS, "flush.messages", "1");
        topics.add(new Topic("bike-fleet.events.v1", 8, messages));
        topics.add(new Topic("patrol-impound.events.v1", 8, messages));
        for (Demo.Operator operator : Demo.OPERATORS) {
            String prefix = "operator." + operator.id() + ".";
            topics.add(new Topic(prefix + "feeds.in", 4, feeds));
            topics.add(new Topic(prefix + "feeds.verdicts", 1, feeds));
            topics.add(new Topic(prefix + "notices", 1, messages));
        }
        return List.copyOf(topics);
    }

    static List<AclBinding> rights() {
        var rights = new ArrayList<AclBinding>();
        for (String prefix : PLATFORM_PREFIXES) {
            for (ResourceType type : List.of(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.TRANSACTIONAL_ID)) {
                rights.add(allow("platform", type, prefix, PatternType.PREFIXED, AclOperation.ALL));
            }
        }
        for (Demo.Operator operator : Demo.OPERATORS) {
            String prefix = "operator." + operator.id() + ".";
            for (AclOperation operation : List.of(AclOperation.WRITE, AclOperation.DESCRIBE)) {
                rights.add(
                        allow(operator.id(), ResourceType.TOPIC, prefix + "feeds.in", PatternType.LITERAL, operation));
            }
            for (String readable : List.of("feeds.verdicts", "notices")) {
                for (AclOperation operation : List.of(AclOperation.READ, AclOperation.DESCRIBE)) {
                    rights.add(allow(
                            operator.id(), ResourceType.TOPIC, prefix + readable, PatternType.LITERAL, operation));
                }
            }
            rights.add(allow(operator.id(), ResourceType.GROUP, prefix, PatternType.PREFIXED, AclOperation.READ));
        }
        return List.copyOf(rights);
    }

    private static AclBinding allow(
            String user, ResourceType type, String name, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    void awaitAndApply(ManagedProcess process, Map<String, String> adminSettings) {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        var settings = new HashMap<String, Object>(adminSettings);
        settings.put("request.timeout.ms", "5000");
        settings.put("default.api.timeout.ms", "15000");
        settings.put("reconnect.backoff.ms", "100");
        settings.put("reconnect.backoff.max.ms", "300");
        while (true) {
            try {
                Ports.awaitListening(port, Duration.ofSeconds(20));
            } catch (IOException e) {
                refuseIfHopeless(process, end, e);
                continue;
            }
            try (Admin admin = Admin.create(settings)) {
                users(admin);
                aclsExactly(admin, rights());
                topics(admin);
                return;
            } catch (ExecutionException | TimeoutException | KafkaException e) {
                refuseIfHopeless(process, end, e);
                Signals.pause(Duration.ofMillis(200));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unable("已中断。", "Interrupted.", e);
            }
        }
    }

    private static void refuseIfHopeless(ManagedProcess process, long end, Exception e) {
        if (System.nanoTime() > end || process.failures() > 3) {
            throw new Unable(
                    "Kafka 没有启动，原因见 " + process.logFile() + "。",
                    "Kafka did not start; " + process.logFile() + " says why.",
                    e);
        }
    }

    private void users(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        var credentials = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS);
        var wanted = Demo.kafkaUsers().stream()
                .map(user -> new UserScramCredentialUpsertion(user, credentials, secrets.kafkaUser(user)))
                .toList();
        await(admin.alterUserScramCredentials(List.copyOf(wanted)).all());
    }

    private static void aclsExactly(Admin admin, List<AclBinding> wanted)
            throws ExecutionException, InterruptedException, TimeoutException {
        Collection<AclBinding> present =
                await(admin.describeAcls(AclBindingFilter.ANY).values());
        var missing = wanted.stream().filter(right -> !present.contains(right)).toList();
        var surplus = present.stream()
                .filter(right -> !wanted.contains(right))
                .map(AclBinding::toFilter)
                .toList();
        if (!missing.isEmpty()) {
            await(admin.createAcls(missing).all());
        }
        if (!surplus.isEmpty()) {
            await(admin.deleteAcls(surplus).all());
        }
    }

    private static void topics(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        var present = await(admin.listTopics().names());
        var missing = topics().stream()
                .filter(topic -> !present.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.of((short) 1))
                        .configs(topic.settings()))
                .toList();
        if (!missing.isEmpty()) {
            await(admin.createTopics(missing).all());
        }
        var kept = topics().stream()
                .filter(topic -> present.contains(topic.name()))
                .toList();
        if (kept.isEmpty()) {
            return;
        }
        var descriptions = await(
                admin.describeTopics(kept.stream().map(Topic::name).toList()).allTopicNames());
        var more = new HashMap<String, NewPartitions>();
        for (Topic topic : kept) {
            var description = descriptions.get(topic.name());
            if (description != null && description.partitions().size() < topic.partitions()) {
                more.put(topic.name(), NewPartitions.increaseTo(topic.partitions()));
            }
        }
        if (!more.isEmpty()) {
            await(admin.createPartitions(more).all());
        }
        var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        for (Topic topic : kept) {
            changes.put(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                    topic.settings().entrySet().stream()
                            .flatMap(setting -> Stream.of(new AlterConfigOp(
                                    new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET)))
                            .toList());
        }
        await(admin.incrementalAlterConfigs(changes).all());
    }

    private static <T extends @org.jspecify.annotations.Nullable Object> T await(
            org.apache.kafka.common.KafkaFuture<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(20, TimeUnit.SECONDS);
    }
}
