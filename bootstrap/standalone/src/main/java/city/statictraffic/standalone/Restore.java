package city.statictraffic.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a state folder from a backup and the archived log, at a chosen instant. It is made beside its place and renamed at
 * the end: a restore cut short leaves nothing that {@code bin/start} would take for an instance.
 *
 * <p>Kafka starts with an empty log, unless a log that survived is given. With an empty log the progress of landing is set
 * back to its beginning, and messages that no inbox has taken are sent again (ADR 0017).
 */
final class Restore {
    private static final Pattern LAST_CHANGE =
            Pattern.compile("last completed transaction was at log time (\\S+ \\S+)\\S*");
    /** Of a surviving broker only the log of the feeds is facts; messages of a future that is undone must not come. */
    private static final Pattern NOT_KEPT_OF_KAFKA = Pattern.compile(
            "(bike-fleet\\.events|patrol-impound\\.events|operator\\..*\\.notices|__consumer_offsets|__transaction_state).*");

    private static final String NOTICES_SENT_AGAIN = "1 day";

    /**
     * @param backup a store, or one backup in it
     * @param to the last change that is to be in it was made at or before; absent: everything that was archived
     * @param kafka the {@code kafka} folder of the lost instance, if it survived
     * @param overwrite whether a state folder that is there may be deleted
     */
    record Request(
            Path backup,
            StateFolder into,
            @Nullable Instant to,
            @Nullable Path kafka,
            boolean overwrite) {}

    /** What it came to; {@code until}: how far the archive reached. */
    record Done(Manifest backup, Instant until, List<String> missingEvidence, int sentAgain, int photos) {}

    /** Looks at the recovered database, and at its folder, before anything in it is adjusted. */
    @FunctionalInterface
    interface Inspection {
        void look(EmbeddedPostgres database, StateFolder folder) throws SQLException, IOException;
    }

    private final Request request;
    private final Path cache;
    private final Progress progress;

    Restore(Request request, Path cache, Progress progress) {
        this.request = request;
        this.cache = cache;
        this.progress = progress;
    }

    Done run(Inspection inspection) {
        BackupStore store = storeOf(request.backup());
        Manifest backup = choose(store);
        requirePlace();
        var building = new StateFolder(
                request.into().path().resolveSibling(request.into().path().getFileName() + ".restoring"));
        try {
            building.deleteAll();
            progress.step("检查备份 " + backup.name(), "Checking the backup " + backup.name());
            List<String> damages = store.damages(backup);
            if (!damages.isEmpty()) {
                throw damaged(backup, damages);
            }
            Optional<WalName> gap = store.gapAfter(backup);
            // Whoever names an instant before the gap knows what they get; "the end" would be taken for all there is.
            if (request.to() == null && gap.isPresent()) {
                throw gap(backup, gap.get(), store.archivedUntil(backup));
            }
            building.open();
            Done done = build(store, backup, building, inspection);
            clearPlace();
            Files.move(building.path(), request.into().path(), StandardCopyOption.ATOMIC_MOVE);
            return done;
        } catch (IOException e) {
            throw new Unable(
                    "恢复失败：" + e.getMessage() + "。请检查 " + request.into().path() + " 所在磁盘的空间和权限，然后重试。",
                    "The restore failed: " + e.getMessage() + ". Look at room and permissions where "
                            + request.into().path() + " is, then try again.",
                    e);
        } catch (SQLException e) {
            throw new Unable(
                    "恢复出的数据库不能使用：" + e.getMessage(), "The restored database cannot be used: " + e.getMessage(), e);
        } finally {
            building.deleteAll();
        }
    }

    static Unable gap(Manifest backup, WalName missing, Instant until) {
        return new Unable(
                "备份 " + backup.name() + " 的日志缺少 wal/" + missing + "，其后的日志用不上：只能恢复到 " + PointInTime.show(until)
                        + "（bin/restore --to）。请找回该文件，或立即重新 bin/backup。",
                "The log of the backup " + backup.name() + " lacks wal/" + missing
                        + ", so what comes after it is of no use: it"
                        + " can be restored to " + PointInTime.show(until)
                        + " only (bin/restore --to). Find that file, or take"
                        + " a new backup now.");
    }

    static Unable damaged(Manifest backup, List<String> damages) {
        String some = String.join("; ", damages.subList(0, Math.min(3, damages.size())));
        return new Unable(
                "备份 " + backup.name() + " 已损坏（" + damages.size() + " 处：" + some + "），请换另一个备份。",
                "The backup " + backup.name() + " is damaged (" + damages.size() + ": " + some + "); use another one.");
    }

    private static BackupStore storeOf(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        var itself = new BackupStore(absolute);
        if (itself.isStore()) {
            return itself;
        }
        Path above = absolute.getParent();
        if (Files.exists(absolute.resolve(Manifest.FILE)) && above != null && above.getParent() != null) {
            var store = new BackupStore(above.getParent());
            if (store.isStore()) {
                return store;
            }
        }
        throw new Unable(
                path + " 不是备份目录，也不是其中的一个备份，请检查路径。",
                path + " is neither a backup store nor one backup in it; look at the path.");
    }

    private Manifest choose(BackupStore store) {
        List<Manifest> all = Files.exists(request.backup().resolve(Manifest.FILE))
                ? List.of(Manifest.read(request.backup().toAbsolutePath().normalize()))
                : store.list();
        if (all.isEmpty()) {
            throw new Unable(store.path() + " 中没有完整的备份。", "There is no whole backup in " + store.path() + ".");
        }
        Instant to = request.to();
        if (to == null) {
            return all.getLast();
        }
        Optional<Manifest> newest =
                all.stream().filter(each -> !each.restorableFrom().isAfter(to)).reduce((first, second) -> second);
        Instant until = store.archivedUntil(all.getLast());
        if (newest.isEmpty() || to.isAfter(until)) {
            throw outside(to, all.getFirst().restorableFrom(), until);
        }
        return newest.get();
    }

    private static Unable outside(Instant to, Instant from, Instant until) {
        return new Unable(
                PointInTime.show(to) + " 不在可恢复的范围内：" + PointInTime.show(from) + " 至 " + PointInTime.show(until) + "。",
                PointInTime.show(to) + " is outside of what can be restored: " + PointInTime.show(from) + " to "
                        + PointInTime.show(until) + ".");
    }

    private void requirePlace() {
        StateFolder into = request.into();
        try {
            if (!into.exists() || isEmpty(into.path())) {
                return;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (into.isRunning()) {
            throw running(into);
        }
        if (!request.overwrite()) {
            throw new Unable(
                    into.path() + " 不是空目录。请恢复到另一个目录；确实要删除其中的全部数据时加 --overwrite。",
                    into.path() + " is not empty. Restore into another folder, or say --overwrite to delete all that is"
                            + " in it.");
        }
        if (!into.isOurs()) {
            throw new Unable(
                    into.path() + " 不是本程序的状态目录，不会删除。",
                    into.path() + " is not a state folder of this program and is not deleted.");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private void clearPlace() throws IOException {
        StateFolder into = request.into();
        if (!into.exists()) {
            return;
        }
        if (isEmpty(into.path())) {
            Files.delete(into.path());
            return;
        }
        // Somebody may have started it in the hours a restore can take.
        FileChannel lock = into.lock().orElseThrow(() -> running(into));
        try {
            into.deleteAll();
        } finally {
            lock.close();
        }
    }

    private static Unable running(StateFolder into) {
        return new Unable(
                into.path() + " 的实例正在运行，请先 bin/stop，或恢复到另一个目录。",
                "The instance in " + into.path() + " runs: bin/stop it, or restore into another folder.");
    }

    private Done build(BackupStore store, Manifest backup, StateFolder building, Inspection inspection)
            throws IOException, SQLException {
        Path from = store.folderOf(backup);
        progress.step("复制数据库与设置", "Copying database and settings");
        FileCopies.tree(from.resolve("state"), building.path(), path -> true, "");
        FileCopies.tree(from.resolve("pg"), building.pg(), path -> true, "");
        // What was set there is about the old instance's archive.
        Files.writeString(building.pg().resolve("postgresql.auto.conf"), "");
        FileCopies.makeFolder(building.pg().resolve("pg_wal"));
        Files.createFile(building.pg().resolve("recovery.signal"));
        copyKafka(building);
        var secrets = Secrets.openOrMake(building.secrets());
        var postgres = new EmbeddedPostgres(building, cache, Ports.anyFree().postgres(), secrets);
        postgres.prepare();
        progress.step("重放日志", "Replaying the log");
        try (var server = new LoneServer(postgres, building, recovery(store, from, building))) {
            inspection.look(postgres, building);
            try (Connection connection = postgres.connectAsSuperuser("platform")) {
                List<String> missing = new ArrayList<>();
                int photos = copyEvidence(connection, store, building, missing);
                int sentAgain = request.kafka() == null ? startMessagesOver(connection) : 0;
                record(connection, backup, missing.size());
                TakeBackup.execute(connection, "CHECKPOINT");
                if (server.said().contains("PANIC")) {
                    throw new IOException("the database server reports a panic");
                }
                return new Done(backup, store.archivedUntil(backup), List.copyOf(missing), sentAgain, photos);
            }
        } catch (LoneServer.Ended e) {
            throw explained(e, backup);
        }
    }

    private LinkedHashMap<String, String> recovery(BackupStore store, Path backup, StateFolder building)
            throws IOException {
        Path script = building.backup().resolve("restore-wal");
        StateFolder.writeWhole(script, WalArchive.resource("/restore-wal.sh"));
        var settings = new LinkedHashMap<String, String>();
        settings.put(
                "restore_command",
                "sh " + percents(script) + " \"%f\" \"%p\" " + percents(backup.resolve("wal")) + " "
                        + percents(store.wal()));
        settings.put("recovery_target_action", "promote");
        Instant to = request.to();
        if (to != null) {
            settings.put("recovery_target_time", PointInTime.forPostgres(to));
        }
        return settings;
    }

    private static String percents(Path path) {
        return WalArchive.quoted(path).replace("%", "%%");
    }

    private RuntimeException explained(LoneServer.Ended ended, Manifest backup) {
        Instant to = request.to();
        Matcher last = LAST_CHANGE.matcher(ended.said());
        Instant until = null;
        while (last.find()) {
            until = PointInTime.parse(last.group(1) + "Z");
        }
        if (to != null && ended.said().contains("recovery ended before configured recovery target was reached")) {
            return outside(to, backup.restorableFrom(), until == null ? backup.restorableFrom() : until);
        }
        return ended.asUnable();
    }

    /** Only what the database names at that instant; returns how many photos. */
    private int copyEvidence(Connection connection, BackupStore store, StateFolder building, List<String> missing)
            throws SQLException, IOException {
        progress.step("复制证据文件", "Copying evidence");
        FileCopies.makeFolder(building.evidence());
        int photos = 0;
        if (TakeBackup.text(connection, "SELECT to_regclass('patrol_impound.evidence')::text") == null) {
            return 0;
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT sha256 FROM patrol_impound.evidence ORDER BY 1")) {
            while (rows.next()) {
                String sha256 = rows.getString(1);
                Path folder = Path.of(sha256.substring(0, 2), sha256.substring(2, 4));
                Path original = store.evidence().resolve(folder).resolve(sha256);
                Path copy = store.evidence().resolve(folder).resolve(sha256 + ".jpg");
                photos++;
                if (!Files.exists(original)
                        || !Files.exists(copy)
                        || !Manifest.sha256(original).equals(sha256)) {
                    missing.add(sha256);
                    continue;
                }
                FileCopies.makeFolder(building.evidence().resolve(folder.getName(0)));
                FileCopies.makeFolder(building.evidence().resolve(folder));
                FileCopies.file(original, building.evidence().resolve(folder).resolve(sha256), sha256);
                FileCopies.file(copy, building.evidence().resolve(folder).resolve(sha256 + ".jpg"), sha256);
            }
        }
        return photos;
    }

    private void copyKafka(StateFolder building) throws IOException {
        Path kafka = request.kafka();
        if (kafka == null) {
            return;
        }
        Path data = kafka.resolve("data");
        if (!Files.isRegularFile(data.resolve("meta.properties"))) {
            throw new Unable(
                    kafka + " 不是消息服务的目录（缺少 data/meta.properties）。",
                    kafka + " is not a folder of Kafka (data/meta.properties is missing).");
        }
        progress.step("复制消息日志", "Copying Kafka's log");
        FileCopies.tree(
                data,
                building.folder("kafka").resolve("data"),
                path -> !path.getFileName().toString().equals(".lock")
                        && !NOT_KEPT_OF_KAFKA
                                .matcher(path.getName(0).toString())
                                .matches(),
                "");
    }

    /**
     * For a log that is empty: landing reads it from its beginning, and messages go out again that no inbox has taken. An
     * inbox that did take one knows its id.
     */
    private static int startMessagesOver(Connection connection) throws SQLException {
        if (TakeBackup.text(connection, "SELECT to_regclass('bike_fleet.feed_progress')::text") == null
                || TakeBackup.text(connection, "SELECT to_regclass('platform.outbox')::text") == null) {
            return 0;
        }
        TakeBackup.execute(connection, "UPDATE bike_fleet.feed_progress SET next_offset = 0, folded_offset = 0");
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate("UPDATE platform.outbox o SET published_at = NULL"
                    + " WHERE published_at IS NOT NULL AND (topic LIKE '%.events.v1' AND NOT EXISTS"
                    + " (SELECT 1 FROM platform.inbox i WHERE i.event_id = o.event_id)"
                    + " OR topic NOT LIKE '%.events.v1' AND published_at > (SELECT max(published_at)"
                    + " FROM platform.outbox) - interval '" + NOTICES_SENT_AGAIN + "')");
        }
    }

    private void record(Connection connection, Manifest backup, int missingEvidence) throws SQLException {
        if (TakeBackup.text(connection, "SELECT to_regclass('platform.audit')::text") == null) {
            return;
        }
        var detail = Json.object();
        detail.put("backup", backup.name());
        Instant to = request.to();
        detail.put("to", to == null ? "end" : to.toString());
        detail.put("missingEvidence", missingEvidence);
        try (var insert =
                connection.prepareStatement("INSERT INTO platform.audit (at, subject, username, action, target, detail)"
                        + " VALUES (now(), 'system', 'bin/restore', 'platform.restore', ?, ?)")) {
            insert.setString(1, backup.name());
            insert.setString(2, detail.toString());
            insert.executeUpdate();
        }
    }
}
