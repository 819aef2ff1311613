package city.statictraffic.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Executors;

/**
 * Gives the certificate of the local authority to a phone, with how to install it and the way on to the patrol app.
 *
 * <p>In plain HTTP, because a phone that does not trust the authority yet cannot ask for it otherwise; whoever installs it
 * compares the fingerprint with the one on the terminal. Nothing but the certificate, which is public, is to be had here.
 */
final class PhoneDoor implements AutoCloseable {
    static final String CERTIFICATE_PATH = "/static-traffic-ca.crt";

    private final HttpServer server;
    private final String address;

    /** @param port the one to take; another one if somebody has it, as the code on the terminal names it anyway */
    PhoneDoor(InetAddress lan, int port, X509Certificate authority, String appUrl) {
        try {
            server = HttpServer.create(freeOf(lan, port), 0);
            byte[] certificate = authority.getEncoded();
            byte[] page = page(fingerprint(authority), appUrl);
            server.createContext("/", exchange -> {
                switch (exchange.getRequestURI().getPath()) {
                    case "/" -> answer(exchange, 200, "text/html; charset=utf-8", page);
                    case CERTIFICATE_PATH -> answer(exchange, 200, "application/x-x509-ca-cert", certificate);
                    default -> answer(exchange, 404, "text/plain", new byte[0]);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        address = "http://" + lan.getHostAddress() + ":" + server.getAddress().getPort() + "/";
        server.start();
    }

    String address() {
        return address;
    }

    /** As phones show it: pairs of upper-case hexadecimal digits. */
    static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetSocketAddress freeOf(InetAddress lan, int port) {
        return new InetSocketAddress(lan, port <= 65535 && Ports.isFree(port) ? port : 0);
    }

    private static byte[] page(String fingerprint, String appUrl) throws IOException {
        try (var resource = PhoneDoor.class.getResourceAsStream("/phone.html")) {
            if (resource == null) {
                throw new IllegalStateException("phone.html");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{certificate}", CERTIFICATE_PATH)
                    .replace("{fingerprint}", fingerprint)
                    .replace("{app}", appUrl)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().toUpperCase(Locale.ROOT).equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
            if (!head && body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
