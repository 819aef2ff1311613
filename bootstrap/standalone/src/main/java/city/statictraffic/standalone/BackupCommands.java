package city.statictraffic.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code bin/backup} and {@code bin/restore}: from words on the command line to what is done and told. */
final class BackupCommands {
    private final Path home;
    private final Path cache;
    private final PrintStream out;
    private final Progress progress;

    BackupCommands(Path home, Path cache, PrintStream out) {
        this.home = home;
        this.cache = cache;
        this.out = out;
        this.progress = new Progress(out);
    }

    static StateFolder state(Arguments arguments, Path home) {
        return new StateFolder(arguments.value("--state").map(Path::of).orElse(home.resolve(".state")));
    }

    /** The store that is named, else the one in use. */
    static BackupStore store(Arguments arguments, StateFolder state) {
        return arguments
                .value("--to")
                .map(Path::of)
                .or(() -> state.isOurs() ? new WalArchive(state).store() : java.util.Optional.empty())
                .map(BackupStore::new)
                .orElseThrow(() -> new Unable(
                        "请用 --to 指定备份目录（最好在另一台机器或另一块磁盘上），以后会记住它。",
                        "Name the backup store with --to, best on another machine or disk; it is remembered."));
    }

    void backup(List<String> words) {
        var arguments = Arguments.parse(
                words, Set.of("--state", "--to", "--keep", "--verify"), Set.of("--list", "--off", "--log-only"));
        if (!arguments.plain().isEmpty()) {
            throw new Unable(
                    "不认识 " + arguments.plain().getFirst() + "，用 --help 查看用法。",
                    "There is no " + arguments.plain().getFirst() + "; --help shows how to use it.");
        }
        if (arguments.value("--verify").isPresent()) {
            verify(Path.of(arguments.value("--verify").get()));
            return;
        }
        StateFolder state = state(arguments, home);
        if (arguments.has("--list")) {
            list(store(arguments, state));
        } else if (arguments.has("--off")) {
            new WalArchive(state).leave();
            progress.step("不再归档；已有的备份保留", "Archiving has ended; the backups stay");
        } else if (arguments.has("--log-only")) {
            logOnly(state, store(arguments, state));
        } else {
            take(state, store(arguments, state), arguments.whole("--keep").orElse(null));
        }
    }

    private void take(StateFolder state, BackupStore store, @Nullable Integer keep) {
        if (keep != null && keep < 1) {
            throw new Unable("--keep 至少为 1。", "--keep is at least 1.");
        }
        if (store.path().startsWith(state.path())) {
            throw new Unable(
                    "备份目录不能在状态目录里面，请用 --to 换一个。",
                    "The backup store cannot be inside the state folder; choose another one with --to.");
        }
        try (var source = SourceServer.open(state, cache)) {
            Manifest backup = new TakeBackup(state, source, store, progress).run();
            progress.step("备份完成", "Backed up");
            tell(store, backup);
        }
        if (keep != null) {
            try (FileChannel lock = store.lock()) {
                int gone = lock.isOpen() ? store.keep(keep) : 0;
                progress.step("删除旧备份 " + gone + " 份", gone + " older backups removed");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void tell(BackupStore store, Manifest backup) {
        out.println("  目录 / folder            " + store.folderOf(backup));
        out.println("  大小 / size              " + Status.bytes(backup.bytes()) + " + 证据 / evidence "
                + Status.bytes(backup.evidenceBytes()) + " ("
                + backup.evidence().size() / 2 + ")");
        out.println("  可恢复 / restorable      " + PointInTime.show(backup.restorableFrom()) + " – "
                + PointInTime.show(store.archivedUntil(backup)));
        out.println("  含密钥和个人信息，未加密，仅属主可读 / holds secrets and personal data, not encrypted, for the owner only");
    }

    private void logOnly(StateFolder state, BackupStore store) {
        try (var source = SourceServer.open(state, cache);
                Connection connection = source.connect("postgres")) {
            TakeBackup.requireArchiving(connection);
            Instant until = TakeBackup.archiveUntilNow(connection, store);
            progress.step("可恢复至 " + PointInTime.show(until), "restorable until then");
        } catch (SQLException e) {
            throw new Unable("数据库没有应答：" + e.getMessage(), "The database does not answer: " + e.getMessage(), e);
        }
    }

    private void list(BackupStore store) {
        List<Manifest> all = store.list();
        out.println(store.path());
        for (Manifest each : all) {
            out.println("  " + each.name() + "  " + Status.bytes(each.bytes()) + "  "
                    + PointInTime.show(each.restorableFrom()) + " – " + PointInTime.show(store.archivedUntil(each)));
        }
        if (all.isEmpty()) {
            out.println("  没有备份 / no backups");
        }
    }

    private void verify(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        var store = new BackupStore(absolute);
        List<Manifest> backups = List.of();
        if (store.isStore()) {
            backups = store.list();
        } else if (absolute.getNameCount() > 2) {
            store = new BackupStore(absolute.resolve("../..").normalize());
            backups = List.of(Manifest.read(absolute));
        }
        if (backups.isEmpty()) {
            throw new Unable(folder + " 中没有完整的备份。", "There is no whole backup in " + folder + ".");
        }
        for (Manifest backup : backups) {
            List<String> damages = store.damages(backup);
            if (!damages.isEmpty()) {
                throw Restore.damaged(backup, damages);
            }
            Optional<WalName> gap = store.gapAfter(backup);
            if (gap.isPresent()) {
                throw Restore.gap(backup, gap.get(), store.archivedUntil(backup));
            }
            int later = store.laterEvidence(backup, damages);
            if (!damages.isEmpty()) {
                throw Restore.damaged(backup, damages);
            }
            progress.step(
                    backup.name() + " 完好（" + backup.files().size() + " 个文件，之后的照片 " + later + " 张）",
                    "whole (" + backup.files().size() + " files, " + later + " later photos)");
            tell(store, backup);
        }
    }

    void restore(List<String> words) {
        var arguments = Arguments.parse(words, Set.of("--into", "--to", "--kafka"), Set.of("--overwrite"));
        if (arguments.plain().size() != 1) {
            throw new Unable(
                    "请给出一个备份目录，例如 bin/restore /backup/platform --into .state。",
                    "Name one backup folder, as in bin/restore /backup/platform --into .state.");
        }
        Path into = arguments
                .value("--into")
                .map(Path::of)
                .orElseThrow(() -> new Unable("请用 --into 指定恢复到哪个目录。", "Say with --into which folder to restore into."));
        var request = new Restore.Request(
                Path.of(arguments.plain().getFirst()),
                new StateFolder(into),
                arguments.value("--to").map(PointInTime::parse).orElse(null),
                arguments.value("--kafka").map(Path::of).orElse(null),
                arguments.has("--overwrite"));
        Restore.Done done = new Restore(request, cache, progress).run((database, folder) -> {});
        progress.step("恢复完成", "Restored");
        Instant to = request.to();
        out.println("  备份 / backup      " + done.backup().name());
        out.println("  时刻 / instant     "
                + (to == null
                        ? "归档的最后 / the end of the archive，" + PointInTime.show(done.until())
                        : PointInTime.show(to)));
        out.println("  证据 / evidence    " + done.photos());
        out.println("  消息 / messages    重新发送 / sent again " + done.sentAgain());
        out.println("  启动 / start       bin/start --state " + into);
        out.println(
                "  恢复后请立即做新的备份（新目录）/ then take a new backup, into a new store: bin/backup --state " + into + " --to …");
        if (!done.missingEvidence().isEmpty()) {
            throw new Unable(
                    "有 " + done.missingEvidence().size() + " 个证据文件在备份中缺失或损坏，其余已恢复："
                            + done.missingEvidence().getFirst() + " …",
                    done.missingEvidence().size() + " evidence files are missing or damaged in the backup, all else is"
                            + " restored: " + done.missingEvidence().getFirst() + " …");
        }
    }
}
