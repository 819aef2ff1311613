package city.statictraffic.patrolimpound.contract;

import static city.statictraffic.patrolimpound.fixture.Given.BIKE;
import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.STREET;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static city.statictraffic.patrolimpound.fixture.Given.id;
import static city.statictraffic.patrolimpound.fixture.ScanBuilder.aScan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.scan.Sighting;
import city.statictraffic.patrolimpound.fixture.Given;
import city.statictraffic.patrolimpound.fixture.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B04")
public abstract class ScansContract {
    protected abstract World world();

    @Test
    void a_saved_scan_is_found_again_as_it_was() {
        var change = aScan().knowing(Given.filed(BIKE, NOW.minusSeconds(9)))
                .offline("unfiled")
                .change();
        get(world().scans().save(change));
        var found = get(world().scans().find(change.state().scanId())).orElseThrow();
        assertThat(found.report()).isEqualTo(change.state().report());
        assertThat(found.recordedAt()).isEqualTo(change.state().recordedAt());
        assertThat(found.filingKnowledgeAsOf()).isEqualTo(change.state().filingKnowledgeAsOf());
        assertThat(found.finding().verdict()).isEqualTo(change.state().finding().verdict());
        assertThat(found.finding().reasons()).isEqualTo(change.state().finding().reasons());
        assertThat(found.finding().advice()).isEqualTo(change.state().finding().advice());
        assertThat(found.finding().bike()).isEqualTo(BIKE);
        assertThat(found.finding().filedAt()).isEqualTo(NOW.minusSeconds(9));
    }

    @Test
    void a_scan_without_place_or_recognised_code_is_found_again_as_it_was() {
        var change = aScan().qr("weixin://dl/7").in(null).change();
        get(world().scans().save(change));
        assertThat(get(world().scans().find(change.state().scanId()))).contains(change.state());
    }

    @Test
    void a_typed_number_is_found_again_as_typed() {
        var change = aScan().typed("operator-x", "12345678").change();
        get(world().scans().save(change));
        assertThat(get(world().scans().find(change.state().scanId()))).contains(change.state());
    }

    @Test
    void an_unknown_scan_is_not_found() {
        assertThat(get(world().scans().find(id(77)))).isEmpty();
    }

    @Test
    void the_event_of_a_scan_is_left_in_the_outbox_with_it() {
        get(world().scans().save(aScan().change()));
        assertThat(world().outbox())
                .containsExactly("patrol-impound.events.v1 patrol-impound.scan-recorded.v1 operator-a/JQ00012345");
    }

    @Test
    void a_scan_is_written_once() {
        get(world().scans().save(aScan().change()));
        assertThatThrownBy(() -> get(world().scans().save(aScan().change()))).isNotNull();
    }

    @Test
    void sightings_are_those_of_the_bike_in_the_window_newest_first() {
        var other = new BikeId("operator-a", "JQ00099999");
        get(world().scans().save(aScan().id(id(1)).at(NOW.minusSeconds(100)).change()));
        get(world().scans().save(aScan().id(id(2)).at(NOW).change()));
        get(world().scans().save(aScan().id(id(3)).at(NOW.plusSeconds(100)).change()));
        get(world().scans().save(aScan().id(id(4)).at(NOW).in(null).change()));
        get(world().scans().save(aScan().id(id(5)).at(NOW).of(other).change()));
        assertThat(get(world().scans().listSightings(BIKE, NOW.minusSeconds(100), NOW)))
                .containsExactly(
                        new Sighting(NOW, STREET, Sighting.SCAN),
                        new Sighting(NOW.minusSeconds(100), STREET, Sighting.SCAN));
    }

    @Test
    void the_last_sighting_lies_before_the_time() {
        get(world().scans().save(aScan().id(id(1)).at(NOW.minusSeconds(100)).change()));
        get(world().scans().save(aScan().id(id(2)).at(NOW).change()));
        assertThat(get(world().scans().findLastSighting(BIKE, NOW)))
                .contains(new Sighting(NOW.minusSeconds(100), STREET, Sighting.SCAN));
        assertThat(get(world().scans().findLastSighting(BIKE, NOW.minusSeconds(100))))
                .isEmpty();
    }
}
