package city.statictraffic.adapter.persistence.patrolimpound;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.adapter.persistence.EmbeddedStore;
import city.statictraffic.kernel.access.DataScope;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the first schemas held is read by today's adapter. */
@Tag("N07")
class UpgradedYardTest {
    private static final EmbeddedStore STORE = EmbeddedStore.upgraded(List.of());

    @Test
    void every_intake_of_then_is_found_under_its_slip_number() {
        var intakes = new PgFindIntakes(STORE.pool());
        List<String> slips = STORE.query("SELECT intake_id || ' ' || slip_no FROM patrol_impound.intake ORDER BY 1");
        assertThat(slips).isNotEmpty();
        for (String slip : slips) {
            var found = intakes.find(new DataScope.WholeCity(), UUID.fromString(slip.split(" ")[0]))
                    .toCompletableFuture()
                    .join();
            assertThat(found)
                    .hasValueSatisfying(line -> assertThat(line.slipNo()).isEqualTo(slip.split(" ", 2)[1]));
        }
    }
}
