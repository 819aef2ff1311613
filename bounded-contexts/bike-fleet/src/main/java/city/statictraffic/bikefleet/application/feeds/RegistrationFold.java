package city.statictraffic.bikefleet.application.feeds;

import city.statictraffic.bikefleet.domain.bike.Bike;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.bikefleet.domain.bike.BikeState;
import city.statictraffic.bikefleet.domain.feed.FeedRecord.BikeRegistration;
import city.statictraffic.kernel.decision.Decision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a registration that now stands means for the bike's regulatory life. */
public final class RegistrationFold {
    /**
     * @param bike the bike as it now is
     * @param changed whether it has to be saved
     * @param historyKinds what its history tells, in order
     * @param filedAt since when it is filed, if others have to be told of its filing
     */
    public record Result(
            Bike bike,
            boolean changed,
            java.util.List<String> historyKinds,
            @Nullable Instant filedAt) {}

    private RegistrationFold() {}

    public static Result apply(@Nullable Bike known, BikeId id, BikeRegistration registration, boolean urlChanged) {
        var kinds = new java.util.ArrayList<String>();
        Bike bike = known;
        if (bike == null) {
            bike = Bike.registered(id);
            kinds.add("registered");
        } else {
            kinds.add("updated");
        }
        Instant tell = urlChanged && bike.state() instanceof BikeState.Filed(Instant since) ? since : null;
        Long filedAt = registration.filedAtMicros();
        if (filedAt != null) {
            Instant at = Instant.EPOCH.plus(filedAt, ChronoUnit.MICROS);
            switch (bike.declareFiled(at)) {
                case Decision.Accepted<Bike>(var next) -> {
                    boolean newly = !next.equals(bike);
                    if (newly) {
                        kinds.add("filed");
                    }
                    tell = newly || urlChanged ? at : tell;
                    bike = next;
                }
                case Decision.Refused<Bike> ignored -> kinds.add("late-filing-declared");
            }
        }
        return new Result(bike, known == null || !bike.equals(known), java.util.List.copyOf(kinds), tell);
    }
}
