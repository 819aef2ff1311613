package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.kernel.event.Change;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.scan.Scan;
import city.statictraffic.patrolimpound.domain.scan.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Recorded scans. */
public interface Scans {
    CompletionStage<Optional<Scan>> find(UUID scanId);

    /** Scans of a bike that have a place, {@code from} and {@code to} included; at most the 100 latest. */
    CompletionStage<List<Sighting>> listSightings(BikeId bike, Instant from, Instant to);

    /** The last scan with a place before a time. */
    CompletionStage<Optional<Sighting>> findLastSighting(BikeId bike, Instant before);

    /** The scan and its events, together. */
    CompletionStage<Scan> save(Change<Scan> change);
}
