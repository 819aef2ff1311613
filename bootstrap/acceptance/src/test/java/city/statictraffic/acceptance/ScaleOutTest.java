package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.standalone.PlatformBeside;
import city.statictraffic.standalone.TestInstance;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes share the work, and one is killed in the middle of it. Bounds as docs/ops/scale-out.md states them:
 * what was acknowledged has landed, and is on the map of every process that lives, {@link #TAKEN_OVER} after the kill.
 */
@Tag("N05")
@Tag("N02")
@Order(85)
@ExtendWith(Product.class)
class ScaleOutTest {
    private static final int PARTITIONS = 8;
    /** Where no other test's bikes stand. */
    private static final double LON = 121.3021;

    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    @Test
    @Timeout(600)
    void three_processes_share_the_work_and_one_that_is_killed_takes_nothing_with_it(@TempDir Path folder)
            throws Exception {
        TestInstance instance = Product.instance();
        String prefix = "W" + Records.freshId();
        try (PlatformBeside second = instance.startBeside(Map.of());
                PlatformBeside third = instance.startBeside(Map.of());
                Http secondDoor = new Http(second.baseUrl(), instance.sslContext());
                Http thirdDoor = new Http(third.baseUrl(), instance.sslContext())) {
            var doors = List.of(Product.http(), secondDoor, thirdDoor);
            Records.await("six consumers of three processes to share the log", A_MINUTE, () -> {
                var shares = shares();
                return shares.size() == 6 && shares.stream().mapToInt(Set::size).sum() == PARTITIONS;
            });

            Set<String> acknowledged;
            long killedAt;
            try (var driver = new KillDriver(prefix, folder.resolve("acknowledged.log"), doors, LON)) {
                Records.pause(5_000);
                third.kill();
                killedAt = System.nanoTime();
                Records.pause(3_000);
                driver.end();
                acknowledged = driver.acknowledged();
                System.out.println("scale-out: " + driver + ", " + acknowledged.size() + " records acknowledged");
            }
            assertThat(acknowledged).hasSizeGreaterThan(300);
            assertLandedOnce(prefix, acknowledged, killedAt);
            assertShownBy(List.of(Product.http(), secondDoor), prefix, killedAt);
            assertSavedPicture(acknowledged);
        }
    }

    private static void assertLandedOnce(String prefix, Set<String> acknowledged, long killedAt) throws SQLException {
        var verdict = new KillJudge[1];
        Records.await("what was acknowledged to land", remaining(killedAt), () -> {
            try (var connection = connect()) {
                verdict[0] = KillJudge.of(acknowledged, connection, "bike_fleet.position", prefix);
                return verdict[0].clean();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        System.out.printf("scale-out: %s; all landed %.1f s after the kill%n", verdict[0], secondsSince(killedAt));
    }

    /** Each living process shows exactly what has landed, whichever process landed it. */
    private static void assertShownBy(List<Http> living, String prefix, long killedAt) {
        for (Http door : living) {
            Records.await(
                    "every bike on the map of " + door.base(),
                    remaining(killedAt),
                    () -> shown(door) == landed(prefix));
        }
        System.out.printf("scale-out: all shown by all %.1f s after the kill%n", secondsSince(killedAt));
    }

    private static int shown(Http door) {
        String box = (LON - 0.001) + "," + (Records.LAT - 0.001) + "," + (LON + 0.001) + "," + (Records.LAT + 0.001);
        return door.get("/api/v1/bike-fleet/map/table?limit=1&bbox=" + box, Product.token("city"))
                .count("total");
    }

    private static int landed(String prefix) {
        try (var connection = connect();
                var query = connection.prepareStatement(
                        "SELECT count(DISTINCT bike_id) FROM bike_fleet.position WHERE bike_id LIKE ?")) {
            query.setString(1, prefix + "%");
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The picture outlives all processes: whoever took the dead one's share saved what it had not. */
    private static void assertSavedPicture(Set<String> acknowledged) {
        Records.await("the saved picture to hold every bike", TAKEN_OVER, () -> {
            try (var connection = connect();
                    var query = connection.prepareStatement(
                            "SELECT count(*) FROM bike_fleet.bike_latest WHERE bike_id = ANY (?)")) {
                query.setArray(1, connection.createArrayOf("text", acknowledged.toArray()));
                try (var row = query.executeQuery()) {
                    return row.next() && row.getInt(1) == acknowledged.size();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Duration remaining(long killedAt) {
        return TAKEN_OVER.minusNanos(System.nanoTime() - killedAt);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static Connection connect() throws SQLException {
        var instance = Product.instance();
        return DriverManager.getConnection(instance.jdbcUrl(), instance.jdbcUser(), instance.jdbcPassword());
    }

    /** The partitions of each consumer of the landing group that has some. */
    private static List<Set<Integer>> shares() {
        var settings = new Properties();
        settings.putAll(Product.instance().kafkaClientSettings("platform"));
        try (var admin = Admin.create(settings)) {
            return admin.describeConsumerGroups(List.of("bike-fleet.landing")).all().get().values().stream()
                    .flatMap(group -> group.members().stream())
                    .map(member -> member.assignment().topicPartitions().stream()
                            .map(TopicPartition::partition)
                            .collect(Collectors.toSet()))
                    .filter(share -> !share.isEmpty())
                    .toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
