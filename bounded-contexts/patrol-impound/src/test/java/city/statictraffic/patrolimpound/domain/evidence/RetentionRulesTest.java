package city.statictraffic.patrolimpound.domain.evidence;

import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.fixture.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B05")
class RetentionRulesTest {
    private static final RetentionRules RULES = new RetentionRules(Duration.ofDays(183), Duration.ofDays(1_095));
    private static final Instant ARRIVED = NOW;

    @Test
    void a_photo_without_a_case_leaves_after_half_a_year_and_not_a_moment_earlier() {
        EvidenceFacts facts = facts(false, Optional.empty(), false);
        assertThat(RULES.ruleToLeave(facts, days(183).minusNanos(1))).isEmpty();
        assertThat(RULES.ruleToLeave(facts, days(183))).contains(RetentionRules.Rule.LOOSE);
    }

    @Test
    void a_photo_of_undone_intakes_leaves_by_the_last_undoing() {
        EvidenceFacts facts = facts(false, Optional.of(days(10)), false);
        assertThat(RULES.ruleToLeave(facts, days(1_104))).isEmpty();
        assertThat(RULES.ruleToLeave(facts, days(1_105))).contains(RetentionRules.Rule.UNDONE);
    }

    @Test
    void a_photo_of_an_open_intake_never_leaves() {
        assertThat(RULES.ruleToLeave(facts(true, Optional.of(days(1)), false), days(40_000)))
                .isEmpty();
    }

    @Test
    void nothing_leaves_while_a_hold_stands() {
        assertThat(RULES.ruleToLeave(facts(false, Optional.empty(), true), days(40_000)))
                .isEmpty();
    }

    @Test
    void less_than_ninety_days_is_not_to_be_set() {
        assertThatThrownBy(() -> new RetentionRules(Duration.ofDays(89), Duration.ofDays(1_095)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_hold_has_something_to_hold_and_one_document_holds_once() {
        var target = new HoldTarget.Photo(Given.photo(1));
        var act = new EvidenceHold.Act(NOW, "s", "city", "lawsuit", "A-1");
        assertThat(EvidenceHold.put(Given.id(1), target, act, 0, List.of()))
                .isEqualTo(Decision.refused(
                        new HoldRefusal.NothingToHold("photo", Given.photo(1).hex())));
        var standing = new EvidenceHold(Given.id(1), target, act, Optional.empty());
        assertThat(EvidenceHold.put(Given.id(1), target, act, 1, List.of())).isEqualTo(Decision.accepted(standing));
        assertThat(EvidenceHold.put(Given.id(2), target, act, 1, List.of(standing)))
                .isEqualTo(Decision.refused(new HoldRefusal.AlreadyHeld(Given.id(1), "A-1")));
        var other = new EvidenceHold.Act(NOW, "s", "city", "lawsuit", "A-2");
        assertThat(EvidenceHold.put(Given.id(2), target, other, 1, List.of(standing)))
                .isInstanceOf(Decision.Accepted.class);
        var lifted = new EvidenceHold(Given.id(1), target, act, Optional.of(other));
        assertThat(standing.lift(other)).isEqualTo(Decision.accepted(lifted));
        assertThat(lifted.lift(other)).isEqualTo(Decision.refused(new HoldRefusal.AlreadyLifted(Given.id(1))));
    }

    private static EvidenceFacts facts(boolean open, Optional<Instant> undoneAt, boolean held) {
        return new EvidenceFacts(Given.photo(1), ARRIVED, open, undoneAt, held);
    }

    private static Instant days(int days) {
        return ARRIVED.plus(Duration.ofDays(days));
    }
}
