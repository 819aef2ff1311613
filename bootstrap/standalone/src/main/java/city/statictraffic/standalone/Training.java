package city.statictraffic.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the platform once against services of its own, uses it a little, and keeps the ahead-of-time cache that the JVM
 * writes at its end.
 */
final class Training {
    private static final Duration HEALTHY_WITHIN = Duration.ofSeconds(120);
    /** Writing the cache takes the JVM some ten seconds of processor time after the platform has stopped. */
    private static final Duration WRITTEN_WITHIN = Duration.ofMinutes(5);

    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);
    private static final int ROUNDS = 20;
    private static final List<String> OPEN = List.of("/q/health/live", "/q/health/ready", "/", "/patrol/", "/login");
    private static final List<String> SIGNED_IN = List.of(
            "/api/v1/me", "/api/v1/base-map/districts", "/api/v1/bike-fleet/map/tiles/0/9/428/209", "/api/openapi");

    private final Progress progress;

    Training(Progress progress) {
        this.progress = progress;
    }

    void run() {
        progress.step("启动训练用的数据库、消息与登录服务", "Starting services for the training");
        try (var instance = TestInstance.builder().withoutPlatform().start()) {
            AotCache cache = instance.aotCache();
            Path output = Files.createTempFile(instance.stateFolder(), "training", ".aot");
            Files.delete(output);
            progress.step("训练运行", "Running the platform for its cache");
            Process platform = instance.startPlatform(List.of("-XX:AOTCacheOutput=" + output), "training.log");
            try {
                use(instance, platform);
                platform.destroy();
                if (!platform.waitFor(WRITTEN_WITHIN.toSeconds(), TimeUnit.SECONDS) || !Files.exists(output)) {
                    throw failed(instance);
                }
            } finally {
                platform.destroyForcibly();
            }
            requireUsable(instance, output);
            cache.keep(output);
            progress.step(
                    "缓存已写入 " + cache.file() + "，下次启动使用",
                    "The cache is in %s (%d MB) and is used from the next start on"
                            .formatted(cache.file(), Files.size(cache.file()) >> 20));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void use(TestInstance instance, Process platform) throws IOException, InterruptedException {
        try (var http =
                HttpClient.newBuilder().sslContext(instance.sslContext()).build()) {
            long end = System.nanoTime() + HEALTHY_WITHIN.toNanos();
            while (status(http, instance, "/q/health/ready", "") != 200) {
                if (!platform.isAlive() || System.nanoTime() > end) {
                    throw failed(instance);
                }
                Signals.pause(Duration.ofMillis(200));
            }
            String token = instance.token("city");
            for (int round = 0; round < ROUNDS; round++) {
                for (String path : OPEN) {
                    status(http, instance, path, "");
                }
                for (String path : SIGNED_IN) {
                    status(http, instance, path, token);
                }
            }
        }
    }

    private static int status(HttpClient http, TestInstance instance, String path, String token)
            throws InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(instance.baseUrl() + path)).timeout(REQUEST_LIMIT);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** With {@code AOTMode=on} the JVM refuses to start if it cannot take the cache. */
    private static void requireUsable(TestInstance instance, Path trained) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        for (String part : instance.platformCommand(List.of("-XX:AOTCache=" + trained, "-XX:AOTMode=on"))) {
            command.add(part.equals("-jar") ? "-cp" : part);
        }
        command.add("-version");
        Process probe = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(probe.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (probe.waitFor() != 0) {
            throw new Unable("JVM 不接受训练出的缓存：" + said, "The JVM does not take the trained cache: " + said);
        }
    }

    private static Unable failed(TestInstance instance) throws IOException {
        String said = Files.readString(instance.stateFolder().resolve("training.log"));
        String end = said.substring(Math.max(0, said.length() - 2000));
        return new Unable("训练运行失败：" + end, "The training run failed: " + end);
    }
}
