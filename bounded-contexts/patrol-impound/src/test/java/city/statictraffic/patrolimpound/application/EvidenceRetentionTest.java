package city.statictraffic.patrolimpound.application;

import static city.statictraffic.patrolimpound.application.UseCases.PATROL;
import static city.statictraffic.patrolimpound.application.UseCases.caller;
import static city.statictraffic.patrolimpound.application.UseCases.request;
import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.Role;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.evidence.EvidenceRefusal;
import city.statictraffic.patrolimpound.application.evidence.SealEvidence;
import city.statictraffic.patrolimpound.application.hold.LiftHold;
import city.statictraffic.patrolimpound.application.hold.PutHold;
import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.application.port.EvidenceStore;
import city.statictraffic.patrolimpound.application.retention.RemoveOldEvidence;
import city.statictraffic.patrolimpound.domain.evidence.HoldRefusal;
import city.statictraffic.patrolimpound.domain.evidence.HoldTarget;
import city.statictraffic.patrolimpound.domain.evidence.RetentionRules;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import city.statictraffic.patrolimpound.fixture.Given;
import city.statictraffic.patrolimpound.fixture.InMemoryEvidenceStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B05")
class EvidenceRetentionTest {
    private static final byte[] BYTES = "an old photo".getBytes(StandardCharsets.US_ASCII);
    private static final PhotoHash PHOTO = new PhotoHash(InMemoryEvidenceStore.hash(BYTES));
    private static final Caller CITY = caller("subject-9", "city", Role.CITY_OFFICE);

    private final UseCases city = new UseCases();
    private final RemoveOldEvidence housekeeping = city.context.removeOldEvidence(RetentionRules.usual(), Given::get);

    @Test
    void an_old_photo_leaves_with_its_bytes_and_leaves_a_tombstone_and_an_audit_line() throws Exception {
        send();
        assertThat(housekeeping.run()).isZero();
        city.now = NOW.plus(Duration.ofDays(184));
        // The other is the one the fixture begins with.
        assertThat(housekeeping.run()).isEqualTo(2);
        assertThat(city.store.copyOf(PHOTO)).isEmpty();
        assertThat(get(city.world.evidenceIndex().find(PHOTO))).isEmpty();
        assertThat(get(city.world.evidenceIndex().listTombstones(PHOTO)))
                .singleElement()
                .satisfies(stone -> assertThat(stone.rule()).isEqualTo("no-intake"));
        assertThat(city.world.audited()).extracting(AuditEntry::action).contains("patrol-impound.evidence-removed");
        assertThat(housekeeping.run()).isZero();
    }

    @Test
    void a_hold_keeps_it_until_it_is_lifted() throws Exception {
        send();
        UUID holdId = accept(put(1, "A-1")).holdId();
        assertThat(get(city.context.putHold().handle(command(2, "A-1"))))
                .isEqualTo(Decision.refused(new HoldRefusal.AlreadyHeld(holdId, "A-1")));
        city.now = NOW.plus(Duration.ofDays(4_000));
        housekeeping.run();
        assertThat(city.store.copyOf(PHOTO)).isPresent();
        var lift = new LiftHold.Command(request(3, "lift"), CITY, holdId, "settled", "A-9");
        assertThat(get(city.context.liftHold().handle(lift))).isInstanceOf(Decision.Accepted.class);
        housekeeping.run();
        assertThat(city.store.copyOf(PHOTO)).isEmpty();
        assertThat(city.world.audited())
                .extracting(AuditEntry::action)
                .contains("patrol-impound.evidence-hold-put", "patrol-impound.evidence-hold-lifted");
    }

    @Test
    void bytes_left_behind_by_a_broken_run_are_removed_by_the_next() throws Exception {
        send();
        get(city.world.evidenceIndex().bury(PHOTO, NOW, RetentionRules.Rule.LOOSE));
        assertThat(send()).isEqualTo(Decision.refused(new EvidenceRefusal.BeingRemoved()));
        housekeeping.run();
        assertThat(city.store.copyOf(PHOTO)).isEmpty();
        assertThat(send()).isEqualTo(Decision.refused(new EvidenceRefusal.BeingRemoved()));
        city.now = NOW.plus(RemoveOldEvidence.SETTLED);
        assertThat(accept(send()).isNew()).isTrue();
    }

    @Test
    void a_photo_that_cannot_be_taken_out_stops_no_other_and_is_told() throws Exception {
        send();
        var first = new PhotoHash("0".repeat(64));
        city.store.stuck.add(first);
        get(city.world.evidenceIndex().add(new EvidenceIndex.Entry(first, 1, "image/jpeg", NOW, "subject-1")));
        city.now = NOW.plus(Duration.ofDays(184));
        assertThatThrownBy(housekeeping::run).isInstanceOf(EvidenceStore.Away.class);
        assertThat(city.store.copyOf(PHOTO)).isEmpty();
        assertThat(get(city.world.evidenceIndex().listUnburied(Optional.empty(), 9)))
                .containsExactly(first);
        city.store.stuck.clear();
        housekeeping.run();
        assertThat(get(city.world.evidenceIndex().listUnburied(Optional.empty(), 9)))
                .isEmpty();
    }

    @Test
    void what_is_not_there_is_not_held() {
        assertThat(put(1, "A-1")).isEqualTo(Decision.refused(new HoldRefusal.NothingToHold("photo", PHOTO.hex())));
        var lift = new LiftHold.Command(request(3, "lift"), CITY, Given.id(77), "settled", "A-9");
        assertThat(get(city.context.liftHold().handle(lift)))
                .isEqualTo(Decision.refused(new HoldRefusal.HoldUnknown(Given.id(77))));
    }

    private Decision<PutHold.Result> put(int key, String documentNo) {
        return get(city.context.putHold().handle(command(key, documentNo)));
    }

    private static PutHold.Command command(int key, String documentNo) {
        return new PutHold.Command(
                request(key, "hold" + key), CITY, new HoldTarget.Photo(PHOTO), "lawsuit", documentNo);
    }

    private Decision<SealEvidence.Kept> send() throws Exception {
        return get(city.context.sealEvidence().handle(PATROL, PHOTO, new ByteArrayInputStream(BYTES)::read));
    }

    private static <T> T accept(Decision<T> decision) {
        return switch (decision) {
            case Decision.Accepted<T>(var value) -> value;
            case Decision.Refused<T>(var why) -> throw new AssertionError(why.toString());
        };
    }
}
