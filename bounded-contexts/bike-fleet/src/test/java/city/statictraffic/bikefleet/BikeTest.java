package city.statictraffic.bikefleet;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.bikefleet.domain.bike.Bike;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.bikefleet.domain.bike.BikeRefusal;
import city.statictraffic.bikefleet.domain.bike.BikeState;
import city.statictraffic.kernel.decision.Decision;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B05")
class BikeTest {
    private static final BikeId ID = new BikeId("operator-a", "JQ1");
    private static final Instant FILED = Instant.parse("2026-01-05T02:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final UUID INTAKE = new UUID(1, 1);

    @Test
    void a_filing_date_makes_a_registered_bike_filed_and_telling_it_again_changes_nothing() {
        Bike filed = accepted(Bike.registered(ID).declareFiled(FILED));
        assertThat(filed.state()).isEqualTo(new BikeState.Filed(FILED));
        assertThat(accepted(filed.declareFiled(NOW))).isEqualTo(filed);
    }

    @Test
    void a_bike_found_unfiled_is_not_filed_by_a_feed() {
        assertThat(refused(Bike.foundUnfiled(ID, NOW).declareFiled(FILED)))
                .isEqualTo(new BikeRefusal.LateFilingNeedsReview(ID));
        Bike inYard = accepted(Bike.foundUnfiled(ID, NOW).impound(INTAKE, "yard-1", NOW));
        assertThat(refused(inYard.declareFiled(FILED))).isEqualTo(new BikeRefusal.LateFilingNeedsReview(ID));
    }

    @Test
    void an_intake_impounds_and_its_undoing_brings_back_what_the_bike_was() {
        Bike filed = accepted(Bike.registered(ID).declareFiled(FILED));
        Bike impounded = accepted(filed.impound(INTAKE, "yard-1", NOW));
        assertThat(impounded.state().code()).isEqualTo("impounded");
        assertThat(accepted(impounded.impound(INTAKE, "yard-1", NOW))).isEqualTo(impounded);
        assertThat(refused(impounded.impound(new UUID(2, 2), "yard-2", NOW)))
                .isEqualTo(new BikeRefusal.AlreadyImpounded(ID, "yard-1"));
        assertThat(accepted(impounded.undoImpound(INTAKE))).isEqualTo(filed);
        assertThat(refused(filed.undoImpound(INTAKE))).isEqualTo(new BikeRefusal.NotImpoundedByThat(ID));
    }

    @Test
    void a_filing_told_while_the_bike_stands_in_a_yard_holds_when_it_comes_back() {
        Bike impounded = accepted(Bike.registered(ID).impound(INTAKE, "yard-1", NOW));
        Bike told = accepted(impounded.declareFiled(FILED));
        assertThat(told.state().code()).isEqualTo("impounded");
        assertThat(accepted(told.undoImpound(INTAKE)).state()).isEqualTo(new BikeState.Filed(FILED));
    }

    private static Bike accepted(Decision<Bike> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted<Bike>) decision).value();
    }

    private static Object refused(Decision<Bike> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<Bike>) decision).why();
    }
}
