package city.statictraffic.patrolimpound.domain.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a photo may leave. One of an intake that counts stays as long as that intake is open; nothing leaves while a hold
 * stands on it.
 *
 * @param loose how long after its arrival a photo is kept that no intake names
 * @param undone how long after the last undoing a photo is kept that only undone intakes name
 */
public record RetentionRules(Duration loose, Duration undone) {
    /** Intakes may be reported 45 days late, and name photos that arrived long before; twice that is the least. */
    public static final Duration LEAST = Duration.ofDays(90);

    /** Why a photo left. */
    public enum Rule {
        LOOSE("no-intake"),
        UNDONE("intake-undone");

        private final String word;

        Rule(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public RetentionRules {
        if (loose.compareTo(LEAST) < 0 || undone.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("evidence is kept for at least " + LEAST.toDays() + " days");
        }
    }

    /** Half a year for a photo without a case, three years after a case that never counted. */
    public static RetentionRules usual() {
        return new RetentionRules(Duration.ofDays(183), Duration.ofDays(1_095));
    }

    /** The rule by which a photo leaves now, if one does. */
    public Optional<Rule> ruleToLeave(EvidenceFacts facts, Instant now) {
        if (facts.held() || facts.inOpenIntake()) {
            return Optional.empty();
        }
        Optional<Instant> undoneAt = facts.lastUndoneAt();
        // An undone intake may name a photo that came after it was undone, by another intake's mistake: the later
        // counts.
        Instant since = undoneAt.filter(at -> at.isAfter(facts.arrivedAt())).orElse(facts.arrivedAt());
        Duration kept = undoneAt.isPresent() ? undone : loose;
        return now.isBefore(since.plus(kept))
                ? Optional.empty()
                : Optional.of(undoneAt.isPresent() ? Rule.UNDONE : Rule.LOOSE);
    }
}
