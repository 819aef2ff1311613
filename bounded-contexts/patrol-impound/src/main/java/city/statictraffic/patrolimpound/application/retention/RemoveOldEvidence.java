package city.statictraffic.patrolimpound.application.retention;

import static java.time.temporal.ChronoUnit.MICROS;

import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.application.port.EvidenceStore;
import city.statictraffic.patrolimpound.application.port.Ports;
import city.statictraffic.patrolimpound.domain.evidence.RetentionRules;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Takes out photos past their time: first the row, which leaves a tombstone, then the bytes. Broken off in between, the next
 * run removes the bytes. Blocks; meant to run now and then, by one process at a time, never on an event loop.
 */
public final class RemoveOldEvidence {
    /** For so long after its bytes left a photo is not taken again: one on its way meanwhile would lose its bytes. */
    public static final Duration SETTLED = Duration.ofMinutes(10);

    /** Waits for a stage on the calling thread. */
    @FunctionalInterface
    public interface Waiting {
        <T> T await(CompletionStage<T> stage) throws InterruptedException;
    }

    private static final String ACTOR = "housekeeping";
    private static final int STEP = 200;

    private final UnitOfWork work;
    private final EvidenceIndex index;
    private final EvidenceStore store;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final RetentionRules rules;
    private final Waiting waiting;

    private RemoveOldEvidence(Ports ports, RetentionRules rules, Waiting waiting) {
        this.work = ports.work();
        this.index = ports.evidenceIndex();
        this.store = ports.evidenceStore();
        this.audit = ports.audit();
        this.clock = ports.clock();
        this.rules = rules;
        this.waiting = waiting;
    }

    public static RemoveOldEvidence of(Ports ports, RetentionRules rules, Waiting waiting) {
        return new RemoveOldEvidence(ports, rules, waiting);
    }

    /** How many photos one run took out. Fails with the first that stays at its end, so that one stops no other. */
    public int run() throws InterruptedException {
        var staying = new ArrayList<EvidenceStore.Away>();
        removeBytes(staying);
        Duration shortest = rules.loose().compareTo(rules.undone()) < 0 ? rules.loose() : rules.undone();
        Instant before = clock.instant().minus(shortest);
        int buried = 0;
        Optional<PhotoHash> after = Optional.empty();
        do {
            List<PhotoHash> old = waiting.await(index.listOld(before, after, STEP));
            for (PhotoHash photo : old) {
                buried += bury(photo) ? 1 : 0;
            }
            removeBytes(staying);
            after = old.size() < STEP ? Optional.empty() : Optional.of(old.getLast());
        } while (after.isPresent());
        if (!staying.isEmpty()) {
            throw staying.getFirst();
        }
        return buried;
    }

    private boolean bury(PhotoHash photo) throws InterruptedException {
        Instant now = clock.instant().truncatedTo(MICROS);
        return waiting.await(work.run(() -> index.lockFacts(photo)
                                .thenCompose(found -> found.flatMap(facts -> rules.ruleToLeave(facts, now))
                                        .map(rule -> bury(photo, rule, now))
                                        .orElseGet(() -> Stages.done(false))
                                        .thenApply(Decision::accepted))))
                        instanceof Decision.Accepted<Boolean>(var done)
                && done;
    }

    private CompletionStage<Boolean> bury(PhotoHash photo, RetentionRules.Rule rule, Instant now) {
        return index.bury(photo, now, rule)
                .thenCompose(tombstone -> audit.record(new AuditEntry(
                        now,
                        ACTOR,
                        ACTOR,
                        "patrol-impound.evidence-removed",
                        photo.hex(),
                        Map.of(
                                "rule",
                                rule.word(),
                                "arrivedAt",
                                tombstone.arrivedAt().toString()))))
                .thenApply(ignored -> true);
    }

    private void removeBytes(List<EvidenceStore.Away> staying) throws InterruptedException {
        Optional<PhotoHash> after = Optional.empty();
        do {
            List<PhotoHash> left = waiting.await(index.listUnburied(after, STEP));
            for (PhotoHash photo : left) {
                try {
                    store.remove(photo);
                } catch (EvidenceStore.Away stays) {
                    staying.add(stays);
                    continue;
                }
                waiting.await(index.markGone(photo, clock.instant().truncatedTo(MICROS)));
            }
            after = left.size() < STEP ? Optional.empty() : Optional.of(left.getLast());
        } while (after.isPresent());
    }
}
