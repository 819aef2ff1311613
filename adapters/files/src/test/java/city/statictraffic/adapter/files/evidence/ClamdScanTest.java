package city.statictraffic.adapter.files.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.statictraffic.adapter.files.evidence.MalwareScan.Verdict;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.evidence.EvidenceRefusal;
import city.statictraffic.patrolimpound.application.port.EvidenceStore;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("B05")
class ClamdScanTest {
    /** A word of our own instead of a virus; the daemon is given a signature of it. */
    private static final String MARK = "STATIC-TRAFFIC-TEST-SIGNATURE";

    private static final Path CLAMD = Path.of("/usr/sbin/clamd");

    @TempDir
    Path temp = Path.of("");

    /** Where clamd is installed: with its own protocol, a database of one signature, over a Unix socket. */
    @Test
    void a_real_daemon_lets_clean_photos_pass_and_names_what_it_finds() throws Exception {
        assumeTrue(Files.isExecutable(CLAMD), "clamd is not installed");
        Path socket = temp.resolve("clamd.sock");
        Process daemon = clamd(socket);
        try {
            try (ClamdScan scan = ClamdScan.at("unix:" + socket, Duration.ofSeconds(10))) {
                Verdict verdict = scan(scan, new byte[10]);
                for (int tries = 0; tries < 100 && verdict instanceof Verdict.Unavailable; tries++) {
                    Thread.sleep(200);
                    verdict = scan(scan, new byte[10]);
                }
                assertThat(verdict).isEqualTo(new Verdict.Clean());
                byte[] photo = EvidenceStoreContract.jpeg(900, 700);
                assertThat(scan(scan, photo)).isEqualTo(new Verdict.Clean());
                assertThat(scan(scan, marked(photo))).isEqualTo(new Verdict.Infected("City.Test.UNOFFICIAL"));

                var place = new FileObjects(temp.resolve("photos"));
                var scanning = new ObjectEvidenceStore.Scanning(scan, true);
                try (var store = new ObjectEvidenceStore(place, List.of(), temp, Optional.of(scanning))) {
                    assertThat(send(store, photo)).isInstanceOf(Decision.Accepted.class);
                    assertThat(send(store, marked(photo)))
                            .isEqualTo(Decision.refused(new EvidenceRefusal.Infected("City.Test.UNOFFICIAL")));
                    assertThat(place.has(EvidenceStoreContract.hash(marked(photo))))
                            .isFalse();
                    assertThat(temp.resolve("incoming")).isEmptyDirectory();
                }
            }
        } finally {
            daemon.destroy();
        }
    }

    @Test
    void without_a_scanner_a_photo_is_taken_only_where_none_is_required() throws Exception {
        byte[] photo = EvidenceStoreContract.jpeg(30, 30);
        var place = new FileObjects(temp.resolve("photos"));
        ClamdScan nobody = ClamdScan.at("unix:" + temp.resolve("nobody"), Duration.ofSeconds(2));
        assertThat(scan(nobody, photo)).isInstanceOf(Verdict.Unavailable.class);
        try (var strict = new ObjectEvidenceStore(
                        place, List.of(), temp, Optional.of(new ObjectEvidenceStore.Scanning(nobody, true)));
                var lenient = new ObjectEvidenceStore(
                        place, List.of(), temp, Optional.of(new ObjectEvidenceStore.Scanning(nobody, false)))) {
            assertThatThrownBy(() -> send(strict, photo)).isInstanceOf(EvidenceStore.Away.class);
            assertThat(place.has(EvidenceStoreContract.hash(photo))).isFalse();
            assertThat(send(lenient, photo)).isInstanceOf(Decision.Accepted.class);
        }
    }

    @Test
    void a_scanner_that_never_answers_is_left_in_time() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ClamdScan scan = ClamdScan.at("127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(300))) {
            long began = System.nanoTime();
            assertThat(scan(scan, new byte[5])).isInstanceOf(Verdict.Unavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private Process clamd(Path socket) throws Exception {
        Path database = Files.createDirectories(temp.resolve("db"));
        Files.writeString(
                database.resolve("city.ndb"),
                "City.Test:0:*:" + HexFormat.of().formatHex(MARK.getBytes(StandardCharsets.US_ASCII)) + "\n");
        Path settings = Files.writeString(
                temp.resolve("clamd.conf"),
                "LocalSocket " + socket + "\nDatabaseDirectory " + database + "\nForeground yes\n");
        return new ProcessBuilder(CLAMD.toString(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("clamd.log").toFile())
                .start();
    }

    private static byte[] marked(byte[] photo) {
        byte[] mark = MARK.getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(photo, photo.length + mark.length);
        System.arraycopy(mark, 0, both, photo.length, mark.length);
        return both;
    }

    private static Verdict scan(ClamdScan scan, byte[] bytes) {
        return scan.scan(new ByteArrayInputStream(bytes)::read);
    }

    private static Decision<EvidenceStore.Sealed> send(ObjectEvidenceStore store, byte[] photo) throws Exception {
        return store.seal(EvidenceStoreContract.hash(photo), new ByteArrayInputStream(photo)::read);
    }
}
