package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.kernel.access.DataScope;
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

    CompletionStage<Set<PhotoHash>> listKnown(List<PhotoHash> photos);

    /** Whether somebody may look at a photo: who sent it, and who may see an intake it belongs to. */
    CompletionStage<Boolean> isVisible(DataScope scope, String subject, PhotoHash photo);
}
