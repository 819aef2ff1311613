package city.statictraffic.democity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** Answers like the platform and the identity provider, as far as the demo city talks to them. */
final class StubPlatform implements AutoCloseable {
    final Map<String, Set<String>> lines = new ConcurrentHashMap<>();
    final AtomicInteger received = new AtomicInteger();
    final AtomicInteger tokens = new AtomicInteger();
    final List<String> scans = new CopyOnWriteArrayList<>();
    final List<String> intakes = new CopyOnWriteArrayList<>();
    final List<String> evidence = new CopyOnWriteArrayList<>();
    /** Statuses to answer feed requests with before they are taken; 0 cuts the connection after taking the lines. */
    final List<Integer> trouble = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    StubPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            tokens.incrementAndGet();
            String who = form.replaceAll("(?:.*&)?(?:client_id|username)=([^&]*).*", "$1");
            answer(exchange, 200, "{\"access_token\":\"" + who + "\",\"expires_in\":300}");
        });
        server.createContext("/api/v1/bike-fleet/feeds/", this::feed);
        server.createContext("/api/v1/me", exchange -> answer(exchange, 200, "{\"districtCode\":\"310110\"}"));
        server.createContext(
                "/api/v1/patrol-impound/yards",
                exchange -> answer(
                        exchange, 200, "{\"items\":[{\"yardId\":\"yard-310110-01\",\"districtCode\":\"310110\"}]}"));
        server.createContext("/api/v1/patrol-impound/scans", exchange -> {
            scans.add(body(exchange));
            answer(exchange, 201, "{\"verdict\":\"unfiled\"}");
        });
        server.createContext("/api/v1/patrol-impound/evidence/", exchange -> {
            evidence.add(exchange.getRequestURI().getPath());
            exchange.getRequestBody().readAllBytes();
            answer(exchange, 201, "{}");
        });
        server.createContext("/api/v1/patrol-impound/intakes", exchange -> {
            intakes.add(body(exchange));
            answer(exchange, 201, "{}");
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    int distinct(Kind kind) {
        return lines.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(kind.path))
                .mapToInt(entry -> entry.getValue().size())
                .sum();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void feed(HttpExchange exchange) throws IOException {
        byte[] raw = exchange.getRequestBody().readAllBytes();
        Integer status = trouble.isEmpty() ? 200 : trouble.remove(0);
        if (status != 0 && status != 200) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            answer(exchange, status, "{\"code\":\"stub.trouble\"}");
            return;
        }
        String path = exchange.getRequestURI().toString().replaceAll(".*/feeds/", "");
        Set<String> known = lines.computeIfAbsent(path, any -> ConcurrentHashMap.newKeySet());
        var batch = new HashSet<String>();
        int count = 0;
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(raw))) {
            for (String line : new String(gzip.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                batch.add(line);
                count++;
            }
        }
        known.addAll(batch);
        received.addAndGet(count);
        if (status == 0) {
            exchange.close();
            return;
        }
        answer(
                exchange,
                200,
                "{\"received\":" + count + ",\"accepted\":" + count
                        + ",\"duplicates\":0,\"rejected\":0,\"rejections\":[]}");
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
