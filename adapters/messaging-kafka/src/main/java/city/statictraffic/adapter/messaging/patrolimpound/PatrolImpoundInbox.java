package city.statictraffic.adapter.messaging.patrolimpound;

import city.statictraffic.adapter.messaging.InboxGate;
import city.statictraffic.adapter.messaging.InboxGate.Route;
import city.statictraffic.patrolimpound.application.reactions.FleetBikesFiled;
import city.statictraffic.patrolimpound.application.reactions.FleetBikesSeen;
import city.statictraffic.patrolimpound.application.reactions.FleetQrUrlRuleChanged;
import city.statictraffic.patrolimpound.application.reactions.WhenBikesFiledThenKnowThem;
import city.statictraffic.patrolimpound.application.reactions.WhenBikesSeenThenKnowWhere;
import city.statictraffic.patrolimpound.application.reactions.WhenQrUrlRuleChangedThenKnowIt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What Patrol & Impound hears of Bike Fleet. */
@ApplicationScoped
public class PatrolImpoundInbox {
    private static final String CONSUMER = "patrol-impound";
    private final InboxGate gate;
    private final List<Route<?>> routes;

    PatrolImpoundInbox(
            InboxGate gate,
            WhenBikesFiledThenKnowThem filed,
            WhenBikesSeenThenKnowWhere seen,
            WhenQrUrlRuleChangedThenKnowIt rules) {
        this.gate = gate;
        this.routes = List.of(
                new Route<>(FleetBikesFiled.TYPE, FleetBikesFiled.class, filed::handle),
                new Route<>(FleetBikesSeen.TYPE, FleetBikesSeen.class, seen::handle),
                new Route<>(FleetQrUrlRuleChanged.TYPE, FleetQrUrlRuleChanged.class, rules::handle));
    }

    @Incoming("patrol-impound-inbox")
    public Uni<Void> hear(String envelope) {
        return gate.pass(CONSUMER, envelope, routes);
    }
}
