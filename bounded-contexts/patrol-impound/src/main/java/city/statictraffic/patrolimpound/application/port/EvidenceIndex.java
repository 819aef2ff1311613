package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.patrolimpound.domain.evidence.EvidenceFacts;
import city.statictraffic.patrolimpound.domain.evidence.RetentionRules;
import city.statictraffic.patrolimpound.domain.evidence.Tombstone;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Which photos have arrived. The bytes are in the {@link EvidenceStore}. */
public interface EvidenceIndex {
    record Entry(PhotoHash photo, long bytes, String mediaType, Instant arrivedAt, String bySubject) {}

    /** The first arrival counts; the same photo again changes nothing. True when it is new. */
    CompletionStage<Boolean> add(Entry entry);

    CompletionStage<Optional<Entry>> find(PhotoHash photo);

    /** Those of the photos that have arrived. In a transaction they stay until it ends. */
    CompletionStage<Set<PhotoHash>> listKnown(List<PhotoHash> photos);

    /** Whether somebody may look at a photo: who sent it, and who may see an intake it belongs to. */
    CompletionStage<Boolean> isVisible(DataScope scope, String subject, PhotoHash photo);

    /** Photos that arrived before a time and that no open intake names, in the order of their hashes, after the given one. */
    CompletionStage<List<PhotoHash>> listOld(Instant time, Optional<PhotoHash> after, int limit);

    /** What decides over a photo's stay; locked against holds and new intakes until the transaction ends. */
    CompletionStage<Optional<EvidenceFacts>> lockFacts(PhotoHash photo);

    /** Takes a photo's row out and leaves a tombstone. Its bytes are to be removed next. */
    CompletionStage<Tombstone> bury(PhotoHash photo, Instant at, RetentionRules.Rule rule);

    /** Buried photos whose bytes may still be there, in the order of their hashes, after the given one. */
    CompletionStage<List<PhotoHash>> listUnburied(Optional<PhotoHash> after, int limit);

    /** The bytes of a buried photo are gone. */
    CompletionStage<Void> markGone(PhotoHash photo, Instant at);

    /** Whether a photo was buried and its bytes were there still, or left after the given time. */
    CompletionStage<Boolean> isLeaving(PhotoHash photo, Instant goneAfter);

    /** The tombstones of a photo, the latest first. */
    CompletionStage<List<Tombstone>> listTombstones(PhotoHash photo);
}
