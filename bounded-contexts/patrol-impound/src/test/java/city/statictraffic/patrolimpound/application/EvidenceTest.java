package city.statictraffic.patrolimpound.application;

import static city.statictraffic.patrolimpound.application.UseCases.OTHER_PATROL;
import static city.statictraffic.patrolimpound.application.UseCases.PATROL;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.evidence.EvidenceRefusal;
import city.statictraffic.patrolimpound.application.evidence.SealEvidence;
import city.statictraffic.patrolimpound.application.port.EvidenceStore;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import city.statictraffic.patrolimpound.fixture.Given;
import city.statictraffic.patrolimpound.fixture.InMemoryEvidenceStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B05")
class EvidenceTest {
    private static final byte[] BYTES = "a photo".getBytes(StandardCharsets.US_ASCII);
    private static final PhotoHash HASH = new PhotoHash(InMemoryEvidenceStore.hash(BYTES));

    private final UseCases city = new UseCases();

    @Test
    void a_photo_is_kept_once_however_often_it_is_sent() throws EvidenceStore.BrokenOff {
        assertThat(send(HASH)).isEqualTo(Decision.accepted(new SealEvidence.Kept(HASH.hex(), 7, true)));
        assertThat(send(HASH)).isEqualTo(Decision.accepted(new SealEvidence.Kept(HASH.hex(), 7, false)));
        assertThat(city.world.audited())
                .extracting(AuditEntry::action)
                .containsExactly("patrol-impound.evidence-sealed");
    }

    @Test
    void other_bytes_than_the_hash_says_are_refused_and_unknown_afterwards() throws EvidenceStore.BrokenOff {
        assertThat(send(Given.photo(9)))
                .isEqualTo(Decision.refused(
                        new EvidenceRefusal.HashMismatch(Given.photo(9).hex(), HASH.hex())));
        assertThat(get(city.world.evidenceIndex().find(Given.photo(9)))).isEmpty();
    }

    @Test
    void each_look_is_recorded_and_who_may_not_look_learns_nothing() throws EvidenceStore.BrokenOff {
        send(HASH);
        var nothing = new DataScope.Nothing();
        assertThat(get(city.context.lookAtEvidence().mayLook(OTHER_PATROL, nothing, HASH)))
                .isFalse();
        assertThat(get(city.context.lookAtEvidence().mayLook(PATROL, nothing, HASH)))
                .isTrue();
        assertThat(city.world.audited().getLast().action()).isEqualTo("patrol-impound.evidence-looked-at");
        assertThat(city.world.audited()).hasSize(2);
    }

    private Decision<SealEvidence.Kept> send(PhotoHash claimed) throws EvidenceStore.BrokenOff {
        var in = new ByteArrayInputStream(BYTES);
        return get(city.context.sealEvidence().handle(PATROL, claimed, in::read));
    }
}
