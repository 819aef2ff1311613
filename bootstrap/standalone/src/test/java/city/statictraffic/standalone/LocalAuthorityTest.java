package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    private LocalAuthority at(Duration later) {
        return new LocalAuthority(temp, InstantSource.fixed(NOW.plus(later)));
    }

    private static InetAddress address(String text) throws IOException {
        return InetAddress.getByName(text);
    }

    @Test
    @DisplayName("The server's certificate is good for this machine and signed by the authority")
    void issuesForThisMachine() throws IOException, GeneralSecurityException {
        var authority = at(Duration.ZERO);
        authority.issue(Set.of());
        var ca = LocalAuthority.readCertificate(authority.caPem()).orElseThrow();
        var server = LocalAuthority.readCertificate(authority.serverPem()).orElseThrow();
        server.verify(ca.getPublicKey());
        assertThat(LocalAuthority.namesOf(server))
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(ca.getBasicConstraints()).isZero();
        assertThat(Files.readString(authority.serverKey())).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(Files.getPosixFilePermissions(authority.serverKey())).hasSize(2);
    }

    @Test
    @DisplayName("What is good stays, also over many starts")
    void keepsWhatIsGood() throws IOException {
        at(Duration.ZERO).issue(Set.of());
        String before = Files.readString(at(Duration.ZERO).serverPem());
        at(Duration.ofDays(300)).issue(Set.of());
        assertThat(at(Duration.ZERO).serverPem()).hasContent(before);
    }

    @Test
    @DisplayName("Another address, or the end coming near, renews the server's certificate under the same authority")
    void renewsTheServersCertificate() throws IOException, GeneralSecurityException {
        at(Duration.ZERO).issue(Set.of());
        String ca = Files.readString(at(Duration.ZERO).caPem());
        String first = Files.readString(at(Duration.ZERO).serverPem());

        at(Duration.ofDays(1)).issue(Set.of(address("192.168.1.20")));
        String second = Files.readString(at(Duration.ZERO).serverPem());
        assertThat(second).isNotEqualTo(first);
        assertThat(LocalAuthority.namesOf(
                        LocalAuthority.readCertificate(at(Duration.ZERO).serverPem())
                                .orElseThrow()))
                .contains("192.168.1.20");

        at(Duration.ofDays(380)).issue(Set.of(address("192.168.1.20")));
        assertThat(Files.readString(at(Duration.ZERO).serverPem())).isNotEqualTo(second);
        assertThat(at(Duration.ZERO).caPem()).hasContent(ca);
    }

    @Test
    @DisplayName("The authority can vouch for private addresses only; one outside takes a new authority")
    void isLimitedToThisNetwork() throws IOException, GeneralSecurityException {
        at(Duration.ZERO).issue(Set.of());
        var ca = LocalAuthority.readCertificate(at(Duration.ZERO).caPem()).orElseThrow();
        assertThat(LocalAuthority.permits(ca, address("10.1.2.3"))).isTrue();
        assertThat(LocalAuthority.permits(ca, address("172.31.0.1"))).isTrue();
        assertThat(LocalAuthority.permits(ca, address("172.32.0.1"))).isFalse();
        assertThat(LocalAuthority.permits(ca, address("203.0.113.7"))).isFalse();

        at(Duration.ZERO).issue(Set.of(address("203.0.113.7")));
        var renewed = LocalAuthority.readCertificate(at(Duration.ZERO).caPem()).orElseThrow();
        assertThat(LocalAuthority.permits(renewed, address("203.0.113.7"))).isTrue();
        assertThat(LocalAuthority.permits(renewed, address("203.0.113.8"))).isFalse();
    }
}
