package city.statictraffic.democity;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The one HTTP client, which trusts the local authority only, and access tokens got with it. */
final class Web {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration TOKEN_TIMEOUT = Duration.ofSeconds(30);
    private static final int RENEW_BEFORE_SECONDS = 30;

    private final HttpClient client;
    private final URI tokenUrl;

    Web(Optional<Path> caPem, String tokenUrl) throws IOException, GeneralSecurityException {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT);
        if (caPem.isPresent()) {
            builder.sslContext(trusting(caPem.get()));
        }
        this.client = builder.build();
        this.tokenUrl = URI.create(tokenUrl);
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    Token forClient(Settings.Credentials credentials) {
        return new Token(Map.of(
                "grant_type", "client_credentials",
                "client_id", credentials.name(),
                "client_secret", credentials.secret()));
    }

    Token forUser(Settings.Credentials credentials) {
        return new Token(Map.of(
                "grant_type",
                "password",
                "client_id",
                "cli",
                "username",
                credentials.name(),
                "password",
                credentials.secret()));
    }

    /** An access token that renews itself. Used by one thread. */
    final class Token {
        private final String form;
        private String value = "";
        private long goodUntilNanos;

        private Token(Map<String, String> fields) {
            form = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }

        String bearer() throws IOException, InterruptedException {
            if (value.isEmpty() || System.nanoTime() - goodUntilNanos >= 0) {
                HttpResponse<String> answer = send(HttpRequest.newBuilder(tokenUrl)
                        .timeout(TOKEN_TIMEOUT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
                Map<String, Object> body = Json.object(answer.body());
                value = Json.text(body, "access_token");
                if (answer.statusCode() != 200 || value.isEmpty()) {
                    throw new IOException("no token: " + answer.statusCode() + " " + Json.text(body, "error"));
                }
                long seconds = Math.max(1, Json.number(body, "expires_in") - RENEW_BEFORE_SECONDS);
                goodUntilNanos = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            }
            return "Bearer " + value;
        }

        void refused() {
            value = "";
        }
    }

    private static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
