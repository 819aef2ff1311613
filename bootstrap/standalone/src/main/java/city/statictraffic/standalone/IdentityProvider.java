package city.statictraffic.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The identity provider, Keycloak: built once per version into the user's cache, run from there. */
final class IdentityProvider {
    static final String NAME = "keycloak";
    private static final Duration START_LIMIT = Duration.ofSeconds(300);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);

    private final StateFolder state;
    private final Path cache;
    private final Addresses addresses;
    private final Secrets secrets;
    private final LocalAuthority authority;
    private final Progress progress;

    IdentityProvider(
            StateFolder state,
            Path cache,
            Addresses addresses,
            Secrets secrets,
            LocalAuthority authority,
            Progress progress) {
        this.state = state;
        this.cache = cache;
        this.addresses = addresses;
        this.secrets = secrets;
        this.authority = authority;
        this.progress = progress;
    }

    ManagedProcess.Spec spec() {
        return new ManagedProcess.Spec(NAME, this::launch, Signals.Signal.TERM, STOP_LIMIT);
    }

    private Path home() {
        return cache.resolve("keycloak-" + Versions.ofThisBuild().keycloak());
    }

    /** Unpacks and builds it if the cache does not have it. Takes about a minute then. */
    void prepare() {
        Path home = home();
        if (Files.isDirectory(home)) {
            return;
        }
        Path zip = cache.resolve("download")
                .resolve("keycloak-quarkus-dist-" + Versions.ofThisBuild().keycloak() + ".zip");
        if (!Files.exists(zip)) {
            throw new Unable(
                    "缺少 " + zip + "，请用 bin/start 启动，它会下载。",
                    zip + " is missing; start with bin/start, which fetches it.");
        }
        progress.step("首次：构建登录服务 Keycloak（约一分钟）", "First time: building Keycloak (about a minute)");
        try {
            Archives.once(home, partial -> {
                Archives.unpackZipWithoutTop(zip, partial);
                build(partial);
            });
            Files.deleteIfExists(zip);
        } catch (IOException e) {
            throw new Unable(
                    "无法准备登录服务 " + home + "，请检查磁盘空间。",
                    "The identity provider cannot be prepared in " + home + "; look at the disk space.",
                    e);
        }
    }

    private void build(Path home) throws IOException {
        Path log = state.logs().resolve("keycloak-build.log");
        try {
            Process process = new ProcessBuilder(Jvm.command(
                            options(home),
                            List.of(
                                    "-cp",
                                    home.resolve("lib/quarkus-run.jar").toString(),
                                    "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                                    "build",
                                    "--db=postgres",
                                    "--cache=local",
                                    "--health-enabled=false",
                                    "--metrics-enabled=false")))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new Unable("登录服务构建失败，原因见 " + log + "。", "Keycloak could not be built; " + log + " says why.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static List<String> options(Path home) {
        return List.of(
                "-Xms64m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // On two cores the start is what people wait for; the work later is light.
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djdk.tls.rejectClientInitiatedRenegotiation=true",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"));
    }

    private Spawner.Launch launch() {
        Path home = home();
        Ports ports = addresses.ports();
        List<String> command = Jvm.command(
                options(home),
                List.of(
                        "-cp",
                        home.resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                        "start",
                        "--optimized",
                        // Said again, for the build keeps it not: a copy of the database would join the original's
                        // cluster.
                        "--cache=local",
                        "--db-url=" + EmbeddedPostgres.jdbcUrl(ports.postgres(), "keycloak"),
                        "--db-username=keycloak",
                        "--db-pool-initial-size=2",
                        "--db-pool-max-size=20",
                        "--https-port=" + ports.keycloak(),
                        "--http-host=" + addresses.bindHost(),
                        "--https-certificate-file=" + authority.serverPem(),
                        "--https-certificate-key-file=" + authority.serverKey(),
                        "--hostname=" + addresses.identityProviderUrl()));
        return new Spawner.Launch(
                command,
                Map.of(
                        "KC_DB_PASSWORD", secrets.internal(Secrets.Internal.POSTGRES_KEYCLOAK),
                        "KC_BOOTSTRAP_ADMIN_CLIENT_ID", RealmSetup.ADMIN_CLIENT,
                        "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secrets.internal(Secrets.Internal.KEYCLOAK_ADMIN_CLIENT)),
                state.folder("keycloak"),
                false,
                Signals.Signal.KILL);
    }

    private Path appliedFile() {
        return state.folder("keycloak").resolve("applied-realm.sha256");
    }

    /** False until its first start came to an end. */
    boolean wasSetUp() {
        return Files.exists(appliedFile());
    }

    /** Waits until the realm itself answers: the log says "started" long before. */
    void awaitAndApply(ManagedProcess process, LocalHttp http) {
        String base = addresses.identityProviderFromHere();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        var definition = new RealmDefinition(addresses.allPublicUrls(), secrets);
        while (true) {
            try {
                String known = wasSetUp() ? RealmDefinition.REALM : "master";
                var answer = http.get(base + "/realms/" + known + "/.well-known/openid-configuration", null);
                if (answer.ok()) {
                    applyIfChanged(definition, http, base);
                    return;
                }
            } catch (IOException e) {
                if (System.nanoTime() > end || process.failures() > 3) {
                    throw new Unable(
                            "登录服务没有启动，原因见 " + process.logFile() + "。",
                            "The identity provider did not start; " + process.logFile() + " says why.",
                            e);
                }
            }
            Signals.pause(Duration.ofMillis(200));
        }
    }

    private void applyIfChanged(RealmDefinition definition, LocalHttp http, String base) throws IOException {
        String digest = sha256(Json.text(definition.whole()));
        if (wasSetUp() && Files.readString(appliedFile()).strip().equals(digest)) {
            return;
        }
        new RealmSetup(http, base, secrets.internal(Secrets.Internal.KEYCLOAK_ADMIN_CLIENT)).apply(definition);
        StateFolder.writeWhole(appliedFile(), digest + "\n");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
