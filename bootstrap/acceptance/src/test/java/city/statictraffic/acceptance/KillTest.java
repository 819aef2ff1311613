package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Accepted means never lost, whatever is killed. The last of all classes: it leaves nothing running as it was. */
@Tag("B01")
@Tag("N04")
@Tag("G13")
@Order(90)
@ExtendWith(Product.class)
class KillTest {
    private static final int ROUNDS = 3;
    private static final int ROUNDS_LONG = 60;
    private static final String BESIDE = "a second process of the platform";
    /** In this order; the short run comes as far as the third. */
    private static final List<String> VICTIMS = List.of("platform", "kafka", "postgres", BESIDE, "keycloak");
    /** Long enough for the group of landing consumers to hand partitions over to it. */
    private static final long SHARES_WORK_MILLIS = 8_000;

    private static final Duration RECOVERY = Duration.ofSeconds(120);

    private static Connection connect() throws SQLException {
        var instance = Product.instance();
        return DriverManager.getConnection(instance.jdbcUrl(), instance.jdbcUser(), instance.jdbcPassword());
    }

    private static int rounds() {
        String asked = System.getProperty("long");
        if (asked == null || asked.equals("false")) {
            return ROUNDS;
        }
        return asked.matches("[0-9]+") ? Integer.parseInt(asked) : ROUNDS_LONG;
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void nothing_acknowledged_is_lost_or_doubled_when_any_part_is_killed_and_a_naive_consumer_is_caught(
            @TempDir Path folder) throws Exception {
        String prefix = "K" + Records.freshId();
        KillJudge product;
        KillJudge naive;
        try (var twinConnection = connect();
                var twin = new NaiveTwin(prefix, folder, twinConnection)) {
            try (var driver = new KillDriver(prefix, folder.resolve("acknowledged.log"))) {
                for (int round = 0; round < rounds(); round++) {
                    String victim = VICTIMS.get(round % VICTIMS.size());
                    if (victim.equals(BESIDE)) {
                        try (var beside = Product.instance().startBeside(Map.of())) {
                            Records.pause(SHARES_WORK_MILLIS);
                            beside.kill();
                        }
                    } else {
                        Records.pause(3_000 + 137L * (round % 7));
                        Product.instance().kill(victim);
                    }
                    twin.kill();
                    Product.instance().awaitReady(RECOVERY);
                    Records.pause(2_000);
                }
                // Another connection: the first has died with the database.
                try (var now = connect()) {
                    twin.killAtWork(now);
                }
                driver.end();
                twin.endLoad();
                System.out.println("kill test: " + driver);
                var acknowledged = driver.acknowledged();
                assertThat(acknowledged).hasSizeGreaterThan(500);
                product = settled(prefix, acknowledged);
            }
            Records.await(
                    "the naive consumer to have read everything", Duration.ofSeconds(240), new Unchanging(prefix));
            try (var connection = connect()) {
                naive = KillJudge.of(twin.acknowledged(), connection, NaiveTwin.TABLE, prefix);
            }
        }
        System.out.println("kill test: product " + product);
        System.out.println("kill test: naive   " + naive);
        assertThat(product.clean()).as(product.toString()).isTrue();
        assertThat(naive.clean()).as("the judge must catch it: " + naive).isFalse();
        assertThat(naive.acknowledged()).isGreaterThan(naive.lost().size());
        assertBatchesAddUp();
    }

    /** Landing trails behind the answers; whoever is still missing when it has come to rest is lost. */
    private static KillJudge settled(String prefix, java.util.Set<String> acknowledged) throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try (var connection = connect()) {
                var verdict = KillJudge.of(acknowledged, connection, "bike_fleet.position", prefix);
                if (verdict.clean() || System.nanoTime() > end) {
                    return verdict;
                }
            }
            Records.pause(500);
        }
    }

    /** True when the twin's table has not grown for five seconds. */
    private static final class Unchanging implements java.util.function.BooleanSupplier {
        private final String prefix;
        private long rows = -1;
        private long since = System.nanoTime();

        private Unchanging(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public boolean getAsBoolean() {
            try (var connection = connect();
                    var query = connection.prepareStatement(
                            "SELECT count(*) FROM " + NaiveTwin.TABLE + " WHERE bike_id LIKE ?")) {
                query.setString(1, prefix + "%");
                try (var row = query.executeQuery()) {
                    row.next();
                    if (row.getLong(1) != rows) {
                        rows = row.getLong(1);
                        since = System.nanoTime();
                    }
                }
                return rows > 0
                        && System.nanoTime() - since > Duration.ofSeconds(8).toNanos();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Of every batch that was closed whole, all that was received has landed, as something, exactly once. */
    private static void assertBatchesAddUp() {
        String unsettled = """
                SELECT count(*) FROM bike_fleet.feed_batch
                WHERE closed_at IS NOT NULL AND NOT interrupted
                  AND (landed <> received OR landed_at IS NULL OR duplicates + conflicts + rejected > received)
                """;
        Records.await("the counts of all closed batches to add up", Duration.ofSeconds(30), () -> {
            try (var connection = connect();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery(unsettled)) {
                row.next();
                return row.getLong(1) == 0;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
