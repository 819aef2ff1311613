package city.statictraffic.adapter.files.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.port.EvidenceStore;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that speaks the protocol and checks signatures; MinIO, Ceph and the clouds' services are untried. */
@Tag("N05")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3EvidenceTest extends EvidenceStoreContract {
    private S3Server server;

    @BeforeAll
    void serve(@TempDir Path folder) throws Exception {
        server = new S3Server(folder);
    }

    @AfterAll
    void end() throws Exception {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.store().clearContainer(S3Server.BUCKET, ListContainerOptions.Builder.recursive());
    }

    @Override
    protected EvidenceObjects place() {
        return new S3Objects(server.settings());
    }

    /** The server of the test looks first and writes then, so that two at once may both be first; S3 itself lets one. */
    @Override
    protected int keepersAtOnceMax() {
        return 6;
    }

    @Test
    void nothing_is_acknowledged_while_the_server_is_away_and_all_goes_on_afterwards() throws Exception {
        byte[] photo = jpeg(90, 70);
        try (var store = new ObjectEvidenceStore(place(), List.of(), scratch, Optional.empty())) {
            server.stop();
            try {
                assertThatThrownBy(() -> store.seal(hash(photo), new ByteArrayInputStream(photo)::read))
                        .isInstanceOf(EvidenceStore.Away.class);
                assertThatThrownBy(() -> store.copyOf(hash(photo))).isInstanceOf(EvidenceStore.Away.class);
            } finally {
                server.start();
            }
            assertThat(place().has(hash(photo))).isFalse();
            assertThat(store.seal(hash(photo), new ByteArrayInputStream(photo)::read))
                    .isInstanceOf(Decision.Accepted.class);
            assertThat(store.copyOf(hash(photo))).isPresent();
        }
    }

    @Test
    void a_wrong_key_or_bucket_is_a_fault_and_never_a_missing_photo() {
        PhotoHash photo = hash(new byte[0]);
        try (var strange = new S3Objects(server.settings("another-secret", S3Server.BUCKET));
                var nowhere = new S3Objects(server.settings("another-secret", "no-such-bucket"))) {
            assertThatThrownBy(() -> strange.has(photo)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> nowhere.readCopy(photo)).isInstanceOf(IOException.class);
        }
        assertThat(server.settings().toString()).doesNotContain("secret").doesNotContain("access");
    }

    @Test
    void what_the_server_holds_otherwise_is_noticed() throws Exception {
        PhotoHash photo = hash(jpeg(30, 30));
        Path file = Files.write(scratch.resolve("photo"), jpeg(30, 30));
        Path copy = Files.write(scratch.resolve("copy"), jpeg(10, 10));
        place().keep(photo, file, copy);
        String key = EvidenceObjects.keyOf(photo) + ".jpg";
        var blob = server.store().getBlob(S3Server.BUCKET, key);
        byte[] other = jpeg(11, 10);
        server.store()
                .putBlob(
                        S3Server.BUCKET,
                        server.store()
                                .blobBuilder(key)
                                .userMetadata(blob.getMetadata().getUserMetadata())
                                .payload(other)
                                .contentLength(other.length)
                                .build());
        assertThatThrownBy(() -> place().readCopy(photo)).hasMessageContaining("other bytes");
    }

    /** One photo under another's name is not taken for it. */
    @Test
    void an_object_of_another_size_under_the_key_is_no_success() throws Exception {
        PhotoHash photo = hash(jpeg(40, 30));
        byte[] squatter = {1, 2, 3};
        server.store()
                .putBlob(
                        S3Server.BUCKET,
                        server.store()
                                .blobBuilder(EvidenceObjects.keyOf(photo))
                                .payload(squatter)
                                .contentLength(squatter.length)
                                .build());
        Path file = Files.write(scratch.resolve("photo"), jpeg(40, 30));
        assertThatThrownBy(() -> place().keep(photo, file, file)).hasMessageContaining("something else");
    }

    @Test
    void trying_again_ends_in_time() throws Exception {
        server.stop();
        long began = System.nanoTime();
        try (EvidenceObjects place = place()) {
            assertThatThrownBy(() -> place.has(hash(new byte[0]))).isInstanceOf(IOException.class);
        } finally {
            server.start();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(45));
    }
}
