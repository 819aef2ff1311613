package city.statictraffic.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Copies the database while it works, by PostgreSQL's own low-level way because the unpacked programs have no
 * pg_basebackup, and sees to it that the log of what follows is archived, so that any later second can be restored.
 */
final class TakeBackup {
    private static final Duration ARCHIVE_LIMIT = Duration.ofMinutes(5);
    private static final int SERVER_WITH_NEW_NAMES = 150_000;
    private static final long ROOM_TO_SPARE_BYTES = 512L << 20;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** What a server makes anew when it starts, or must not find. */
    private static final Set<String> LEFT_OUT_FOLDERS = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT_FILES = Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init");
    private static final List<String> FOLDERS_OF_STATE = List.of("secrets", "tls", "keycloak");

    private final StateFolder state;
    private final SourceServer source;
    private final BackupStore store;
    private final Progress progress;

    TakeBackup(StateFolder state, SourceServer source, BackupStore store, Progress progress) {
        this.state = state;
        this.source = source;
        this.store = store;
        this.progress = progress;
    }

    static void requireArchiving(Connection connection) throws SQLException {
        if (!text(connection, "SHOW archive_mode").equals("on")) {
            throw new Unable(
                    "实例是用旧版本启动的，请先 bin/stop 再 bin/start，然后重试。",
                    "The instance was started by an earlier version: bin/stop, bin/start, then try again.");
        }
    }

    Manifest run() {
        var archive = new WalArchive(state);
        store.openFor(archive);
        try (FileChannel lock = store.lock()) {
            if (!lock.isOpen()) {
                throw new IllegalStateException("the store's lock is gone");
            }
            if (!archive.store().equals(java.util.Optional.of(store.path()))) {
                archive.use(store.path());
            }
            try (Connection connection = source.connect("postgres")) {
                requireArchiving(connection);
                execute(connection, "ALTER SYSTEM SET archive_timeout = '" + WalArchive.LONGEST_PIECE + "'");
                text(connection, "SELECT pg_reload_conf()::text");
                return take(connection, archive);
            }
        } catch (SQLException e) {
            throw new Unable(
                    "数据库没有完成备份：" + e.getMessage() + "。实例正常运行后重试。",
                    "The database did not complete the backup: " + e.getMessage()
                            + ". Try again when the instance is well.",
                    e);
        } catch (IOException e) {
            throw new Unable(
                    "写备份失败：" + e.getMessage() + "。请检查备份目录 " + store.path() + " 的空间和权限，然后重试。",
                    "The backup could not be written: " + e.getMessage() + ". Look at room and permissions of "
                            + store.path() + ", then try again.",
                    e);
        }
    }

    private Manifest take(Connection connection, WalArchive archive) throws SQLException, IOException {
        requireRoom();
        Instant startedAt = now(connection);
        String name = NAME.format(startedAt);
        Path folder = store.begin(name);
        boolean newNames = connection.getMetaData().getDatabaseMajorVersion() * 10_000 >= SERVER_WITH_NEW_NAMES;
        progress.step("复制数据库", "Copying the database");
        // Immediately, not spread over minutes: a drill and a person wait for it.
        text(
                connection,
                newNames
                        ? "SELECT pg_backup_start('" + name + "', true)::text"
                        : "SELECT pg_start_backup('" + name + "', true, false)::text");
        var files = new ArrayList<Manifest.Entry>();
        files.addAll(FileCopies.tree(state.pg(), folder.resolve("pg"), TakeBackup::belongs, "pg/"));
        String label;
        String stop;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        newNames
                                ? "SELECT labelfile, pg_walfile_name(lsn) FROM pg_backup_stop(false)"
                                : "SELECT labelfile, pg_walfile_name(lsn) FROM pg_stop_backup(false, false)")) {
            row.next();
            label = row.getString(1);
            stop = row.getString(2);
        }
        Instant restorableFrom = now(connection);
        StateFolder.writeWhole(folder.resolve("pg/backup_label"), label);
        files.add(entry(folder, "pg/backup_label"));
        progress.step("等待日志归档", "Waiting for the log to be archived");
        archiveUntilNow(connection, store);
        WalName startWal = WalName.of(label.replaceAll("(?s).*\\(file ([0-9A-F]{24})\\).*", "$1"));
        WalName stopWal = WalName.of(stop);
        FileCopies.makeFolder(folder.resolve("wal"));
        for (WalName piece : WalName.range(startWal, stopWal)) {
            files.add(FileCopies.file(
                    store.piece(piece), folder.resolve("wal/" + piece + ".gz"), "wal/" + piece + ".gz"));
        }
        progress.step("复制证据、密钥与证书", "Copying evidence, secrets and certificates");
        for (String part : FOLDERS_OF_STATE) {
            if (Files.isDirectory(state.path().resolve(part))) {
                files.addAll(FileCopies.tree(
                        state.path().resolve(part),
                        folder.resolve("state/" + part),
                        path -> true,
                        "state/" + part + "/"));
            }
        }
        var manifest = new Manifest(
                name,
                archive.id(),
                startedAt,
                now(connection),
                restorableFrom,
                startWal,
                stopWal,
                Versions.ofThisBuild(),
                List.copyOf(files),
                evidence());
        manifest.write(folder);
        store.finish(folder, name);
        return manifest;
    }

    private void requireRoom() throws IOException {
        long needed = ROOM_TO_SPARE_BYTES;
        try (var all = Files.walk(state.pg())) {
            needed += all.mapToLong(TakeBackup::sizeOrNothing).sum();
        } catch (java.io.UncheckedIOException gone) {
            // A file of a running database went while it was counted: the next try counts anew.
            needed += ROOM_TO_SPARE_BYTES;
        }
        long free = Files.getFileStore(store.path()).getUsableSpace();
        if (free < needed) {
            throw new Unable(
                    "备份目录 " + store.path() + " 空间不足：需要 " + Status.bytes(needed) + "，剩余 " + Status.bytes(free)
                            + "。请清理，或用 --keep 少留几份。",
                    "The backup store " + store.path() + " has too little room: " + Status.bytes(needed) + " needed, "
                            + Status.bytes(free) + " free. Make room, or keep fewer with --keep.");
        }
    }

    private static long sizeOrNothing(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    private static boolean belongs(Path relative) {
        String file = relative.getFileName().toString();
        Path parent = relative.getParent();
        if (LEFT_OUT_FILES.contains(file) || file.startsWith("pgsql_tmp")) {
            return false;
        }
        // The folders themselves have to be there, their content not.
        return parent == null || !LEFT_OUT_FOLDERS.contains(parent.getName(0).toString());
    }

    private static Manifest.Entry entry(Path folder, String path) throws IOException {
        Path file = folder.resolve(path);
        return new Manifest.Entry(path, Files.size(file), Manifest.sha256(file));
    }

    /** The archiving of the log has brought it into the store; this finds what is there and digests it. */
    private List<Manifest.Entry> evidence() throws IOException {
        var entries = new ArrayList<Manifest.Entry>();
        try (var files = Files.walk(store.evidence())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.toString().endsWith(".partial")) {
                    entries.add(entry(
                            store.evidence(), store.evidence().relativize(file).toString()));
                }
            }
        }
        return entries;
    }

    /**
     * Ends the current piece of the log and waits until it is in the store. The last instant that can be restored then is
     * the returned one.
     */
    static Instant archiveUntilNow(Connection connection, BackupStore store) throws SQLException {
        Instant until = now(connection);
        // A restore stops at the first change after the wanted instant; on a quiet night there may be none.
        text(connection, "SELECT pg_logical_emit_message(true, 'static-traffic', 'backup')::text");
        String piece = text(connection, "SELECT pg_walfile_name(pg_switch_wal())");
        if (!Signals.await(() -> Files.exists(store.piece(WalName.of(piece))), ARCHIVE_LIMIT)) {
            throw new Unable(
                    "数据库日志没有归档到 " + store.wal() + "，原因见数据库日志（postgres.log）中的 archive-wal 行。",
                    "The database's log did not arrive in " + store.wal()
                            + "; lines with archive-wal in the database's log (postgres.log) say why.");
        }
        return until;
    }

    static Instant now(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
