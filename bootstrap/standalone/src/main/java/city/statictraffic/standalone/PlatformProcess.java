package city.statictraffic.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The platform itself: the built application, told everything by its environment. */
final class PlatformProcess {
    static final String NAME = "platform";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    /** The collector is named, so that a small machine does not choose another than the cache was trained with. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseG1GC",
            "-Xms256m",
            "-Xmx1g",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final StateFolder state;
    private final Path home;
    private final Addresses addresses;
    private final Secrets secrets;
    private final Progress progress;

    PlatformProcess(StateFolder state, Path home, Addresses addresses, Secrets secrets, Progress progress) {
        this.progress = progress;
        this.state = state;
        this.home = home;
        this.addresses = addresses;
        this.secrets = secrets;
    }

    ManagedProcess.Spec spec() {
        return new ManagedProcess.Spec(NAME, () -> launch(Map.of()), Signals.Signal.TERM, STOP_LIMIT);
    }

    private Path application() {
        return home.resolve("bootstrap/platform/target/quarkus-app");
    }

    private Path jar() {
        return application().resolve("quarkus-run.jar");
    }

    void requireBuilt() {
        if (!Files.exists(jar())) {
            throw new Unable("平台程序尚未构建，请用 bin/start 启动。", "The platform is not built; start it with bin/start.");
        }
    }

    Path logOf(int port) {
        return state.logs().resolve(NAME + "-" + port + ".log");
    }

    /** @param settings that go before what the instance says */
    Spawner.Launch launch(Map<String, String> settings) {
        var more = new ArrayList<String>();
        AotCache cache = aotCache();
        switch (cache.state()) {
            case FITS -> more.add("-XX:AOTCache=" + cache.file());
            case STALE ->
                progress.step(
                        "启动缓存不属于当前构建，未使用；bin/train 可重新生成",
                        "The start cache is of another build and not used; bin/train makes it anew");
            case ABSENT -> {}
        }
        String asked = System.getenv("PLATFORM_JAVA_OPTS");
        if (asked != null && !asked.isBlank()) {
            more.addAll(Arrays.asList(asked.strip().split("\\s+")));
        }
        var environment = environment();
        environment.putAll(settings);
        return new Spawner.Launch(command(more), environment, state.path(), false, Signals.Signal.KILL);
    }

    AotCache aotCache() {
        return new AotCache(application(), OPTIONS);
    }

    List<String> command(List<String> moreOptions) {
        var options = new ArrayList<>(OPTIONS);
        options.addAll(moreOptions);
        return Jvm.command(options, List.of("-jar", jar().toString()));
    }

    Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        // Settings of the platform that the standalone default has no opinion on can be given from outside.
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("PLATFORM_")
                    || name.startsWith("QUARKUS_")
                    || name.startsWith("OTEL_")
                    || name.equals("CITY_PROFILE")) {
                environment.put(name, value);
            }
        });
        environment.putIfAbsent("PLATFORM_PROFILE", "demo");
        environment.putIfAbsent("CITY_PROFILE", "shanghai");
        // Here the database's and the broker's disks are this machine's too.
        environment.putIfAbsent("PLATFORM_DISK_WATCH", state.pg() + "," + state.kafka());
        environment.put("QUARKUS_HTTP_HOST", addresses.bindHost());
        environment.put(
                "PLATFORM_HTTPS_PORT", Integer.toString(addresses.ports().platform()));
        environment.put("PLATFORM_PUBLIC_URL", addresses.publicUrl());
        environment.put("PLATFORM_TLS_CERT", state.tls().resolve("server.pem").toString());
        environment.put(
                "PLATFORM_TLS_KEY", state.tls().resolve("server-key.pem").toString());
        environment.put("PLATFORM_TLS_CA", state.tls().resolve("ca.pem").toString());
        environment.put("PLATFORM_SECRET", secrets.internal(Secrets.Internal.PLATFORM_COOKIE));
        environment.put("DATABASE_HOST", EmbeddedPostgres.HOST);
        environment.put("DATABASE_PORT", Integer.toString(addresses.ports().postgres()));
        environment.put("DATABASE_NAME", "platform");
        environment.put("DATABASE_USER", "platform");
        environment.put("DATABASE_PASSWORD", secrets.internal(Secrets.Internal.POSTGRES_PLATFORM));
        environment.put("KAFKA_BOOTSTRAP", addresses.kafkaBootstrap());
        environment.put("KAFKA_USER", "platform");
        environment.put("KAFKA_PASSWORD", secrets.kafkaUser("platform"));
        environment.put("KAFKA_CA", state.tls().resolve("ca.pem").toString());
        environment.put("OIDC_URL", addresses.realmUrl());
        environment.put("OIDC_CLIENT_ID", "platform");
        environment.put("OIDC_CLIENT_SECRET", secrets.client("platform"));
        environment.put("OIDC_CA", state.tls().resolve("ca.pem").toString());
        environment.put("EVIDENCE_DIR", state.folder("evidence").toString());
        return environment;
    }
}
