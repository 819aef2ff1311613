package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    private Doctor doctor(Ports ports, InstantSource clock) {
        return new Doctor(new StateFolder(temp.resolve("state")), ports, clock);
    }

    @Test
    @DisplayName("A port that somebody has is a fault, with the option that chooses another")
    void findsATakenPort() throws IOException {
        Ports ports = Ports.anyFree();
        assertThat(doctor(ports, Clock.systemUTC()).examine())
                .noneMatch(finding -> finding.check().startsWith("port-"));
        try (var taken = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(doctor(ports, Clock.systemUTC()).examine())
                    .filteredOn(finding -> finding.check().equals("port-" + taken.getLocalPort()))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.level()).isEqualTo(Doctor.Level.FAULT);
                        assertThat(finding.zh()).contains("占用", "--kafka-port");
                        assertThat(finding.en()).contains("is taken by", "--kafka-port");
                    });
        }
    }

    @Test
    @DisplayName("A certificate is fine, near its end, past it, or not to be read")
    void judgesCertificates() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("tls"));
        var authority = new LocalAuthority(folder, Clock.systemUTC());
        authority.issue(Set.of());
        Instant now = Instant.now();
        assertThat(level(now, authority.serverPem())).isEqualTo(Doctor.Level.OK);
        assertThat(level(now.plus(Duration.ofDays(380)), authority.serverPem())).isEqualTo(Doctor.Level.ATTENTION);
        assertThat(level(now.plus(Duration.ofDays(400)), authority.serverPem())).isEqualTo(Doctor.Level.FAULT);
        Path broken = Files.writeString(folder.resolve("broken.pem"), "nothing");
        assertThat(level(now, broken)).isEqualTo(Doctor.Level.FAULT);
    }

    private Doctor.Level level(Instant now, Path pem) {
        return doctor(Ports.DEFAULT, () -> now).certificate(pem).level();
    }

    @Test
    @DisplayName("A stuck outbox is named with what to do, and makes the exit code 2")
    void tellsOfAStuckOutbox() {
        var health = Json.parse("""
                {"parts":[{"part":"database","state":"ok","value":3.1,"unit":"ms"},
                          {"part":"outbox","state":"fault","value":900,"unit":"s"},
                          {"part":"kafka","state":"attention","value":null,"unit":"ms"}]}
                """);
        List<Doctor.Finding> findings = Doctor.parts(health);
        assertThat(findings)
                .extracting(Doctor.Finding::level)
                .containsExactly(Doctor.Level.OK, Doctor.Level.FAULT, Doctor.Level.ATTENTION);
        assertThat(findings.get(1).zh()).contains("900 s", "不要手工改表");
        var said = new ByteArrayOutputStream();
        int code = Doctor.print(findings, true, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(2);
        assertThat(Json.parse(said.toString(StandardCharsets.UTF_8))
                        .path("findings")
                        .path(1)
                        .path("check")
                        .asText())
                .isEqualTo("platform-outbox");
        assertThat(Doctor.print(findings.subList(0, 1), false, new PrintStream(said)))
                .isZero();
    }
}
