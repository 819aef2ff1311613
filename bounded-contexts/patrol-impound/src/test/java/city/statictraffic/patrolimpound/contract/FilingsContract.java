package city.statictraffic.patrolimpound.contract;

import static city.statictraffic.patrolimpound.fixture.Given.BIKE;
import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.filed;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.patrolimpound.application.queries.FilingIndex;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.filing.FiledBike;
import city.statictraffic.patrolimpound.fixture.World;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of the copy of what is filed, and of the rows of the index made from it. */
@Tag("B04")
public abstract class FilingsContract {
    private static final BikeId SAME_NUMBER_ELSEWHERE = new BikeId("operator-b", BIKE.number());

    protected abstract World world();

    @Test
    void nothing_is_known_before_the_first_message() {
        assertThat(get(world().filings().list(List.of(BIKE)))).isEmpty();
        assertThat(get(world().filings().list(List.of()))).isEmpty();
        assertThat(get(world().filings().knowledgeAsOf())).isEmpty();
        assertThat(get(world().filingIndexSource().keys())).isEmpty();
    }

    @Test
    void a_bike_is_known_as_told_and_only_under_its_own_operator() {
        FiledBike told = filed(BIKE, NOW);
        get(world().filings().know("operator-a", NOW, List.of(told)));
        assertThat(get(world().filings().list(List.of(BIKE, SAME_NUMBER_ELSEWHERE))))
                .containsExactly(told);
    }

    @Test
    void told_again_the_earliest_date_stays_and_the_rest_is_the_latest() {
        get(world().filings().know("operator-a", NOW, List.of(filed(BIKE, NOW))));
        var later = new FiledBike(
                BIKE, "https://qr.jiaqi.example/b/NEU", NOW.plusSeconds(9), "reviewed", NOW.plusSeconds(9));
        get(world().filings().know("operator-a", NOW.plusSeconds(9), List.of(later)));
        assertThat(get(world().filings().list(List.of(BIKE))))
                .containsExactly(new FiledBike(BIKE, "https://qr.jiaqi.example/b/NEU", NOW, "reviewed", NOW));
        var earlier = filed(BIKE, NOW.minusSeconds(9));
        get(world().filings().know("operator-a", NOW.plusSeconds(20), List.of(earlier)));
        assertThat(get(world().filings().list(List.of(BIKE))).getFirst().filedAt())
                .isEqualTo(NOW.minusSeconds(9));
    }

    @Test
    void knowledge_is_as_old_as_the_latest_message_of_any_operator() {
        get(world().filings().know("operator-a", NOW, List.of(filed(BIKE, NOW))));
        get(world().filings().know("operator-b", NOW.plusSeconds(5), List.of(filed(SAME_NUMBER_ELSEWHERE, NOW))));
        get(world().filings().know("operator-a", NOW.plusSeconds(1), List.of(filed(BIKE, NOW))));
        assertThat(get(world().filings().knowledgeAsOf())).contains(NOW.plusSeconds(5));
    }

    @Test
    void every_message_moves_the_version_of_the_index() {
        long before = get(world().filingIndexSource().version());
        get(world().filings().know("operator-a", NOW, List.of(filed(BIKE, NOW))));
        long between = get(world().filingIndexSource().version());
        get(world().filings().know("operator-b", NOW, List.of(filed(SAME_NUMBER_ELSEWHERE, NOW))));
        assertThat(between).isGreaterThan(before);
        assertThat(get(world().filingIndexSource().version())).isGreaterThan(between);
    }

    @Test
    void the_keys_of_the_index_come_in_the_order_of_their_bytes() {
        List<FiledBike> bikes = IntStream.range(0, 500)
                .mapToObj(i -> filed(new BikeId("operator-a", "JQ%08d".formatted(i)), NOW))
                .toList();
        get(world().filings().know("operator-a", NOW, bikes));
        assertThat(get(world().filingIndexSource().keys()))
                .containsExactly(bikes.stream()
                        .map(bike -> FilingIndex.keyOf(bike.bike()))
                        .sorted(Long::compareUnsigned)
                        .mapToLong(Long::longValue)
                        .toArray());
    }
}
