package city.statictraffic.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Starts the processes of one instance in the order they need each other, keeps them alive, and stops them in the
 * opposite order.
 */
final class Supervisor {
    static final String NAME = "supervisor";
    /** In the order in which they stop. */
    private static final List<String> ALL = List.of(
            DemoCity.NAME, PlatformProcess.NAME, IdentityProvider.NAME, KafkaBroker.NAME, EmbeddedPostgres.NAME);

    private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(15);

    private final Options options;
    private final StateFolder state;
    private final Path home;
    private final Path cache;
    private final Progress progress;
    private final Spawner spawner = new Spawner();
    private final List<ManagedProcess> started = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean stopping;
    private @Nullable PhoneDoor phoneDoor;
    /** Kept for its reference: a channel that is collected lets go of its lock. */
    private @Nullable FileChannel lock;

    Supervisor(Options options, Path home, Path cache, Progress progress) {
        this.options = options;
        this.state = options.state();
        this.home = home;
        this.cache = cache;
        this.progress = progress;
    }

    /** Returns when the instance has stopped. */
    void run() {
        takeStateFolder();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stop));
        try {
            start();
            if (options.endWithInput()) {
                Thread.ofPlatform().name("input").daemon().start(this::stopWhenInputEnds);
            }
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            boolean askedToStop;
            synchronized (started) {
                askedToStop = stopping;
            }
            stop();
            if (!askedToStop) {
                throw e;
            }
        }
    }

    private void takeStateFolder() {
        if (options.fresh() && state.exists()) {
            if (state.isRunning()) {
                throw alreadyRuns();
            }
            state.deleteAll();
        }
        state.open();
        lock = state.lock().orElseThrow(this::alreadyRuns);
        try {
            Files.deleteIfExists(state.readyFile());
            ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow().write(state.pidFile(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        endLeftovers(state);
        for (String name : ALL) {
            deleteQuietly(state.holdFile(name));
        }
    }

    private Unable alreadyRuns() {
        String url = Instance.read(state)
                .map(i -> i.addresses().publicUrl())
                .orElse(state.path().toString());
        return new Unable(
                "平台已在运行：" + url + " （用 bin/stop 停止）。", "The platform already runs: " + url + " (bin/stop ends it).");
    }

    /** What a supervisor that was killed may have left running, if the kernel did not end it in time. */
    static void endLeftovers(StateFolder state) {
        try (var files = Files.newDirectoryStream(state.run(), "*.pid")) {
            for (Path file : files) {
                if (file.equals(state.pidFile(NAME))) {
                    continue;
                }
                boolean database = file.equals(state.pidFile(EmbeddedPostgres.NAME));
                ProcessIdentity.read(file)
                        .ifPresent(process -> Signals.end(
                                process, database ? Signals.Signal.INT : Signals.Signal.TERM, LEFTOVER_PATIENCE));
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() {
        options.ports().requireFree(options.platform());
        var lan = options.lan() ? Addresses.findLanAddress() : null;
        var addresses = new Addresses(options.ports(), lan == null ? null : lan.getHostAddress());
        var authority = new LocalAuthority(state.tls(), InstantSource.system());
        authority.issue(lan == null ? Set.of() : Set.of(lan));
        var secrets = Secrets.openOrMake(state.secrets());
        var http = new LocalHttp(authority.caPem());

        var postgres = new EmbeddedPostgres(state, cache, options.ports().postgres(), secrets);
        var kafka = new KafkaBroker(state, options.ports(), secrets, authority);
        var identity = new IdentityProvider(state, cache, addresses, secrets, authority, progress);
        var platform = new PlatformProcess(state, home, addresses, secrets, progress);
        var demo = new DemoCity(options, home, addresses, secrets, authority);
        if (options.platform()) {
            platform.requireBuilt();
        }
        if (options.demo()) {
            demo.requireBuilt();
        }
        new Instance(addresses, processNames(), Instant.now()).write(state);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var databaseUp = CompletableFuture.runAsync(() -> startPostgres(postgres), threads);
            var brokerUp = CompletableFuture.runAsync(() -> startKafka(kafka, secrets, authority), threads);
            var identityBuilt = CompletableFuture.runAsync(identity::prepare, threads);
            var identityUp = CompletableFuture.allOf(databaseUp, identityBuilt)
                    .thenRunAsync(() -> startIdentityProvider(postgres, identity, http), threads);
            // The platform waits for the identity provider by itself, but not for as long as its very first start
            // takes.
            var platformMayStart = identity.wasSetUp()
                    ? CompletableFuture.allOf(databaseUp, brokerUp)
                    : CompletableFuture.allOf(databaseUp, brokerUp, identityUp);
            var platformStarted = platformMayStart.thenRunAsync(
                    () -> {
                        if (options.platform()) {
                            manage(platform.spec());
                        }
                    },
                    threads);
            failFast(List.of(databaseUp, brokerUp, identityBuilt, identityUp, platformStarted));
        }
        var readiness = new Readiness(addresses, http, new Tokens(state, addresses, http));
        if (options.platform()) {
            progress.step("等待平台就绪", "Waiting for the platform");
            readiness.await(find(PlatformProcess.NAME));
        }
        if (options.demo()) {
            manage(demo.spec());
            progress.step("等待演示城市的车辆", "Waiting for the demo city's bikes");
            if (!readiness.awaitBikes()) {
                progress.step("演示车辆还没有上图，原因见日志 demo-city", "No bikes on the map yet; the log demo-city says why");
            }
        }
        progress.step("就绪", "Ready");
        var door = lan == null || !options.platform() ? null : openDoor(lan, addresses, authority);
        new Welcome(state, addresses, secrets, authority, options, door).print(progress);
        try {
            StateFolder.writeWhole(state.readyFile(), Instant.now() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PhoneDoor openDoor(InetAddress lan, Addresses addresses, LocalAuthority authority) {
        int port = Math.max(options.ports().platform(), options.ports().keycloak()) + 1;
        var opened = new PhoneDoor(lan, port, authority.certificate(), addresses.publicUrl() + "/patrol/");
        synchronized (started) {
            phoneDoor = opened;
        }
        return opened;
    }

    private List<String> processNames() {
        var names = new ArrayList<>(List.of(EmbeddedPostgres.NAME, KafkaBroker.NAME, IdentityProvider.NAME));
        if (options.platform()) {
            names.add(PlatformProcess.NAME);
        }
        if (options.demo()) {
            names.add(DemoCity.NAME);
        }
        return List.copyOf(names);
    }

    /** The first failure is the one to tell; the others mostly follow from it. */
    private static void failFast(List<CompletableFuture<Void>> steps) {
        var all = CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
        var first = new CompletableFuture<Void>();
        all.thenRun(() -> first.complete(null));
        for (var step : steps) {
            step.exceptionally(e -> {
                first.completeExceptionally(e);
                return null;
            });
        }
        try {
            first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Unable unable) {
                throw unable;
            }
            throw e;
        }
    }

    private void startPostgres(EmbeddedPostgres postgres) {
        postgres.prepare();
        postgres.awaitAndProvision(manage(postgres.spec()));
        progress.step("数据库已就绪", EmbeddedPostgres.describe() + " is up");
    }

    private void startKafka(KafkaBroker kafka, Secrets secrets, LocalAuthority authority) {
        kafka.prepare();
        var process = manage(kafka.spec());
        new KafkaSetup(secrets, options.ports().kafka())
                .awaitAndApply(
                        process,
                        KafkaBroker.clientSettings(
                                options.ports().kafka(),
                                authority.caPem(),
                                KafkaBroker.ADMIN_USER,
                                secrets.internal(Secrets.Internal.KAFKA_BROKER)));
        progress.step("消息服务已就绪", "Kafka " + Versions.ofThisBuild().kafka() + " is up");
    }

    private void startIdentityProvider(EmbeddedPostgres postgres, IdentityProvider identity, LocalHttp http) {
        if (!identity.wasSetUp()) {
            progress.step("首次：登录服务建表并导入账号（约半分钟）", "First time: Keycloak makes its tables and accounts (half a minute)");
            postgres.emptyKeycloakDatabase();
        }
        identity.awaitAndApply(manage(identity.spec()), http);
        progress.step("登录服务已就绪", "Keycloak " + Versions.ofThisBuild().keycloak() + " is up");
    }

    private ManagedProcess manage(ManagedProcess.Spec spec) {
        var process = new ManagedProcess(spec, spawner, state, progress);
        synchronized (started) {
            if (stopping) {
                throw new Unable("正在停止。", "Stopping.");
            }
            started.add(process);
            process.start();
        }
        return process;
    }

    private ManagedProcess find(String name) {
        synchronized (started) {
            return started.stream()
                    .filter(process -> process.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void stopWhenInputEnds() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            // An input that cannot be read has ended.
        }
        stop();
    }

    /** Whoever uses a service stops before it. */
    private void stop() {
        List<ManagedProcess> toStop;
        synchronized (started) {
            if (stopping) {
                awaitStopped();
                return;
            }
            stopping = true;
            if (phoneDoor != null) {
                phoneDoor.close();
            }
            toStop = new ArrayList<>(started);
        }
        // The other commands look at the lock first.
        deleteQuietly(state.readyFile());
        if (!toStop.isEmpty()) {
            progress.step("正在停止", "Stopping");
        }
        for (String name : ALL) {
            toStop.stream().filter(process -> process.name().equals(name)).forEach(ManagedProcess::stop);
        }
        deleteQuietly(state.pidFile(NAME));
        stopped.countDown();
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Whoever finds it looks at the lock or at the process itself.
        }
    }

    private void awaitStopped() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
