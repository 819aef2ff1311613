package city.statictraffic.patrolimpound.domain.intake;

import city.statictraffic.patrolimpound.domain.filing.FiledBike;
import city.statictraffic.patrolimpound.domain.yard.Yard;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known when a bike is to be taken in, with the bike locked against other intakes.
 *
 * @param yard a yard the officer may use
 * @param open the intake for which the bike stands in a yard now
 * @param known the photos named that have arrived
 * @param sequence this slip's place in its district's day
 */
public record IntakeFacts(
        Optional<Yard> yard, Optional<Intake> open, Optional<FiledBike> filed, Set<PhotoHash> known, int sequence) {
    public IntakeFacts {
        known = Set.copyOf(known);
    }

    List<String> unknownOf(List<PhotoHash> photos) {
        return photos.stream()
                .filter(photo -> !known.contains(photo))
                .map(PhotoHash::hex)
                .toList();
    }
}
