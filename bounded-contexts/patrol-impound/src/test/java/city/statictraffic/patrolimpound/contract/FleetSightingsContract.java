package city.statictraffic.patrolimpound.contract;

import static city.statictraffic.patrolimpound.fixture.Given.BIKE;
import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.geo.GeoPoint;
import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.scan.Sighting;
import city.statictraffic.patrolimpound.fixture.World;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of the copy of where operators say their bikes stand. */
@Tag("B04")
public abstract class FleetSightingsContract {
    private static final BikeId SAME_NUMBER_ELSEWHERE = new BikeId("operator-b", BIKE.number());

    protected abstract World world();

    private static Sighting seen(Instant at, double lon, @Nullable Double accuracy) {
        return new Sighting(at, new Place(new GeoPoint(lon, 31.25), accuracy), Sighting.FEED);
    }

    @Test
    void nothing_is_known_before_the_first_message() {
        assertThat(get(world().fleetSightings().find(BIKE))).isEmpty();
        get(world().fleetSightings().know(Map.of()));
        assertThat(get(world().fleetSightings().find(BIKE))).isEmpty();
    }

    @Test
    void a_bike_stands_where_its_own_operator_said() {
        Sighting told = seen(NOW, 121.5, null);
        get(world().fleetSightings().know(Map.of(BIKE, told)));
        assertThat(get(world().fleetSightings().find(BIKE))).contains(told);
        assertThat(get(world().fleetSightings().find(SAME_NUMBER_ELSEWHERE))).isEmpty();
    }

    @Test
    void in_whatever_order_the_messages_come_the_latest_place_stays() {
        Sighting later = seen(NOW.plusSeconds(60), 121.6, 12.5);
        get(world().fleetSightings().know(Map.of(BIKE, seen(NOW, 121.5, 3.0))));
        get(world().fleetSightings().know(Map.of(BIKE, later)));
        get(world().fleetSightings().know(Map.of(BIKE, seen(NOW.plusSeconds(30), 121.7, 3.0))));
        assertThat(get(world().fleetSightings().find(BIKE))).contains(later);
    }
}
