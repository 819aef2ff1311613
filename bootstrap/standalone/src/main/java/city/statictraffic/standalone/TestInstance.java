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
    private final Spawner spawner = new Spawner();
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

    /**
     * One more process of the platform on a port of its own, ready; it ends with this JVM.
     *
     * @param settings variables that go before the instance's own, such as PLATFORM_CONTEXTS or DATABASE_NAME
     */
    public PlatformBeside startBeside(Map<String, String> settings) {
        return new PlatformBeside(spawner, platform(), Ports.anyFree().platform(), settings, new LocalHttp(caPem()));
    }

    /** One more empty database on the instance's server. */
    public void makeDatabase(String name) {
        new EmbeddedPostgres(state, home, addresses.ports().postgres(), secrets()).makeDatabase(name);
    }

    /** The repository's root. */
    public Path home() {
        return home;
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

    /**
     * The command line the platform is started with, without ahead-of-time cache.
     *
     * @param moreOptions of the JVM
     */
    public List<String> platformCommand(List<String> moreOptions) {
        return platform().command(moreOptions);
    }

    /** The settings that tell a platform of this instance's services. */
    public Map<String, String> platformEnvironment() {
        return platform().environment();
    }

    /** The option that gives the platform its ahead-of-time cache; empty if none was trained for what is built. */
    public List<String> aotOptions() {
        AotCache cache = aotCache();
        return cache.state() == AotCache.State.FITS ? List.of("-XX:AOTCache=" + cache.file()) : List.of();
    }

    AotCache aotCache() {
        return platform().aotCache();
    }

    /**
     * Starts a platform beside the services of an instance {@link Builder#withoutPlatform() without} one; nobody keeps it
     * alive or stops it but the caller.
     *
     * @param logName a file in the state folder that takes what it says
     */
    public Process startPlatform(List<String> moreOptions, String logName) {
        return start(platformCommand(moreOptions), logName);
    }

    /** The same for a command of the caller's own, with the settings of {@link #platformEnvironment()}. */
    public Process start(List<String> command, String logName) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(state.path().resolve(logName).toFile())
                .directory(state.path().toFile());
        builder.environment().putAll(platformEnvironment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PlatformProcess platform() {
        return new PlatformProcess(state, home, addresses, secrets(), new Progress(System.out));
    }

    public String jdbcUrl() {
        return jdbcUrl("platform");
    }

    public String jdbcUrl(String database) {
        return EmbeddedPostgres.jdbcUrl(addresses.ports().postgres(), database);
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
