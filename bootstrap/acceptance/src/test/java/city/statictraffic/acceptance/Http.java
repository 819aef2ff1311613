package city.statictraffic.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;

/** A plain client of the platform's interface. */
final class Http implements AutoCloseable {
    static final String NDJSON = "application/x-ndjson";
    static final String JSON = "application/json";
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final URI base;
    private final SSLContext tls;
    private final HttpClient client;

    Http(URI base, SSLContext tls) {
        this.base = base;
        this.tls = tls;
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(Duration.ofSeconds(10))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** An answer; {@code json} is missing when the body is something else. */
    record Answer(int status, String text, JsonNode json, java.net.http.HttpHeaders headers) {
        String code() {
            return json.path("code").asText();
        }

        int count(String name) {
            return json.path(name).asInt(-1);
        }

        JsonNode items() {
            return json.path("items");
        }

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        @Override
        public String toString() {
            return status + " " + (text.length() > 600 ? text.substring(0, 600) + "…" : text);
        }
    }

    SSLContext tls() {
        return tls;
    }

    URI base() {
        return base;
    }

    Answer get(String path, String token) {
        return send(request(path, token).GET().build());
    }

    Answer post(String path, String token, String contentType, byte[] body, String... headers) {
        var request = request(path, token).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    /** NDJSON of one kind as an operator, or whoever has the token. */
    Answer feed(String kindAndQuery, String token, String body) {
        return post("/api/v1/bike-fleet/feeds/" + kindAndQuery, token, NDJSON, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer feed(String kindAndQuery, String token, byte[] body, String contentType, String... headers) {
        return post("/api/v1/bike-fleet/feeds/" + kindAndQuery, token, contentType, body, headers);
    }

    /** @param token empty: none is sent */
    HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Accept-Language", "en")
                .header("X-Requested-With", "JavaScript");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest request) {
        try {
            return sendOrFail(request);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        }
    }

    Answer sendOrFail(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body(), parse(response.body()), response.headers());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode parse(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    static byte[] gzip(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        client.close();
    }
}
