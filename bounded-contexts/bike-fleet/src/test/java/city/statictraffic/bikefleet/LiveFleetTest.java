package city.statictraffic.bikefleet;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.bikefleet.application.livemap.LiveFleet;
import city.statictraffic.bikefleet.application.livemap.LiveFleet.Filter;
import city.statictraffic.bikefleet.application.livemap.LiveFleet.Source;
import city.statictraffic.bikefleet.application.livemap.Tiles;
import city.statictraffic.bikefleet.application.port.LatestPosition;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import city.statictraffic.bikefleet.domain.feed.OperationalState;
import city.statictraffic.kernel.access.DataScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B01")
class LiveFleetTest {
    private static final Filter CITY = new Filter(new DataScope.WholeCity(), Set.of(), Set.of());

    @Test
    void any_order_of_positions_ends_in_the_same_picture() {
        var random = new Random(3);
        List<LatestPosition> positions = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            positions.add(position("operator-a", "JQ" + i % 40, i, 121.0 + random.nextDouble(), 31.0, "310101"));
        }
        String expected = picture(positions);
        for (int shuffle = 0; shuffle < 5; shuffle++) {
            Collections.shuffle(positions, random);
            assertThat(picture(positions)).isEqualTo(expected);
        }
    }

    @Test
    void a_district_and_an_operator_see_only_their_own() {
        var fleet = new LiveFleet();
        fleet.fold(
                List.of(
                        position("operator-a", "JQ1", 1, 121.47, 31.23, "310101"),
                        position("operator-b", "YX1", 1, 121.51, 31.30, "310110")),
                Source.LANDED_HERE);
        assertThat(fleet.countsByOperator(new DataScope.OneOperator("operator-a")))
                .containsOnlyKeys("operator-a");
        assertThat(fleet.countsByDistrict(new DataScope.OneDistrict("310110"))).containsOnlyKeys("310110");
        assertThat(fleet.countsByOperator(new DataScope.Nothing())).isEmpty();
        int x = Tiles.x(121.47, 10);
        int y = Tiles.y(31.23, 10);
        assertThat(fleet
                        .counts(new Filter(new DataScope.OneOperator("operator-b"), Set.of(), Set.of()), 10, x, y, 4)
                        .values()
                        .stream()
                        .mapToInt(LiveFleet.Counts::total)
                        .sum())
                .isEqualTo(fleet.counts(CITY, 10, x, y, 4).values().stream()
                                .mapToInt(LiveFleet.Counts::total)
                                .sum()
                        - 1);
    }

    @Test
    void what_could_not_be_saved_is_saved_with_the_next() {
        var fleet = new LiveFleet();
        fleet.fold(List.of(position("operator-a", "JQ1", 1, 121.47, 31.23, "310101")), Source.LANDED_HERE);
        List<LatestPosition> taken = fleet.takeUnsaved();
        assertThat(taken).hasSize(1);
        assertThat(fleet.takeUnsaved()).isEmpty();
        fleet.stillUnsaved(taken);
        assertThat(fleet.takeUnsaved()).isEqualTo(taken);
    }

    @Test
    @Tag("N05")
    void what_another_process_landed_is_shown_and_saved_there_until_its_work_is_taken_over() {
        var fleet = new LiveFleet();
        LatestPosition elsewhere = position("operator-a", "JQ1", 1, 121.47, 31.23, "310101");
        fleet.fold(List.of(elsewhere), Source.LANDED_ELSEWHERE);
        assertThat(fleet.find("operator-a", "JQ1")).isNotNull();
        assertThat(fleet.takeUnsaved()).isEmpty();

        // It died before it saved; this process reads the same packs again.
        fleet.fold(List.of(elsewhere), Source.LANDED_HERE);
        assertThat(fleet.untold(List.of(elsewhere))).hasSize(1);
        assertThat(fleet.takeUnsaved()).containsExactly(elsewhere);
        fleet.fold(List.of(elsewhere), Source.LANDED_HERE);
        assertThat(fleet.takeUnsaved()).isEmpty();
    }

    @Test
    void others_hear_of_a_standing_bike_when_it_moved_or_after_a_while_and_never_of_a_riding_one() {
        var fleet = new LiveFleet();
        assertThat(heard(fleet, 0, 121.47, OperationalState.PARKED)).isTrue();
        assertThat(heard(fleet, 60, 121.4701, OperationalState.PARKED)).isFalse();
        assertThat(heard(fleet, 120, 121.49, OperationalState.RIDING)).isFalse();
        assertThat(heard(fleet, 180, 121.49, OperationalState.PARKED)).isTrue();
        assertThat(heard(fleet, 240, 121.49, OperationalState.PARKED)).isFalse();
        assertThat(heard(fleet, 180 + 15 * 60, 121.49, OperationalState.PARKED)).isTrue();
    }

    private static boolean heard(LiveFleet fleet, int second, double lon, OperationalState state) {
        fleet.fold(
                List.of(new LatestPosition(
                        "operator-a",
                        new FeedRecord.Position("JQ1", second * 1_000_000L, (int) (lon * 1e7), 312300000, state, -1),
                        "310101")),
                Source.LANDED_HERE);
        List<LatestPosition> untold = fleet.untold(fleet.takeUnsaved());
        fleet.told(untold);
        return !untold.isEmpty();
    }

    private static String picture(List<LatestPosition> positions) {
        var fleet = new LiveFleet();
        for (LatestPosition each : positions) {
            fleet.fold(List.of(each), Source.LANDED_HERE);
        }
        return fleet.takeUnsaved().stream()
                .map(Object::toString)
                .sorted()
                .toList()
                .toString();
    }

    private static LatestPosition position(
            String operator, String bike, long at, double lon, double lat, String district) {
        return new LatestPosition(
                operator,
                new FeedRecord.Position(
                        bike, at, FeedRecord.scaled(lon), FeedRecord.scaled(lat), OperationalState.PARKED, -1),
                district);
    }
}
