package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhoneDoorTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    private static HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    @DisplayName(
            "A phone gets the page with the fingerprint, the certificate itself, the way to the app, and nothing else")
    void givesTheCertificate() throws IOException, InterruptedException, CertificateException {
        var authority = new LocalAuthority(temp, InstantSource.system());
        authority.issue(Set.of());
        var certificate = authority.certificate();
        try (var door =
                new PhoneDoor(InetAddress.getLoopbackAddress(), 65536, certificate, "https://10.0.0.7:8443/patrol/")) {
            String page = new String(get(door.address()).body(), StandardCharsets.UTF_8);
            assertThat(page)
                    .contains(PhoneDoor.fingerprint(certificate))
                    .contains("href=\"" + PhoneDoor.CERTIFICATE_PATH + "\"")
                    .contains("href=\"https://10.0.0.7:8443/patrol/\"")
                    .doesNotContain("{app}", "{fingerprint}", "{certificate}");
            var given = get(door.address() + PhoneDoor.CERTIFICATE_PATH.substring(1));
            assertThat(given.headers().firstValue("Content-Type")).hasValue("application/x-x509-ca-cert");
            assertThat(CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(given.body())))
                    .isEqualTo(certificate);
            assertThat(get(door.address() + "ca-key.pem").statusCode()).isEqualTo(404);
        }
    }
}
