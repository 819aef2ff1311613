package city.statictraffic.adapter.persistence.bikefleet;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.adapter.persistence.EmbeddedStore;
import city.statictraffic.adapter.persistence.PgHousekeeping;
import city.statictraffic.kernel.time.CityCalendar;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is past its time leaves, and nothing else. */
@Tag("B01")
@Tag("N04")
class RetentionTest {
    private static final EmbeddedStore STORE = new EmbeddedStore(List.of("platform", "bike_fleet"), List.of());
    private static final LocalDate CUT = LocalDate.of(2026, 5, 1);
    private static final Set<String> KEPT = Set.of("history");

    private final PgFeedRetention retention = new PgFeedRetention(STORE.source());

    @BeforeEach
    void two_operators() {
        STORE.query("SELECT 'DROP TABLE ' || inhrelid::regclass FROM pg_inherits"
                        + " WHERE inhparent IN ('bike_fleet.position'::regclass, 'bike_fleet.lock_event'::regclass,"
                        + " 'bike_fleet.ride'::regclass)")
                .forEach(STORE::execute);
        STORE.empty("platform", "bike_fleet");
        operator(1, "operator-a", false);
        operator(2, "history", true);
    }

    private static void operator(int number, String id, boolean history) {
        STORE.execute("INSERT INTO bike_fleet.operator VALUES (" + number + ", '" + id
                + "', 'n', 'n', '#000000', 'h.example', '/b/{bikeId}', 'A-Z', 1, 9, 15, " + history + ")");
    }

    private static void position(int operator, String bike, LocalDate day) {
        try (Connection connection = STORE.source().getConnection()) {
            new DayPartitions("position").ensure(connection, Set.of(day));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        STORE.execute("INSERT INTO bike_fleet.position VALUES (" + operator + ", '" + bike + "', '"
                + CityCalendar.SHANGHAI.startOf(day) + "', 1, 1, 0, NULL, '" + UUID.randomUUID() + "', 1)");
    }

    private static List<String> bikes() {
        return STORE.query("SELECT bike_id FROM bike_fleet.position ORDER BY bike_id");
    }

    @Test
    void old_days_leave_whole_and_the_day_of_the_cut_stays() {
        position(1, "OLD", CUT.minusDays(1));
        position(1, "OLDER", CUT.minusDays(9));
        position(1, "YOUNG", CUT);
        assertThat(retention.forgetFacts(CUT, KEPT)).isEqualTo(2);
        assertThat(bikes()).containsExactly("YOUNG");
        assertThat(retention.forgetFacts(CUT, KEPT)).isZero();
    }

    @Test
    void an_imported_history_stays_though_the_others_of_its_day_leave() {
        position(1, "OLD", CUT.minusDays(1));
        position(2, "HISTORY", CUT.minusDays(1));
        assertThat(retention.forgetFacts(CUT, KEPT)).isZero();
        assertThat(bikes()).containsExactly("HISTORY");
    }

    @Test
    void batches_leave_with_their_rejected_lines() {
        Instant cut = Instant.parse("2026-05-01T00:00:00Z");
        for (String at : List.of("2026-04-30T23:59:59Z", "2026-05-01T00:00:00Z")) {
            for (int operator = 1; operator <= 2; operator++) {
                STORE.execute("WITH b AS (INSERT INTO bike_fleet.feed_batch (batch_id, operator_no, kind, channel,"
                        + " received_at) VALUES ('" + UUID.randomUUID() + "', " + operator + ", 0, 0, '" + at
                        + "') RETURNING batch_id) INSERT INTO bike_fleet.feed_rejection (batch_id, line, operator_no,"
                        + " kind, at, code, original) SELECT batch_id, 1, " + operator + ", 0, '" + at
                        + "', 'c', 'o' FROM b");
            }
        }
        assertThat(retention.forgetBatches(cut, KEPT)).isEqualTo(1);
        assertThat(STORE.query("SELECT operator_no FROM bike_fleet.feed_batch ORDER BY 1"))
                .containsExactly("1", "2", "2");
        assertThat(STORE.query("SELECT operator_no FROM bike_fleet.feed_rejection ORDER BY 1"))
                .containsExactly("1", "2", "2");
    }

    @Test
    void messages_and_requests_leave_by_age_and_what_was_not_sent_never() {
        Instant now = Instant.parse("2026-11-01T00:00:00Z");
        message("2026-01-01T00:00:00Z", "NULL");
        message("2026-01-01T00:00:00Z", "'2026-01-01T00:00:01Z'");
        message("2026-10-31T00:00:00Z", "'2026-10-31T00:00:01Z'");
        STORE.execute("INSERT INTO platform.inbox VALUES ('c', '" + UUID.randomUUID() + "', '2026-09-01T00:00:00Z'),"
                + " ('c', '" + UUID.randomUUID() + "', '2026-10-31T00:00:00Z')");
        STORE.execute("INSERT INTO platform.request VALUES ('c', '" + UUID.randomUUID()
                + "', 'd', 'r', '2026-09-01T00:00:00Z')," + " ('c', '" + UUID.randomUUID()
                + "', 'd', 'r', '2026-10-01T00:00:00Z')");
        var house = new PgHousekeeping(STORE.source(), () -> now);
        assertThat(house.prune().values()).containsExactly(1, 1, 1);
        assertThat(STORE.query("SELECT published_at IS NULL FROM platform.outbox ORDER BY 1"))
                .containsExactly("f", "t");
    }

    @Test
    void one_process_keeps_house_at_a_time() {
        var house = new PgHousekeeping(STORE.source(), Instant::now);
        var other = new PgHousekeeping(STORE.source(), Instant::now);
        var inside = new ArrayList<Boolean>();
        boolean outside = house.alone("facts", () -> {
            inside.add(other.alone("facts", () -> inside.add(true)));
            inside.add(other.alone("messages", () -> {}));
        });
        assertThat(outside).isTrue();
        assertThat(inside).containsExactly(false, true);
        assertThat(other.alone("facts", () -> {})).isTrue();
    }

    private static void message(String createdAt, String publishedAt) {
        STORE.execute("INSERT INTO platform.outbox (event_id, bucket, topic, aggregateid, type, payload, created_at,"
                + " published_at) VALUES ('" + UUID.randomUUID() + "', 0, 't', 'a', 't', '{}', '" + createdAt + "', "
                + publishedAt + ")");
    }
}
