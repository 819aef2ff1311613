package city.statictraffic.adapter.messaging.bikefleet;

import city.statictraffic.adapter.messaging.InboxGate;
import city.statictraffic.adapter.messaging.InboxGate.Route;
import city.statictraffic.bikefleet.application.reactions.PatrolEvents;
import city.statictraffic.bikefleet.application.reactions.WhenBikeTakenInThenImpound;
import city.statictraffic.bikefleet.application.reactions.WhenIntakeUndoneThenRelease;
import city.statictraffic.bikefleet.application.reactions.WhenScanRecordedThenTellHistory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What Bike Fleet hears of Patrol & Impound. */
@ApplicationScoped
public class BikeFleetInbox {
    private static final String CONSUMER = "bike-fleet";
    private final InboxGate gate;
    private final List<Route<?>> routes;

    BikeFleetInbox(
            InboxGate gate,
            WhenBikeTakenInThenImpound impound,
            WhenIntakeUndoneThenRelease release,
            WhenScanRecordedThenTellHistory history) {
        this.gate = gate;
        this.routes = List.of(
                new Route<>(PatrolEvents.BikeTakenIn.TYPE, PatrolEvents.BikeTakenIn.class, impound::handle),
                new Route<>(PatrolEvents.IntakeUndone.TYPE, PatrolEvents.IntakeUndone.class, release::handle),
                new Route<>(PatrolEvents.ScanRecorded.TYPE, PatrolEvents.ScanRecorded.class, history::handle));
    }

    @Incoming("bike-fleet-inbox")
    public Uni<Void> hear(String envelope) {
        return gate.pass(CONSUMER, envelope, routes);
    }
}
