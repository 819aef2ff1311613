package city.statictraffic.platform.operations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** When the platform's own certificate ends. */
final class Certificate {
    private static final double SECONDS_A_DAY = 86_400;

    private Certificate() {}

    /** Days left of the first certificate in a PEM file, negative after its end; throws if it cannot be read. */
    static double daysLeft(Path pem, Instant now) {
        try (InputStream in = Files.newInputStream(pem)) {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return Duration.between(now, certificate.getNotAfter().toInstant()).toSeconds() / SECONDS_A_DAY;
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalStateException("the platform's certificate cannot be read", unreadable);
        }
    }
}
