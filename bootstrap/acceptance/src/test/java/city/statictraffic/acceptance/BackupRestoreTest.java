package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.acceptance.Http.Answer;
import city.statictraffic.standalone.TestInstance;
import city.statictraffic.standalone.TestInstance.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is backed up can be had back as it was at a chosen second, and a backup that cannot be relied on says so. */
@Tag("N05")
@Order(80)
@ExtendWith(Product.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class BackupRestoreTest {
    private static final Duration LANDING = Duration.ofSeconds(60);
    private static final String OPERATOR = "operator-c";
    private static final Duration LANDS = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static Path store() {
        return folder.resolve("store");
    }

    private static String state() {
        return Product.instance().stateFolder().toString();
    }

    private static Said run(String... command) {
        return Product.instance().run(command);
    }

    private static Path onlyBackup() throws IOException {
        try (var backups = Files.list(store().resolve("backups"))) {
            List<Path> all = backups.sorted().toList();
            return all.getFirst();
        }
    }

    private static String position(String bike) {
        Answer fed = Product.http()
                .feed("positions?wait=landed", Product.token(OPERATOR + "-feed"), Records.position(bike, Records.NOW));
        assertThat(fed.count("accepted")).as(fed.toString()).isEqualTo(1);
        // The answer waits for some seconds only, and a process that has just started may take longer.
        Records.await("the position to land", LANDING, () -> positions(Product.instance(), bike) == 1);
        return bike;
    }

    private static String takenIn() {
        String bike = Records.freshId();
        Answer taken = StreetToYardTest.takeIn(StreetToYardTest.intakeOf(bike, List.of(StreetToYardTest.sealed())));
        assertThat(taken.status()).as(taken.toString()).isEqualTo(201);
        return bike;
    }

    private static int count(Connection connection, String table, String bike) throws SQLException {
        try (var query = connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE bike_id = ?")) {
            query.setString(1, bike);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static int positions(TestInstance instance, String bike) {
        try (Connection connection =
                DriverManager.getConnection(instance.jdbcUrl(), instance.jdbcUser(), instance.jdbcPassword())) {
            return count(connection, "bike_fleet.position", bike);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(1)
    void a_restore_to_a_chosen_second_finds_the_write_before_it_and_not_the_one_after() throws Exception {
        String photographedBefore = takenIn();
        Said backup = run("backup", "--state", state(), "--to", store().toString());
        assertThat(backup.exitCode()).as(backup.text()).isZero();

        String before = position(Records.freshId());
        String takenBefore = takenIn();
        Records.pause(1_500);
        Instant chosen = Instant.now();
        Records.pause(1_500);
        String after = position(Records.freshId());
        String takenAfter = takenIn();
        Said log = run("backup", "--state", state(), "--log-only");
        assertThat(log.exitCode()).as(log.text()).isZero();

        Path restored = folder.resolve("restored");
        Said tooEarly =
                run("restore", store().toString(), "--into", restored.toString(), "--to", "2020-01-01 00:00:00+08");
        assertThat(tooEarly.exitCode()).isEqualTo(1);
        assertThat(tooEarly.text()).contains("outside of what can be restored");

        Said done = run("restore", store().toString(), "--into", restored.toString(), "--to", chosen.toString());
        assertThat(done.exitCode()).as(done.text()).isZero();
        TestInstance.look(restored, connection -> {
            assertThat(count(connection, "bike_fleet.position", before)).isEqualTo(1);
            assertThat(count(connection, "bike_fleet.position", after)).isZero();
            for (String bike : List.of(photographedBefore, takenBefore)) {
                assertThat(count(connection, "patrol_impound.intake", bike)).isEqualTo(1);
            }
            assertThat(count(connection, "patrol_impound.intake", takenAfter)).isZero();
            try (var statement = connection.createStatement();
                    var photos = statement.executeQuery("SELECT sha256 FROM patrol_impound.evidence")) {
                int found = 0;
                while (photos.next()) {
                    String name = photos.getString(1);
                    assertThat(restored.resolve("evidence")
                                    .resolve(name.substring(0, 2))
                                    .resolve(name.substring(2, 4))
                                    .resolve(name))
                            .exists();
                    found++;
                }
                assertThat(found).isGreaterThanOrEqualTo(2);
            }
            return true;
        });
        Said again = run("restore", store().toString(), "--into", restored.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.text()).contains("is not empty");

        // Its broker is empty: what the lost one held is sent again, and lands though the progress had been further on.
        try (var copy = TestInstance.builder().state(restored).start();
                var http = new Http(copy.baseUrl(), copy.sslContext())) {
            assertThat(positions(copy, before)).isEqualTo(1);
            assertThat(positions(copy, after)).isZero();
            Answer sent = http.feed(
                    "positions?wait=landed", copy.token(OPERATOR + "-feed"), Records.position(after, Records.NOW));
            assertThat(sent.count("accepted")).as(sent.toString()).isEqualTo(1);
            assertThat(positions(copy, after)).isEqualTo(1);
        }
    }

    @Test
    @Order(2)
    void with_the_brokers_log_saved_nothing_that_was_accepted_after_the_chosen_second_is_lost() throws Exception {
        String before = position(Records.freshId());
        Records.pause(1_100);
        Instant chosen = Instant.now();
        Records.pause(1_100);
        String after = position(Records.freshId());
        assertThat(run("backup", "--state", state(), "--log-only").exitCode()).isZero();
        Path restored = folder.resolve("restored-with-log");
        Product.instance().hold("kafka");
        try {
            Said done = run(
                    "restore",
                    store().toString(),
                    "--into",
                    restored.toString(),
                    "--to",
                    chosen.toString(),
                    "--kafka",
                    Product.instance().stateFolder().resolve("kafka").toString());
            assertThat(done.exitCode()).as(done.text()).isZero();
        } finally {
            Product.instance().release("kafka");
        }
        TestInstance.look(restored, connection -> {
            assertThat(count(connection, "bike_fleet.position", before)).isEqualTo(1);
            assertThat(count(connection, "bike_fleet.position", after)).isZero();
            return true;
        });
        try (var copy = TestInstance.builder().state(restored).start()) {
            Records.await("what the saved log holds to land again", LANDS, () -> positions(copy, after) == 1);
            assertThat(positions(copy, before)).isEqualTo(1);
        }
        Product.instance().awaitReady(Duration.ofSeconds(120));
    }

    @Test
    @Order(3)
    void a_drill_passes_and_one_over_a_changed_copy_fails_and_names_what_differs() throws Exception {
        Said refused = run("drill", "--state", state(), "--into", state(), "--no-start");
        assertThat(refused.exitCode()).as(refused.text()).isNotZero();
        assertThat(refused.text()).contains("is not empty");
        assertThat(Path.of(state(), "secrets")).isDirectory();

        Said passed = run(
                "drill", "--state", state(), "--into", folder.resolve("drill").toString(), "--no-start");
        assertThat(passed.exitCode()).as(passed.text()).isZero();
        assertThat(passed.text()).contains("通过 / passed");

        Said failed = run(
                "drill",
                "--state",
                state(),
                "--into",
                folder.resolve("drill").toString(),
                "--no-start",
                "--prove-it-can-fail");
        assertThat(failed.exitCode()).as(failed.text()).isEqualTo(1);
        assertThat(failed.text())
                .contains("不通过 / failed")
                .contains("patrol_impound.yard")
                .contains("- evidence ");
        assertThat(folder.resolve("drill")).doesNotExist();
        try (var logs = Files.list(store().resolve("drills"))) {
            assertThat(logs.count()).isEqualTo(2);
        }
    }

    @Test
    @Order(4)
    void old_backups_leave_and_the_rest_stays_whole() throws Exception {
        Said kept = run("backup", "--state", state(), "--keep", "2");
        assertThat(kept.exitCode()).as(kept.text()).isZero();
        try (var backups = Files.list(store().resolve("backups"))) {
            assertThat(backups.count()).isEqualTo(2);
        }
        Said whole = run("backup", "--verify", store().toString());
        assertThat(whole.exitCode()).as(whole.text()).isZero();
    }

    @Test
    @Order(5)
    void a_flipped_byte_and_a_backup_cut_short_are_refused() throws Exception {
        Path backup = onlyBackup();
        Path spoilt = backup.resolve("pg/global/pg_control");
        byte[] bytes = Files.readAllBytes(spoilt);
        bytes[100] ^= 1;
        Files.write(spoilt, bytes);
        Said verified = run("backup", "--verify", backup.toString());
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.text()).contains("pg/global/pg_control");
        Path into = folder.resolve("never");
        Said refused = run("restore", backup.toString(), "--into", into.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.text()).contains("is damaged");
        assertThat(into).doesNotExist();

        Files.delete(backup.resolve("manifest.json.sha256"));
        Said without = run("restore", backup.toString(), "--into", into.toString());
        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.text()).contains("is no whole backup");
    }
}
