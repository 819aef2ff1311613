package city.statictraffic.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The proof that the backups can be relied on: backs up an instance, restores it elsewhere to one exact instant, compares
 * table by table and photo by photo with what the instance held at that instant, starts the copy, and writes down how long
 * each step took.
 */
final class Drill {
    private static final List<String> DATABASES = List.of("platform", "keycloak");
    private static final int LOCK_TRIES = 60;
    /** Shorter than PostgreSQL takes to look for deadlocks: it is always the drill that gives way. */
    private static final String LOCK_PATIENCE = "500ms";

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);
    private static final String AUDIT = "platform.audit";

    private final Path home;
    private final Path cache;
    private final PrintStream out;
    private final Progress progress;
    private final Map<String, Duration> took = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    /** What the instance held at one instant, table by table. */
    private record Moment(Instant at, Map<String, Map<String, TableDigests.Table>> tables) {}

    Drill(Path home, Path cache, PrintStream out) {
        this.home = home;
        this.cache = cache;
        this.out = out;
        this.progress = new Progress(out);
    }

    void run(List<String> words) {
        var arguments = Arguments.parse(
                words, Set.of("--state", "--to", "--into"), Set.of("--no-start", "--keep-copy", "--prove-it-can-fail"));
        StateFolder state = BackupCommands.state(arguments, home);
        BackupStore store = BackupCommands.store(arguments, state);
        var copy = new StateFolder(arguments
                .value("--into")
                .map(Path::of)
                .orElse(state.path().resolveSibling(state.path().getFileName() + ".drill")));
        if (copy.hasContent()) {
            throw new Unable(
                    copy.path() + " 不是空目录，演练不会动它。请用 --into 换一个目录，或自己删除它。",
                    copy.path()
                            + " is not empty and a drill leaves it alone. Choose another folder with --into, or delete"
                            + " it yourself.");
        }
        Instant began = Instant.now();
        boolean made = false;
        var recovered = new TreeMap<String, Map<String, TableDigests.Table>>();
        Moment moment;
        Manifest backup;
        Restore.Done done;
        try {
            try (var source = SourceServer.open(state, cache)) {
                backup = timed("备份 / backup", () -> new TakeBackup(state, source, store, progress).run());
                progress.step("记下一个时刻的全部内容", "Noting all content at one instant");
                moment = timed("逐表摘要 / table digests", () -> moment(source));
                timed("归档到该时刻 / archiving the log up to it", () -> {
                    try (Connection connection = source.connect("postgres")) {
                        return TakeBackup.archiveUntilNow(connection, store);
                    }
                });
            }
            boolean sabotage = arguments.has("--prove-it-can-fail");
            done = timed(
                    "恢复 / restore",
                    () -> new Restore(
                                    new Restore.Request(store.folderOf(backup), copy, moment.at(), null, false),
                                    cache,
                                    progress)
                            .run((database, folder) -> {
                                if (sabotage) {
                                    sabotage(database);
                                }
                                for (String name : DATABASES) {
                                    try (Connection connection = database.connectAsSuperuser(name)) {
                                        recovered.put(
                                                name, TableDigests.of(connection, TableDigests.tables(connection)));
                                    }
                                }
                            }));
            made = true;
            if (sabotage) {
                spoilOnePhoto(copy);
            }
            compare(moment.tables(), recovered);
            done.missingEvidence().forEach(photo -> differences.add("evidence " + photo));
            timed("核对证据 / comparing evidence", () -> compareEvidence(state, copy));
            if (!arguments.has("--no-start")) {
                timed("启动副本 / starting the copy", () -> startCopy(copy));
            }
        } finally {
            // What this run did not make is not this run's to delete.
            if (made && !arguments.has("--keep-copy")) {
                copy.deleteAll();
            }
        }
        Path log = write(store, state, backup, moment, recovered, done, began, !arguments.has("--no-start"));
        progress.step("演练记录 " + log, "the drill's log");
        if (!differences.isEmpty()) {
            throw new Unable(
                    "演练不通过：" + differences.size() + " 处不同，见 " + log + "。",
                    "The drill failed: " + differences.size() + " differences, see " + log + ".");
        }
        progress.step("演练通过", "The drill passed");
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws SQLException, IOException;
    }

    private <T> T timed(String name, Step<T> step) {
        long start = System.nanoTime();
        try {
            return step.run();
        } catch (SQLException | IOException e) {
            throw new Unable(
                    "演练中断（" + name + "）：" + e.getMessage(), "The drill broke off (" + name + "): " + e.getMessage(), e);
        } finally {
            took.put(name, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /**
     * For a moment no table may be written, so that "before this instant" and "in this snapshot" are the same rows; the
     * digests are then taken from the snapshot while the instance works on.
     */
    private Moment moment(SourceServer source) throws SQLException {
        var snapshots = new LinkedHashMap<String, Connection>();
        var locks = new ArrayList<Connection>();
        try {
            var tables = new LinkedHashMap<String, List<String>>();
            for (String database : DATABASES) {
                Connection lock = source.connect(database);
                locks.add(lock);
                tables.put(database, lockAll(lock));
            }
            for (String database : DATABASES) {
                Connection snapshot = source.connect(database);
                snapshots.put(database, snapshot);
                snapshot.setAutoCommit(false);
                snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                // The first query takes the snapshot; tables in it cannot be dropped before they are read.
                TakeBackup.text(snapshot, "SELECT 1::text");
                for (String table : tables.getOrDefault(database, List.of())) {
                    TakeBackup.execute(snapshot, "LOCK TABLE " + table + " IN ACCESS SHARE MODE");
                }
            }
            Instant at;
            try (Connection clock = source.connect("postgres")) {
                at = TakeBackup.now(clock);
            }
            // What is written from here on has a later time, also by a clock of whole microseconds.
            Signals.pause(Duration.ofMillis(2));
            for (Connection lock : locks) {
                lock.rollback();
            }
            var digests = new TreeMap<String, Map<String, TableDigests.Table>>();
            for (var each : snapshots.entrySet()) {
                digests.put(
                        each.getKey(), TableDigests.of(each.getValue(), tables.getOrDefault(each.getKey(), List.of())));
            }
            return new Moment(at, digests);
        } finally {
            for (Connection connection : locks) {
                connection.close();
            }
            for (Connection connection : snapshots.values()) {
                connection.close();
            }
        }
    }

    private static List<String> lockAll(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        for (int tries = 1; ; tries++) {
            try {
                TakeBackup.execute(connection, "SET LOCAL lock_timeout = '" + LOCK_PATIENCE + "'");
                List<String> tables = TableDigests.tables(connection);
                if (!tables.isEmpty()) {
                    TakeBackup.execute(connection, "LOCK TABLE " + String.join(", ", tables) + " IN SHARE MODE");
                }
                return tables;
            } catch (SQLException busy) {
                connection.rollback();
                if (tries == LOCK_TRIES) {
                    throw busy;
                }
                Signals.pause(BETWEEN_TRIES);
            }
        }
    }

    private void compare(
            Map<String, Map<String, TableDigests.Table>> expected, Map<String, Map<String, TableDigests.Table>> found) {
        expected.forEach((database, tables) -> {
            var restored = found.getOrDefault(database, Map.of());
            var names = new java.util.TreeSet<>(tables.keySet());
            names.addAll(restored.keySet());
            for (String name : names) {
                TableDigests.Table source = tables.get(name);
                TableDigests.Table copy = restored.get(name);
                if (source == null || !source.equals(copy)) {
                    differences.add(database + " " + name + ": " + rows(source) + " → " + rows(copy));
                }
            }
        });
    }

    private static String rows(TableDigests.@Nullable Table table) {
        return table == null
                ? "无 / none"
                : table.rows() + " 行 / rows ("
                        + table.digest().substring(0, Math.min(8, table.digest().length())) + ")";
    }

    /** Every photo of the copy: the original by its name, which is its digest, the smaller copy by the source's. */
    private int compareEvidence(StateFolder state, StateFolder copy) throws IOException {
        int compared = 0;
        try (var files = Files.walk(copy.evidence())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                compared++;
                String name = file.getFileName().toString();
                String expected = name.endsWith(".jpg")
                        ? Manifest.sha256(
                                state.evidence().resolve(copy.evidence().relativize(file)))
                        : name;
                if (!Manifest.sha256(file).equals(expected)) {
                    differences.add("evidence " + name);
                }
            }
        }
        return compared;
    }

    private boolean startCopy(StateFolder copy) throws IOException {
        progress.step("启动副本（其他端口）", "Starting the copy on other ports");
        try (var instance = TestInstance.builder().home(home).state(copy.path()).start()) {
            // Ready means that city can log in and gets the map.
            instance.awaitReady(Duration.ofSeconds(30));
            return true;
        } finally {
            Files.deleteIfExists(copy.path().resolveSibling(copy.path().getFileName() + ".out"));
        }
    }

    /** So that the drill itself can be drilled: what is changed here has to be found. */
    private static void sabotage(EmbeddedPostgres database) throws SQLException {
        try (Connection connection = database.connectAsSuperuser("platform")) {
            TakeBackup.execute(
                    connection,
                    "UPDATE patrol_impound.yard SET capacity = capacity + 1"
                            + " WHERE yard_id = (SELECT min(yard_id) FROM patrol_impound.yard)");
        }
    }

    private static void spoilOnePhoto(StateFolder copy) {
        try (var files = Files.walk(copy.evidence())) {
            var one = files.filter(Files::isRegularFile).sorted().findFirst();
            if (one.isPresent()) {
                byte[] bytes = Files.readAllBytes(one.get());
                bytes[bytes.length / 2] ^= 1;
                Files.write(one.get(), bytes);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path write(
            BackupStore store,
            StateFolder state,
            Manifest backup,
            Moment moment,
            Map<String, Map<String, TableDigests.Table>> recovered,
            Restore.Done done,
            Instant began,
            boolean started) {
        Duration rto = took.entrySet().stream()
                .filter(step ->
                        step.getKey().contains("restore") || step.getKey().contains("starting"))
                .map(Map.Entry::getValue)
                .reduce(Duration.ZERO, Duration::plus);
        var text = new StringBuilder();
        line(text, "# 备份恢复演练记录 · Backup and restore drill");
        line(text, "");
        line(text, "结论 / result: **" + (differences.isEmpty() ? "通过 / passed" : "不通过 / failed") + "**");
        line(text, "");
        line(text, "| 项 / item | 值 / value |");
        line(text, "|---|---|");
        line(text, "| 开始 / began | " + PointInTime.show(began) + " |");
        line(text, "| 实例 / instance | " + state.path().getFileName() + " |");
        line(text, "| 备份 / backup | " + backup.name() + ", " + Status.bytes(backup.bytes()) + " |");
        line(text, "| 恢复到 / restored to | " + PointInTime.show(moment.at()) + " |");
        line(
                text,
                "| RTO 恢复时间（恢复" + (started ? " + 启动" : "，未启动") + "）/ time to recover (restore"
                        + (started ? " + start" : ", not started") + ") | " + seconds(rto) + " |");
        line(
                text,
                "| RPO（本次恢复到指定时刻，数据库与证据缺失）/ lost at that instant of database and evidence | "
                        + (differences.isEmpty() ? "0" : differences.size() + " 处 / differences") + " |");
        line(
                text,
                "| RPO（整机损坏）/ lost with the machine | ≤ " + WalArchive.LONGEST_PIECE
                        + "（日志归档间隔 / between two archived pieces of the log），已接受未落库的接入记录由企业重送 / accepted but"
                        + " not landed feed records are sent again by the operators |");
        line(text, "| 重新发送的消息 / messages sent again | " + done.sentAgain() + " |");
        line(text, "| 证据照片 / photos | " + done.photos() + " |");
        var versions = backup.versions();
        line(
                text,
                "| 版本 / versions | " + versions.platform() + ", PostgreSQL " + versions.postgres() + ", Kafka "
                        + versions.kafka() + ", Keycloak " + versions.keycloak() + " |");
        line(text, "");
        line(text, "## 步骤与用时 · Steps and durations");
        line(text, "");
        line(text, "| 步骤 / step | 用时 / duration |");
        line(text, "|---|---|");
        took.forEach((step, duration) -> line(text, "| " + step + " | " + seconds(duration) + " |"));
        line(text, "");
        line(text, "## 差异 · Differences");
        line(text, "");
        line(
                text,
                differences.isEmpty()
                        ? "无 / none"
                        : differences.stream().map(each -> "- " + each).collect(Collectors.joining("\n")));
        line(text, "");
        line(text, "## 逐表比较 · Table by table");
        line(text, "");
        var audit = moment.tables().getOrDefault("platform", Map.of()).get(AUDIT);
        line(
                text,
                "审计 / audit (`" + AUDIT + "`): " + rows(audit) + " → "
                        + rows(recovered.getOrDefault("platform", Map.of()).get(AUDIT)));
        line(text, "");
        line(text, "| 数据库 / database | 表 / table | 源 / source | 副本 / copy |");
        line(text, "|---|---|---|---|");
        moment.tables()
                .forEach((database, tables) -> tables.forEach((name, table) -> line(
                        text,
                        "| " + database + " | "
                                + name + " | " + rows(table) + " | "
                                + rows(recovered
                                        .getOrDefault(database, Map.of())
                                        .get(name))
                                + " |")));
        String name = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT)
                .withZone(PointInTime.CITY)
                .format(began);
        Path file = store.drills().resolve("drill-" + name + ".md");
        try {
            StateFolder.writeWhole(file, text.toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        out.println(text.substring(0, text.indexOf("## 逐表比较")));
        return file;
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1e3);
    }
}
