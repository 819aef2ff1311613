package city.statictraffic.patrolimpound.contract;

import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.OFFICER;
import static city.statictraffic.patrolimpound.fixture.Given.YARD;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static city.statictraffic.patrolimpound.fixture.Given.id;
import static city.statictraffic.patrolimpound.fixture.Given.photo;
import static city.statictraffic.patrolimpound.fixture.IntakeBuilder.anIntake;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.domain.evidence.EvidenceFacts;
import city.statictraffic.patrolimpound.domain.evidence.EvidenceHold;
import city.statictraffic.patrolimpound.domain.evidence.HoldTarget;
import city.statictraffic.patrolimpound.domain.evidence.RetentionRules;
import city.statictraffic.patrolimpound.domain.evidence.Tombstone;
import city.statictraffic.patrolimpound.domain.intake.Intake;
import city.statictraffic.patrolimpound.fixture.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B05")
public abstract class EvidenceIndexContract {
    protected abstract World world();

    @Test
    void the_first_arrival_of_a_photo_counts() {
        assertThat(get(world().evidenceIndex().add(entry(1, "subject-1")))).isTrue();
        assertThat(get(world().evidenceIndex().add(entry(1, "subject-2")))).isFalse();
        assertThat(get(world().evidenceIndex().find(photo(1)))).contains(entry(1, "subject-1"));
        assertThat(get(world().evidenceIndex().find(photo(2)))).isEmpty();
    }

    @Test
    void only_photos_that_arrived_are_known() {
        get(world().evidenceIndex().add(entry(1, "subject-1")));
        assertThat(get(world().evidenceIndex().listKnown(List.of(photo(1), photo(2)))))
                .isEqualTo(Set.of(photo(1)));
        assertThat(get(world().evidenceIndex().listKnown(List.of()))).isEmpty();
    }

    @Test
    void a_photo_is_seen_by_its_sender_and_by_who_may_see_its_intake() {
        get(world().yards().save(YARD));
        get(world().evidenceIndex().add(entry(1, "subject-1")));
        assertThat(visible(new DataScope.Nothing(), "subject-1")).isTrue();
        assertThat(visible(new DataScope.WholeCity(), "someone")).isFalse();
        get(world().intakes().save(anIntake().photos(photo(1)).change()));
        assertThat(visible(new DataScope.WholeCity(), "someone")).isTrue();
        assertThat(visible(new DataScope.OneDistrict("310110"), "someone")).isTrue();
        assertThat(visible(new DataScope.OneDistrict("310101"), "someone")).isFalse();
        assertThat(visible(new DataScope.OneOperator("operator-a"), "someone")).isTrue();
        assertThat(visible(new DataScope.OneOperator("operator-b"), "someone")).isFalse();
        assertThat(visible(new DataScope.Nothing(), "someone")).isFalse();
    }

    @Test
    void an_open_intake_an_undone_one_and_no_intake_are_told_apart() {
        get(world().yards().save(YARD));
        get(world().evidenceIndex().add(entry(1, "subject-1")));
        assertThat(facts()).isEqualTo(new EvidenceFacts(photo(1), NOW, false, Optional.empty(), false));
        Intake open = get(world().intakes().save(anIntake().photos(photo(1)).change()));
        assertThat(facts()).isEqualTo(new EvidenceFacts(photo(1), NOW, true, Optional.empty(), false));
        Instant later = NOW.plusSeconds(600);
        undo(open, later);
        assertThat(facts()).isEqualTo(new EvidenceFacts(photo(1), NOW, false, Optional.of(later), false));
    }

    @Test
    void a_hold_on_a_photo_its_intake_or_the_scan_before_it_stands_on_the_photo() {
        get(world().yards().save(YARD));
        get(world().evidenceIndex().add(entry(1, "subject-1")));
        Intake intake = get(world().intakes()
                .save(anIntake().afterScan(id(7)).photos(photo(1)).change()));
        for (HoldTarget target : List.of(
                new HoldTarget.Photo(photo(1)),
                new HoldTarget.OfIntake(intake.intakeId()),
                new HoldTarget.OfScan(id(7)))) {
            assertThat(get(world().evidenceHolds().lockPhotos(target)))
                    .as("%s", target)
                    .isEqualTo(1);
            EvidenceHold hold = get(world().evidenceHolds().save(hold(target)));
            assertThat(facts().held()).as("%s", target).isTrue();
            assertThat(get(world().evidenceHolds().listStandingOn(target))).containsExactly(hold);
            assertThat(get(world().evidenceHolds().list(Optional.of(new HoldTarget.Photo(photo(1))), true, 9)))
                    .containsExactly(hold);
            EvidenceHold lifted = get(world().evidenceHolds().save(accept(hold.lift(act(NOW.plusSeconds(5))))));
            assertThat(facts().held()).as("%s lifted", target).isFalse();
            assertThat(get(world().evidenceHolds().listStandingOn(target))).isEmpty();
            assertThat(get(world().evidenceHolds().lock(hold.holdId()))).contains(lifted);
        }
        assertThat(get(world().evidenceHolds().list(Optional.empty(), false, 9)))
                .hasSize(3);
        assertThat(get(world().evidenceHolds().list(Optional.empty(), true, 9))).isEmpty();
        assertThat(get(world().evidenceHolds().list(Optional.of(new HoldTarget.Photo(photo(2))), false, 9)))
                .isEmpty();
        assertThat(get(world().evidenceHolds().lockPhotos(new HoldTarget.Photo(photo(2)))))
                .isZero();
    }

    @Test
    void a_buried_photo_leaves_a_tombstone_and_may_come_again_once_its_bytes_are_gone() {
        get(world().evidenceIndex().add(entry(1, "subject-1")));
        Instant removed = NOW.plusSeconds(60);
        Tombstone tombstone = get(world().evidenceIndex().bury(photo(1), removed, RetentionRules.Rule.LOOSE));
        assertThat(tombstone).isEqualTo(new Tombstone(photo(1), 1_234, "image/jpeg", NOW, removed, "no-intake"));
        assertThat(get(world().evidenceIndex().find(photo(1)))).isEmpty();
        assertThat(get(world().evidenceIndex().listTombstones(photo(1)))).containsExactly(tombstone);
        assertThat(get(world().evidenceIndex().listUnburied(Optional.empty(), 9)))
                .containsExactly(photo(1));
        assertThat(get(world().evidenceIndex().listUnburied(Optional.of(photo(1)), 9)))
                .isEmpty();
        assertThat(get(world().evidenceIndex().isLeaving(photo(1), NOW))).isTrue();
        Instant gone = removed.plusSeconds(5);
        get(world().evidenceIndex().markGone(photo(1), gone));
        assertThat(get(world().evidenceIndex().listUnburied(Optional.empty(), 9)))
                .isEmpty();
        assertThat(get(world().evidenceIndex().isLeaving(photo(1), gone.minusSeconds(1))))
                .isTrue();
        assertThat(get(world().evidenceIndex().isLeaving(photo(1), gone))).isFalse();
        assertThat(get(world().evidenceIndex().isLeaving(photo(2), NOW))).isFalse();
        assertThat(get(world().evidenceIndex().add(entry(1, "subject-1")))).isTrue();
    }

    @Test
    void old_photos_are_listed_in_steps_without_those_of_open_intakes() {
        for (int number = 1; number <= 5; number++) {
            get(world().evidenceIndex().add(entry(number, "subject-1")));
        }
        assertThat(get(world().evidenceIndex().listOld(NOW, Optional.empty(), 9)))
                .isEmpty();
        Instant later = NOW.plusSeconds(1);
        assertThat(get(world().evidenceIndex().listOld(later, Optional.empty(), 3)))
                .containsExactly(photo(1), photo(2), photo(3));
        assertThat(get(world().evidenceIndex().listOld(later, Optional.of(photo(3)), 3)))
                .containsExactly(photo(4), photo(5));
        get(world().yards().save(YARD));
        get(world().intakes().save(anIntake().photos(photo(2)).change()));
        assertThat(get(world().evidenceIndex().listOld(later, Optional.empty(), 3)))
                .containsExactly(photo(1), photo(3), photo(4));
    }

    private EvidenceFacts facts() {
        return get(world().evidenceIndex().lockFacts(photo(1))).orElseThrow();
    }

    private void undo(Intake intake, Instant at) {
        get(world().intakes().save(accept(intake.undo(OFFICER, "wrong bike", CityCalendar.SHANGHAI, at))));
    }

    private int holds = 500;

    private EvidenceHold hold(HoldTarget target) {
        return new EvidenceHold(id(holds++), target, act(NOW), Optional.empty());
    }

    private static EvidenceHold.Act act(Instant at) {
        return new EvidenceHold.Act(at, "subject-9", "city", "lawsuit", "沪执保〔2026〕7号");
    }

    private static <T> T accept(Decision<T> decision) {
        return switch (decision) {
            case Decision.Accepted<T>(var value) -> value;
            case Decision.Refused<T>(var why) -> throw new AssertionError(why.toString());
        };
    }

    private boolean visible(DataScope scope, String subject) {
        return get(world().evidenceIndex().isVisible(scope, subject, photo(1)));
    }

    private static EvidenceIndex.Entry entry(int number, String subject) {
        return new EvidenceIndex.Entry(photo(number), 1_234, "image/jpeg", NOW, subject);
    }
}
