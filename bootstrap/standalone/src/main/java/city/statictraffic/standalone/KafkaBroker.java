package city.statictraffic.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The message broker: one node that is broker and controller, with authentication on both listeners.
 *
 * <p>An acknowledged record is in the operating system's page cache: it survives the death of the broker's process, not
 * a loss of power. {@code KAFKA_FLUSH_MESSAGES} makes the broker flush after so many records, at a price in throughput.
 */
final class KafkaBroker {
    static final String NAME = "kafka";
    static final String ADMIN_USER = "broker";
    private static final int NODE_ID = 1;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final String SCRAM = "SCRAM-SHA-512";

    private final StateFolder state;
    private final Ports ports;
    private final Secrets secrets;
    private final LocalAuthority authority;

    KafkaBroker(StateFolder state, Ports ports, Secrets secrets, LocalAuthority authority) {
        this.state = state;
        this.ports = ports;
        this.secrets = secrets;
        this.authority = authority;
    }

    ManagedProcess.Spec spec() {
        return new ManagedProcess.Spec(NAME, this::launch, Signals.Signal.TERM, STOP_LIMIT);
    }

    private Path data() {
        return state.kafka().resolve("data");
    }

    /** Formats the storage if it is not there yet. */
    void prepare() {
        state.folder("kafka");
        if (Files.isDirectory(data())) {
            return;
        }
        Path partial = state.kafka().resolve("data.partial");
        try {
            StateFolder.deleteTree(partial);
            var formatter = new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(partial.toString())
                    .addDirectory(partial.toString())
                    .setScramArguments(List.of(SCRAM + "=[name=" + ADMIN_USER + ",password="
                            + secrets.internal(Secrets.Internal.KAFKA_BROKER) + "]"));
            formatter.run();
            Files.move(partial, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (Exception e) {
            throw new Unable(
                    "无法准备消息目录 " + data() + "，请检查磁盘空间和权限。",
                    "The message folder " + data() + " cannot be prepared; look at disk space and permissions.",
                    e);
        }
    }

    private Spawner.Launch launch() {
        Path file = state.kafka().resolve("server.properties");
        try {
            StateFolder.writeWhole(
                    file,
                    settings().entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        List<String> command = Jvm.command(
                List.of(
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+UseG1GC",
                        "-XX:MaxGCPauseMillis=20",
                        "-Dlog4j2.configurationFile=classpath:broker-log4j2.properties",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"),
                List.of("-cp", Jvm.ownClassPath(), "kafka.Kafka", file.toString()));
        return new Spawner.Launch(command, Map.of(), state.kafka(), false, Signals.Signal.TERM);
    }

    private Map<String, String> settings() {
        var s = new LinkedHashMap<String, String>();
        s.put("process.roles", "broker,controller");
        s.put("node.id", Integer.toString(NODE_ID));
        s.put("controller.quorum.voters", NODE_ID + "@localhost:" + ports.kafkaController());
        s.put(
                "listeners",
                "CLIENTS://127.0.0.1:" + ports.kafka() + ",CONTROLLER://127.0.0.1:" + ports.kafkaController());
        s.put("advertised.listeners", "CLIENTS://localhost:" + ports.kafka());
        s.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:SSL");
        s.put("inter.broker.listener.name", "CLIENTS");
        s.put("controller.listener.names", "CONTROLLER");
        s.put("log.dirs", data().toString());

        s.put("sasl.enabled.mechanisms", SCRAM);
        s.put("sasl.mechanism.inter.broker.protocol", SCRAM);
        s.put(
                "listener.name.clients.scram-sha-512.sasl.jaas.config",
                jaas(ADMIN_USER, secrets.internal(Secrets.Internal.KAFKA_BROKER)));
        s.put("ssl.keystore.type", "PEM");
        s.put("ssl.keystore.location", authority.brokerPem().toString());
        s.put("ssl.truststore.type", "PEM");
        s.put("ssl.truststore.location", authority.caPem().toString());
        // The controller knows no passwords yet when it starts: it asks for the broker's certificate.
        s.put("listener.name.controller.ssl.client.auth", "required");
        s.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        s.put("allow.everyone.if.no.acl.found", "false");
        s.put("super.users", "User:" + ADMIN_USER + ";User:" + LocalAuthority.BROKER_NAME);

        s.put("auto.create.topics.enable", "false");
        s.put("default.replication.factor", "1");
        s.put("min.insync.replicas", "1");
        s.put("offsets.topic.replication.factor", "1");
        s.put("offsets.topic.num.partitions", "8");
        s.put("transaction.state.log.replication.factor", "1");
        s.put("transaction.state.log.min.isr", "1");
        s.put("transaction.state.log.num.partitions", "8");
        s.put("share.coordinator.state.topic.replication.factor", "1");
        s.put("share.coordinator.state.topic.min.isr", "1");
        s.put("group.initial.rebalance.delay.ms", "0");
        s.put("log.retention.check.interval.ms", "300000");
        s.put("num.recovery.threads.per.data.dir", "2");
        s.put("num.network.threads", "3");
        s.put("num.io.threads", "4");
        s.put("log.cleaner.dedupe.buffer.size", Integer.toString(32 << 20));
        // Index files are allocated whole: small segments keep forty empty partitions from taking most of a gigabyte.
        s.put("log.segment.bytes", Integer.toString(256 << 20));
        s.put("log.index.size.max.bytes", Integer.toString(2 << 20));
        s.put("connections.max.idle.ms", "600000");
        String flush = System.getenv("KAFKA_FLUSH_MESSAGES");
        if (flush != null && !flush.isBlank()) {
            s.put("log.flush.interval.messages", flush.strip());
        }
        return s;
    }

    static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    /** What a client needs to connect as the given user. */
    static Map<String, String> clientSettings(int port, Path caPem, String user, String password) {
        return Map.of(
                "bootstrap.servers",
                "localhost:" + port,
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                SCRAM,
                "sasl.jaas.config",
                jaas(user, password),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                caPem.toString());
    }
}
