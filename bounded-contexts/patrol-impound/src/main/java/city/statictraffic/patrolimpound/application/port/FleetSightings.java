package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.scan.Sighting;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** This context's own copy of where operators say their bikes stand: of each bike the latest place told. */
public interface FleetSightings {
    CompletionStage<Optional<Sighting>> find(BikeId bike);

    /** Takes in what one message says; an older sighting never replaces a later one. */
    CompletionStage<Void> know(Map<BikeId, Sighting> seen);
}
