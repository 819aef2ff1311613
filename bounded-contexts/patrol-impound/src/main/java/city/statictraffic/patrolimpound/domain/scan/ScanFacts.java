package city.statictraffic.patrolimpound.domain.scan;

import city.statictraffic.patrolimpound.domain.filing.FiledBike;
import city.statictraffic.patrolimpound.domain.filing.ReadCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known when a scan is judged.
 *
 * @param filed the filed ones among the candidates of the code
 * @param custody of the bike the code stands for, if it is in stock
 * @param sightings other sightings of that bike around the time of this one
 * @param lastSeen its last sighting before this one, however long ago
 * @param filingKnowledgeAsOf the latest filing message this context has heard; empty before the first
 */
public record ScanFacts(
        ReadCode read,
        List<FiledBike> filed,
        Optional<Custody> custody,
        List<Sighting> sightings,
        Optional<Sighting> lastSeen,
        Optional<Instant> filingKnowledgeAsOf) {
    public ScanFacts {
        filed = List.copyOf(filed);
        sightings = List.copyOf(sightings);
    }
}
