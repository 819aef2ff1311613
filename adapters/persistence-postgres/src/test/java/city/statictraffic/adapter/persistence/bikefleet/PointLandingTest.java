package city.statictraffic.adapter.persistence.bikefleet;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.adapter.persistence.EmbeddedStore;
import city.statictraffic.adapter.persistence.bikefleet.PgFeedLanding.Tally;
import city.statictraffic.bikefleet.application.port.FeedPack;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import city.statictraffic.bikefleet.domain.feed.OperationalState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL: whichever way rows take into the table, the first content under a key stays. */
@Tag("B01")
class PointLandingTest {
    private static final EmbeddedStore STORE = new EmbeddedStore(List.of("bike_fleet"), List.of());
    private static final long AT = 1_790_000_000_000_000L;

    private final PointLanding landing = PointLanding.positions();

    @BeforeEach
    void empty() {
        STORE.empty("bike_fleet");
    }

    private static FeedPack pack(List<FeedRecord.Position> positions) {
        var entries = new ArrayList<FeedPack.Entry>();
        for (FeedRecord.Position position : positions) {
            entries.add(new FeedPack.Accepted(entries.size() + 1, position));
        }
        return new FeedPack(UUID.randomUUID(), "operator-a", FeedKind.POSITIONS, AT, entries);
    }

    private static FeedRecord.Position position(int bike, int minute, int lon) {
        return new FeedRecord.Position(
                "B" + bike, AT + minute * 60_000_000L, lon, 312_000_000, OperationalState.PARKED, -1);
    }

    private Tally land(FeedPack... packs) throws SQLException {
        var tally = new Tally();
        tally.count(List.of(packs));
        try (Connection connection = STORE.connection()) {
            connection.setAutoCommit(false);
            landing.land(connection, List.of(packs), ignored -> 1, tally);
            connection.commit();
        }
        return tally;
    }

    private static int duplicates(Tally tally) {
        return tally.byBatch().values().stream()
                .mapToInt(Tally.Counts::duplicates)
                .sum();
    }

    private static List<String> rows() {
        return STORE.query("SELECT concat_ws(' ', bike_id, (extract(epoch FROM at) * 1000000)::bigint, lon, batch_id,"
                + " line) FROM bike_fleet.position ORDER BY bike_id, at");
    }

    @Test
    void new_rows_are_there_once() throws SQLException {
        Tally tally = land(pack(List.of(position(1, 0, 10), position(2, 0, 20))), pack(List.of(position(1, 1, 30))));
        assertThat(rows()).hasSize(3);
        assertThat(duplicates(tally)).isZero();
        assertThat(tally.conflicts()).isEmpty();
    }

    @Test
    void a_resend_changes_nothing() throws SQLException {
        List<FeedRecord.Position> positions = List.of(position(1, 0, 10), position(2, 0, 20));
        land(pack(positions));
        List<String> before = rows();
        assertThat(duplicates(land(pack(positions)))).isEqualTo(2);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void other_content_under_a_known_key_is_a_conflict() throws SQLException {
        land(pack(List.of(position(1, 0, 10))));
        List<String> before = rows();
        Tally tally = land(pack(List.of(position(1, 0, 11))));
        assertThat(tally.conflicts()).hasSize(1);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_key_twice_in_one_landing_is_there_once() throws SQLException {
        Tally tally = land(pack(List.of(position(1, 0, 10), position(1, 0, 10), position(2, 0, 20))));
        assertThat(rows()).hasSize(2);
        assertThat(duplicates(tally)).isEqualTo(1);
    }

    @Test
    void the_straight_way_is_taken_again_after_known_keys() throws SQLException {
        land(pack(List.of(position(1, 0, 10))));
        land(pack(List.of(position(1, 0, 10))));
        for (int minute = 1; minute <= 4; minute++) {
            land(pack(List.of(position(1, minute, 10), position(2, minute, 20))));
        }
        assertThat(rows()).hasSize(9);
    }

    @Test
    void any_order_of_new_and_known_rows_ends_as_a_map_would() throws SQLException {
        var random = new Random(3);
        Map<String, Integer> expected = new HashMap<>();
        for (int step = 0; step < 150; step++) {
            int duplicates = 0;
            int conflicts = 0;
            var packs = new ArrayList<FeedPack>();
            for (int p = 0; p < 1 + random.nextInt(3); p++) {
                var positions = new ArrayList<FeedRecord.Position>();
                for (int i = 0; i < 1 + random.nextInt(8); i++) {
                    // At first keys repeat often, later hardly ever, so that both ways are taken.
                    int bike = random.nextInt(step < 50 ? 40 : 100_000);
                    FeedRecord.Position position = position(bike, random.nextInt(3), random.nextInt(2));
                    positions.add(position);
                    Integer known = expected.putIfAbsent(bike + " " + position.atMicros(), position.lon());
                    if (known != null && known == position.lon()) {
                        duplicates++;
                    } else if (known != null) {
                        conflicts++;
                    }
                }
                packs.add(pack(positions));
            }
            Tally tally = land(packs.toArray(FeedPack[]::new));
            assertThat(duplicates(tally)).isEqualTo(duplicates);
            assertThat(tally.conflicts()).hasSize(conflicts);
        }
        assertThat(STORE.query("SELECT concat_ws(' ', substr(bike_id, 2), (extract(epoch FROM at) * 1000000)::bigint,"
                        + " lon) FROM bike_fleet.position"))
                .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList());
    }
}
