package city.statictraffic.patrolimpound.domain.evidence;

import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.time.Instant;
import java.util.Optional;

/**
 * What decides over a photo's stay.
 *
 * @param inOpenIntake an intake that counts names it
 * @param lastUndoneAt when the last of the undone intakes that name it was undone
 * @param held a hold stands on it, on an intake that names it, or on the scan before such an intake
 */
public record EvidenceFacts(
        PhotoHash photo, Instant arrivedAt, boolean inOpenIntake, Optional<Instant> lastUndoneAt, boolean held) {}
