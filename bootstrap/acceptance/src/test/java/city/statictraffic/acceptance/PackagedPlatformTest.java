package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.standalone.TestInstance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package for hosts without containers: packed, unpacked, installed below a folder, started as the unit says. */
@Tag("N05")
@Tag("N07")
class PackagedPlatformTest {
    private static final Duration HEALTHY_WITHIN = Duration.ofMinutes(3);
    private static final String IN_USE = "AOT cache in use";
    private static final String NOT_IN_USE = "AOT cache NOT in use";
    private static final int ASKED_TO_STOP = 143;

    @TempDir
    private static Path folder;

    private static TestInstance services;
    private static Path root;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Path home = Path.of("../..").toAbsolutePath().normalize();
        runs(List.of(home.resolve("bin/package").toString(), "--skip-build"), home, Map.of());
        String digest = Files.readString(home.resolve("target/SHA256SUMS"));
        runs(List.of(home.resolve("bin/package").toString(), "--skip-build"), home, Map.of());
        assertThat(Files.readString(home.resolve("target/SHA256SUMS")))
                .as("the same input gives the same bytes")
                .isEqualTo(digest);
        runs(List.of("sha256sum", "-c", "SHA256SUMS"), home.resolve("target"), Map.of());

        String archive = digest.strip().replaceFirst(".* ", "");
        runs(List.of("tar", "-xzf", home.resolve("target").resolve(archive).toString()), folder, Map.of());
        root = folder.resolve("root");
        Path unpacked = folder.resolve(archive.replace(".tar.gz", ""));
        runs(List.of("./install.sh", "--root", root.toString()), unpacked, Map.of());
        services = TestInstance.builder().withoutPlatform().start();
    }

    @AfterAll
    static void stop() {
        if (services != null) {
            services.close();
        }
    }

    @Test
    void runs_as_the_unit_says_and_stops_in_time() throws IOException, InterruptedException {
        Path unit = root.resolve("etc/systemd/system/static-traffic-platform.service");
        Started platform = start(command(unit), settings(unit, Map.of()));
        platform.awaitHealthy();
        platform.process().destroy();

        assertThat(platform.process().waitFor(Integer.parseInt(setting(unit, "TimeoutStopSec")), TimeUnit.SECONDS))
                .isTrue();
        assertThat(platform.process().exitValue()).isEqualTo(ASKED_TO_STOP);
        assertThat(platform.said()).doesNotContain(NOT_IN_USE);
    }

    @Test
    void a_package_that_was_changed_is_not_installed() throws IOException, InterruptedException {
        Path copy = folder.resolve("changed");
        runs(List.of("cp", "-a", root.resolve("opt/static-traffic").toString(), copy.toString()), folder, Map.of());
        Files.writeString(copy.resolve("jvm.options"), "-Xint\n");

        Process install = process(
                List.of(
                        copy.resolve("install.sh").toString(),
                        "--root",
                        folder.resolve("other").toString()),
                folder,
                Map.of());

        assertThat(install.waitFor()).isNotZero();
        assertThat(folder.resolve("other/opt/static-traffic")).doesNotExist();
    }

    @Test
    @Tag("G12")
    void a_trained_cache_is_used_and_one_that_does_not_fit_is_told_of() throws IOException, InterruptedException {
        Path unit = root.resolve("etc/systemd/system/static-traffic-platform.service");
        Path cached = folder.resolve("cached");
        runs(List.of("cp", "-a", root.resolve("opt/static-traffic").toString(), cached.toString()), folder, Map.of());
        Path cache = cached.resolve("aot/platform.aot");
        Files.createDirectories(cached.resolve("aot"));
        var plain = settings(unit, Map.of());
        runs(List.of(cached.resolve("bin/train").toString(), cache.toString()), folder, plain);

        // With AOTMode=on a JVM that cannot take the cache does not start at all.
        var insisting = settings(unit, Map.of("JAVA_OPTIONS", plain.get("JAVA_OPTIONS") + " -XX:AOTMode=on"));
        Started used = start(List.of(cached.resolve("bin/run").toString()), insisting);
        used.awaitHealthy();
        used.end();
        assertThat(used.said()).contains(IN_USE).doesNotContain(NOT_IN_USE);

        Files.setLastModifiedTime(cached.resolve("app/quarkus-run.jar"), FileTime.from(Instant.now()));
        Started refused = start(List.of(cached.resolve("bin/run").toString()), insisting);
        assertThat(refused.process().waitFor(HEALTHY_WITHIN.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(refused.process().exitValue()).isNotZero();

        Started told = start(List.of(cached.resolve("bin/run").toString()), plain);
        told.awaitHealthy();
        told.end();
        assertThat(told.said()).contains(NOT_IN_USE);
    }

    private record Started(Process process, Path log) {
        String said() throws IOException {
            return Files.readString(log);
        }

        void awaitHealthy() throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create(services.baseUrl() + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            long end = System.nanoTime() + HEALTHY_WITHIN.toNanos();
            try (var http =
                    HttpClient.newBuilder().sslContext(services.sslContext()).build()) {
                while (true) {
                    try {
                        if (http.send(request, HttpResponse.BodyHandlers.discarding())
                                        .statusCode()
                                == 200) {
                            return;
                        }
                    } catch (IOException notYet) {
                        // It is starting.
                    }
                    if (!process.isAlive() || System.nanoTime() > end) {
                        process.destroyForcibly();
                        throw new AssertionError("not healthy:\n" + said());
                    }
                    Thread.sleep(100);
                }
            }
        }

        void end() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static Started start(List<String> command, Map<String, String> settings) throws IOException {
        Path log = Files.createTempFile(folder, "platform", ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(settings);
        return new Started(builder.start(), log);
    }

    /** Of the unit, with the folder it is installed below. */
    private static List<String> command(Path unit) throws IOException {
        var words = new ArrayList<>(List.of(setting(unit, "ExecStart").split(" ")));
        words.set(0, root + words.getFirst());
        return words;
    }

    /** The unit's environment file as it was installed, with what an operator fills in. */
    private static Map<String, String> settings(Path unit, Map<String, String> more) throws IOException {
        var settings = new TreeMap<String, String>();
        for (String line : Files.readAllLines(Path.of(root + setting(unit, "EnvironmentFile")))) {
            int at = line.indexOf('=');
            if (at > 0 && !line.startsWith("#")) {
                settings.put(line.substring(0, at), line.substring(at + 1).replaceAll("^\"|\"$", ""));
            }
        }
        settings.putAll(services.platformEnvironment());
        settings.put("JAVA_HOME", System.getProperty("java.home"));
        settings.put("PATH", System.getenv("PATH"));
        settings.putAll(more);
        return settings;
    }

    private static String setting(Path unit, String name) throws IOException {
        return Files.readAllLines(unit).stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static Process process(List<String> command, Path in, Map<String, String> settings) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.log").toFile());
        builder.environment().putAll(settings);
        return builder.start();
    }

    private static void runs(List<String> command, Path in, Map<String, String> settings)
            throws IOException, InterruptedException {
        Process process = process(command, in, settings);
        assertThat(process.waitFor())
                .as(() -> {
                    try {
                        return command + ":\n" + Files.readString(folder.resolve("said.log"));
                    } catch (IOException e) {
                        return command + ": " + e;
                    }
                })
                .isZero();
    }
}
