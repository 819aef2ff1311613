package city.statictraffic.patrolimpound.domain.evidence;

import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.time.Instant;

/** What is left of a photo that was taken out: which it was, when it left, and by which rule. */
public record Tombstone(
        PhotoHash photo, long bytes, String mediaType, Instant arrivedAt, Instant removedAt, String rule) {}
