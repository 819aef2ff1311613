package city.statictraffic.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A whole instance for a test: the same supervisor and the same processes as behind {@code bin/start}, in a state folder
 * of its own and on ports of its own. It ends with the test's JVM, however that ends.
 *
 * <pre>{@code
 * try (var instance = TestInstance.builder().start()) {
 *     var token = instance.token("operator-a-feed");
 *     instance.kill("kafka");
 *     instance.awaitReady(Duration.ofSeconds(60));
 * }
 * }</pre>
 *
 * <p>What it runs must have been built ({@code mvn package}), and the cache must hold the identity provider: {@code
 * bin/start} puts it there the first time.
 */
public final class TestInstance implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(6);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(120);
    private static final int SHOWN_OUTPUT = 4000;

    private final Path home;
    private final StateFolder state;
    private final boolean ownsState;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final Addresses addresses;
    private @Nullable Process supervisor;

    private TestInstance(Builder builder) {
        this.home = builder.home == null ? findHome() : builder.home;
        this.ownsState = builder.state == null;
        this.state = new StateFolder(builder.state == null ? newStateFolder() : builder.state);
        this.environment = Map.copyOf(builder.environment);
        Ports ports = builder.ports == null ? Ports.anyFree() : builder.ports;
        this.addresses = new Addresses(ports, null);
        var all = new ArrayList<String>(List.of(
                "start",
                "--state",
                state.path().toString(),
                "--end-with-input",
                "--port",
                "" + ports.platform(),
                "--keycloak-port",
                "" + ports.keycloak(),
                "--kafka-port",
                "" + ports.kafka(),
                "--kafka-controller-port",
                "" + ports.kafkaController(),
                "--pg-port",
                "" + ports.postgres()));
        if (!builder.demo) {
            all.add("--no-demo");
        }
        if (!builder.platform) {
            all.add("--no-platform");
        }
        all.addAll(builder.more);
        this.arguments = List.copyOf(all);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What may be said about an instance before it starts. The default: no demo city, a temporary state folder. */
    public static final class Builder {
        private @Nullable Path home;
        private @Nullable Path state;
        private @Nullable Ports ports;
        private boolean demo;
        private boolean platform = true;
        private final List<String> more = new ArrayList<>();
        private final Map<String, String> environment = new java.util.HashMap<>();

        private Builder() {}

        /** The repository's root; found by itself from the working directory. */
        public Builder home(Path folder) {
            home = folder;
            return this;
        }

        /** A folder that is kept at the end. */
        public Builder state(Path folder) {
            state = folder;
            return this;
        }

        public Builder ports(Ports fixed) {
            ports = fixed;
            return this;
        }

        public Builder withDemo() {
            demo = true;
            return this;
        }

        /** The backing services alone. */
        public Builder withoutPlatform() {
            platform = false;
            return this;
        }

        /** More options of {@code bin/start}, such as {@code --bikes 1000}. */
        public Builder options(String... options) {
            more.addAll(List.of(options));
            return this;
        }

        /** Variables of the platform's environment: names that begin with PLATFORM_ or QUARKUS_, and CITY_PROFILE. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Returns once it is ready. */
        public TestInstance start() {
            var instance = new TestInstance(this);
            try {
                instance.start();
            } catch (RuntimeException e) {
                instance.close();
                throw e;
            }
            return instance;
        }
    }

    private static Path newStateFolder() {
        try {
            Path folder = Files.createTempDirectory("static-traffic-test");
            // Marked before the start: whoever looks into a state folder makes folders in it, and the supervisor takes
            // no folder that has content but no mark.
            Files.createFile(folder.resolve(StateFolder.MARKER));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path findHome() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("bin/start"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "not inside the repository: " + Path.of("").toAbsolutePath());
    }

    /** Starts it, again as well after {@link #stop()} or after the supervisor was killed. */
    public void start() {
        Path output = state.path().resolveSibling(state.path().getFileName() + ".out");
        try {
            var command = new ArrayList<>(program(home));
            command.addAll(arguments);
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            supervisor = process;
            long end = System.nanoTime() + START_LIMIT.toNanos();
            while (!isReady(process)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    String said = Files.readString(output);
                    process.destroy();
                    throw new IllegalStateException("the instance did not start:\n"
                            + said.substring(Math.max(0, said.length() - SHOWN_OUTPUT)));
                }
                Signals.pause(Duration.ofMillis(100));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> program(Path home) {
        Path target = home.resolve("bootstrap/standalone/target");
        String jar = target.resolve("standalone-" + Versions.ofThisBuild().platform() + ".jar")
                .toString();
        return Jvm.command(
                List.of(
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dstatic-traffic.home=" + home),
                List.of("-cp", jar + ":" + target.resolve("lib") + "/*", Main.class.getName()));
    }

    private boolean isReady(Process process) {
        return Files.exists(state.readyFile())
                && ProcessIdentity.read(state.pidFile(Supervisor.NAME))
                        .filter(identity -> identity.pid() == process.pid())
                        .isPresent();
    }

    /** Stops it in an orderly way; the state stays. */
    public void stop() {
        Process process = supervisor;
        if (process == null) {
            return;
        }
        ProcessIdentity.of(process.pid()).ifPresent(identity -> Signals.end(identity, Signals.Signal.TERM, STOP_LIMIT));
        supervisor = null;
    }

    @Override
    public void close() {
        stop();
        Supervisor.endLeftovers(state);
        if (ownsState) {
            try {
                StateFolder.deleteTree(state.path());
                Files.deleteIfExists(state.path().resolveSibling(state.path().getFileName() + ".out"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public Path stateFolder() {
        return state.path();
    }

    public Path logs() {
        return state.logs();
    }

    public URI baseUrl() {
        return URI.create(addresses.publicUrl());
    }

    public URI realmUrl() {
        return URI.create(addresses.realmUrl());
    }

    public Ports ports() {
        return addresses.ports();
    }

    /** The certificate of the authority, PEM. */
    public Path caPem() {
        return state.tls().resolve("ca.pem");
    }

    /** Trusts this instance and nothing else. */
    public SSLContext sslContext() {
        return LocalHttp.trusting(caPem());
    }

    /** A fresh access token of an account such as {@code city} or of a client such as {@code operator-a-feed}. */
    public String token(String account) {
        return new Tokens(state, addresses, new LocalHttp(caPem())).token(account);
    }

    public String password(String account) {
        return secrets().account(account);
    }

    private Secrets secrets() {
        return Secrets.openOrMake(state.secrets());
    }

    public String jdbcUrl() {
        return EmbeddedPostgres.jdbcUrl(addresses.ports().postgres(), "platform");
    }

    public String jdbcUser() {
        return "platform";
    }

    public String jdbcPassword() {
        return secrets().internal(Secrets.Internal.POSTGRES_PLATFORM);
    }

    public String kafkaBootstrap() {
        return addresses.kafkaBootstrap();
    }

    /** Client settings for {@code platform}, {@code operator-a}, {@code operator-b} or {@code operator-c}. */
    public Map<String, String> kafkaClientSettings(String user) {
        return KafkaBroker.clientSettings(
                addresses.ports().kafka(), caPem(), user, secrets().kafkaUser(user));
    }

    /** @param name postgres, kafka, keycloak, platform, demo-city or supervisor; empty while it is not running */
    public Optional<Long> pid(String name) {
        return ProcessIdentity.read(state.pidFile(name))
                .filter(ProcessIdentity::isAlive)
                .map(ProcessIdentity::pid);
    }

    /** SIGKILL. The supervisor starts it again at once, except if it is the supervisor itself. */
    public void kill(String name) {
        long pid = pid(name).orElseThrow(() -> new IllegalStateException(name + " is not running"));
        ProcessIdentity process = ProcessIdentity.of(pid).orElseThrow();
        Signals.send(pid, Signals.Signal.KILL);
        Signals.await(() -> !process.isAlive(), Duration.ofSeconds(10));
    }

    /** SIGKILL, and not started again until {@link #release}. */
    public void hold(String name) {
        try {
            StateFolder.writeWhole(state.holdFile(name), "held\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kill(name);
    }

    public void release(String name) {
        try {
            Files.deleteIfExists(state.holdFile(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command said, errors too, and its exit code. */
    public record Said(int exitCode, String text) {}

    /** Runs what is behind {@code bin/backup}, {@code bin/restore} and {@code bin/drill}, in a process of its own. */
    public Said run(String... command) {
        try {
            var all = new ArrayList<>(program(home));
            all.addAll(List.of(command));
            Path output = Files.createTempFile("static-traffic-command", ".out");
            try {
                int exitCode = new ProcessBuilder(all)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start()
                        .waitFor();
                return new Said(exitCode, Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Looks into a database. */
    @FunctionalInterface
    public interface Look<T> {
        T into(java.sql.Connection connection) throws java.sql.SQLException;
    }

    /** The platform's database of a state folder in which nothing runs. */
    public static <T> T look(Path stateFolder, Look<T> look) {
        try (var source = SourceServer.open(new StateFolder(stateFolder), Main.cache());
                var connection = source.connect("platform")) {
            return look.into(connection);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until everything works again: health, login, map. */
    public void awaitReady(Duration patience) {
        var http = new LocalHttp(caPem());
        var readiness = new Readiness(addresses, http, new Tokens(state, addresses, http));
        if (!Signals.await(() -> readiness.missing().isEmpty(), patience)) {
            throw new IllegalStateException("not ready: " + readiness.missing());
        }
    }
}
