package city.statictraffic.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A folder with the backups of one instance, best on another machine: {@code backups/<name>/} each with its manifest,
 * {@code wal/} the archived log, {@code evidence/} the photos, shared by all backups because they never change, {@code
 * drills/} the drill logs. Everything in it is for its owner only and not encrypted: it holds secrets and personal data.
 */
record BackupStore(Path path) {
    private static final String UNFINISHED = ".partial";
    private static final long PIECE_BYTES = 16L << 20;
    private static final Pattern PHOTO = Pattern.compile("[0-9a-f]{64}");

    BackupStore {
        path = path.toAbsolutePath().normalize();
    }

    Path backups() {
        return path.resolve("backups");
    }

    Path wal() {
        return path.resolve("wal");
    }

    Path evidence() {
        return path.resolve("evidence");
    }

    Path drills() {
        return path.resolve("drills");
    }

    private Path idFile() {
        return path.resolve("id");
    }

    boolean isStore() {
        return Files.isRegularFile(idFile());
    }

    /** Makes the folders, and refuses a folder with other content and the store of another instance. */
    void openFor(WalArchive archive) {
        try {
            if (isStore()) {
                if (!Files.readString(idFile()).strip().equals(archive.id())) {
                    throw new Unable(
                            path + " 是另一个实例的备份目录，请用 --to 换一个空目录。",
                            path + " is the backup store of another instance; choose an empty folder with --to.");
                }
            } else if (Files.exists(path) && hasContent(path)) {
                throw new Unable(
                        path + " 不是空目录，也不是备份目录，请用 --to 换一个空目录。",
                        path + " is neither empty nor a backup store; choose an empty folder with --to.");
            }
            for (Path folder : List.of(path, backups(), wal(), evidence(), drills())) {
                FileCopies.makeFolder(folder);
            }
            if (!isStore()) {
                StateFolder.writeWhole(idFile(), archive.id() + "\n");
            }
        } catch (IOException e) {
            throw new Unable(
                    "无法写入备份目录 " + path + "，请检查是否已挂载、权限和空间。",
                    "The backup store " + path
                            + " cannot be written; look whether it is mounted, at its permissions and" + " room.",
                    e);
        }
    }

    private static boolean hasContent(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isPresent();
        }
    }

    /** Held while a backup is made or removed. */
    FileChannel lock() {
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException e) {
                // Held by this very process: taken all the same.
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new Unable("另一个备份正在进行，请等它结束。", "Another backup is under way; wait for it to end.");
    }

    /** Where one is made; {@link #finish} gives it its name. What an interrupted one left behind is removed. */
    Path begin(String name) throws IOException {
        try (var entries = Files.list(backups())) {
            for (Path entry : entries.toList()) {
                if (entry.getFileName().toString().endsWith(UNFINISHED)) {
                    StateFolder.deleteTree(entry);
                }
            }
        }
        Path folder = backups().resolve(name + UNFINISHED);
        FileCopies.makeFolder(folder);
        return folder;
    }

    Path finish(Path unfinished, String name) throws IOException {
        Path folder = backups().resolve(name);
        Files.move(unfinished, folder, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        FileCopies.force(backups());
        return folder;
    }

    /** Whole ones, the oldest first. */
    List<Manifest> list() {
        if (!Files.isDirectory(backups())) {
            return List.of();
        }
        var found = new ArrayList<Manifest>();
        try (var entries = Files.list(backups())) {
            for (Path entry : entries.toList()) {
                if (!entry.getFileName().toString().endsWith(UNFINISHED)
                        && Files.exists(entry.resolve(Manifest.FILE))) {
                    found.add(Manifest.read(entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(Comparator.comparing(Manifest::restorableFrom));
        return found;
    }

    /** Keeps the newest ones and the log from the oldest of them on; returns how many backups went. */
    int keep(int newest) throws IOException {
        List<Manifest> all = list();
        int surplus = Math.max(0, all.size() - newest);
        for (Manifest each : all.subList(0, surplus)) {
            Path going = backups().resolve(each.name() + UNFINISHED);
            Files.move(backups().resolve(each.name()), going, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            StateFolder.deleteTree(going);
        }
        if (surplus < all.size()) {
            long needed = all.get(surplus).startWal().number();
            try (var pieces = Files.list(wal())) {
                for (Path piece : pieces.toList()) {
                    Optional<WalName> name = nameOf(piece);
                    if (name.isPresent() && name.get().number() < needed) {
                        Files.delete(piece);
                    }
                }
            }
        }
        return surplus;
    }

    private static Optional<WalName> nameOf(Path piece) {
        String file = piece.getFileName().toString();
        return file.endsWith(".gz")
                ? WalName.find(file.substring(0, file.length() - ".gz".length()))
                : Optional.empty();
    }

    Path piece(WalName name) {
        return wal().resolve(name + ".gz");
    }

    /** The last piece that follows without a gap from a backup's, in the archive. */
    WalName lastPieceAfter(Manifest backup) {
        WalName last = backup.stopWal();
        while (Files.exists(piece(last.next()))) {
            last = last.next();
        }
        return last;
    }

    /** The first piece that is missing though later ones are there; what they hold cannot be restored. */
    Optional<WalName> gapAfter(Manifest backup) {
        WalName last = lastPieceAfter(backup);
        if (!Files.isDirectory(wal())) {
            return Optional.empty();
        }
        try (var pieces = Files.list(wal())) {
            return pieces.flatMap(piece -> nameOf(piece).stream())
                            .anyMatch(name -> name.timeline() == last.timeline() && name.number() > last.number())
                    ? Optional.of(last.next())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the log of that piece had been archived: nothing later can be restored. */
    Instant archivedUntil(Manifest backup) {
        try {
            Path piece = piece(lastPieceAfter(backup));
            return Files.exists(piece) ? Files.getLastModifiedTime(piece).toInstant() : backup.finishedAt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folderOf(Manifest backup) {
        return backups().resolve(backup.name());
    }

    /** What is damaged in a backup and in what it shares with others; empty if it is whole. */
    List<String> damages(Manifest backup) {
        var damages = new ArrayList<String>();
        try {
            for (Manifest.Entry entry : backup.files()) {
                add(damages, Manifest.damage(folderOf(backup), entry));
            }
            for (Manifest.Entry entry : backup.evidence()) {
                add(damages, Manifest.damage(evidence(), entry));
            }
            for (WalName name : WalName.range(backup.stopWal().next(), lastPieceAfter(backup))) {
                if (!isWhole(piece(name))) {
                    damages.add("wal/" + name + " 已损坏 / is damaged");
                }
            }
            return damages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at the photos that came after a backup, whose names are their digests; adds to the damages, returns how many. */
    int laterEvidence(Manifest backup, List<String> damages) {
        var known = new HashSet<String>();
        backup.evidence()
                .forEach(entry -> known.add(Path.of(entry.path()).getFileName().toString()));
        int later = 0;
        try (var files = Files.walk(evidence())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (PHOTO.matcher(name).matches() && !known.contains(name)) {
                    later++;
                    if (!Manifest.sha256(file).equals(name)) {
                        damages.add("evidence/" + name + " 已损坏 / is damaged");
                    }
                }
            }
            return later;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(List<String> damages, String damage) {
        if (!damage.isEmpty()) {
            damages.add(damage);
        }
    }

    /** The compressed form carries a checksum of its own. */
    private static boolean isWhole(Path piece) {
        var chunk = new byte[1 << 16];
        long bytes = 0;
        try (var in = new GZIPInputStream(Files.newInputStream(piece))) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                bytes += n;
            }
            return bytes == PIECE_BYTES;
        } catch (IOException e) {
            return false;
        }
    }
}
