package city.statictraffic.adapter.persistence.bikefleet;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.adapter.persistence.EmbeddedStore;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.kernel.access.DataScope;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the first schemas held is read by today's adapter. */
@Tag("N07")
class UpgradedFleetTest {
    private static final EmbeddedStore STORE = EmbeddedStore.upgraded(List.of());
    private static final DataScope CITY = new DataScope.WholeCity();

    @Test
    void every_bike_of_then_is_found_with_its_history() {
        var fleet = new PgFindFleet(STORE.pool(), STORE.json());
        List<String> bikes = STORE.query("SELECT operator_id || ' ' || bike_id FROM bike_fleet.bike ORDER BY 1");
        assertThat(bikes).isNotEmpty();
        for (String bike : bikes) {
            var id = new BikeId(bike.split(" ")[0], bike.split(" ")[1]);
            assertThat(fleet.bike(CITY, id).toCompletableFuture().join())
                    .as(bike)
                    .isPresent();
            int told = Integer.parseInt(STORE.query("SELECT count(*) FROM bike_fleet.bike_history WHERE operator_id = '"
                            + id.operatorId() + "' AND bike_id = '" + id.number() + "'")
                    .getFirst());
            assertThat(fleet.history(CITY, id, Optional.empty(), 100)
                            .toCompletableFuture()
                            .join()
                            .items())
                    .as(bike)
                    .hasSizeGreaterThanOrEqualTo(Math.min(told, 1));
        }
    }
}
