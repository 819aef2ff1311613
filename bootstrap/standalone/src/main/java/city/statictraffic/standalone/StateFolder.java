package city.statictraffic.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The one folder that holds all that lasts of one instance.
 *
 * <p>It carries a marker file, and nothing is ever written into, or deleted from, a folder that has content but no
 * marker. While an instance runs, its supervisor holds a lock that the kernel lets go of when the supervisor dies.
 */
record StateFolder(Path path) {
    static final String MARKER = "static-traffic-state";
    private static final String MARKER_TEXT =
            "This folder belongs to the static traffic platform; bin/start --fresh deletes it.\n";
    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final Set<PosixFilePermission> OWNER_ONLY_FILE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    StateFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** Makes the folder if it is missing, and refuses one that is not ours. */
    void open() {
        try {
            if (isOurs()) {
                return;
            }
            if (hasContent()) {
                throw notOurs();
            }
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, OWNER_ONLY_FOLDER);
            writeWhole(path.resolve(MARKER), MARKER_TEXT);
        } catch (IOException e) {
            throw new Unable(
                    "无法写入状态目录 " + path + "，请用 --state 换一个可写的目录。",
                    "The state folder " + path + " cannot be written; choose another one with --state.",
                    e);
        }
    }

    boolean isOurs() {
        return Files.isRegularFile(path.resolve(MARKER), LinkOption.NOFOLLOW_LINKS);
    }

    boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    boolean hasContent() {
        if (!exists()) {
            return false;
        }
        try (var entries = Files.list(path)) {
            return entries.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Unable notOurs() {
        return new Unable(
                path + " 不是本程序的状态目录（缺少标记文件），请用 --state 换一个空目录。",
                path
                        + " is not a state folder of this program (its marker is missing); choose an empty one with --state.");
    }

    /** Deletes everything; the caller holds the lock, so nothing runs from here. */
    void deleteAll() {
        try {
            if (!hasContent()) {
                return;
            }
            if (!isOurs()) {
                throw notOurs();
            }
            // The marker goes last: a deletion cut short leaves a folder that is still ours.
            try (var entries = Files.list(path)) {
                for (Path entry : entries.toList()) {
                    if (!entry.getFileName().toString().equals(MARKER)) {
                        deleteTree(entry);
                    }
                }
            }
            deleteTree(path);
        } catch (IOException e) {
            throw new Unable(
                    "无法清空状态目录 " + path + "，请检查其权限。",
                    "The state folder " + path + " cannot be emptied; look at its permissions.",
                    e);
        }
    }

    /** Empty if another supervisor holds it. The lock lasts until it is closed or this process ends. */
    Optional<FileChannel> lock() {
        try {
            FileChannel channel = FileChannel.open(
                    folder("run").resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return Optional.of(channel);
                }
            } catch (OverlappingFileLockException e) {
                // Held by this very process: taken all the same.
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRunning() {
        if (!isOurs() || !Files.exists(path.resolve("run").resolve("lock"))) {
            return false;
        }
        Optional<FileChannel> lock = lock();
        if (lock.isEmpty()) {
            return true;
        }
        try {
            lock.get().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return false;
    }

    /** A folder in it that only the owner may look into. */
    Path folder(String name) {
        try {
            Path folder = path.resolve(name);
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, OWNER_ONLY_FOLDER);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path pg() {
        return path.resolve("pg");
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path run() {
        return folder("run");
    }

    Path logs() {
        return folder("logs");
    }

    Path secrets() {
        return folder("secrets");
    }

    Path tls() {
        return folder("tls");
    }

    Path evidence() {
        return path.resolve("evidence");
    }

    /** Where its backups go, and how far the evidence has gone there. */
    Path backup() {
        return folder("backup");
    }

    Path pidFile(String process) {
        return run().resolve(process + ".pid");
    }

    /** While it is there, a process that ended is not started again: for trials of what works without it. */
    Path holdFile(String process) {
        return run().resolve(process + ".hold");
    }

    Path instanceFile() {
        return run().resolve("instance.json");
    }

    /** There while the instance is ready. */
    Path readyFile() {
        return run().resolve("ready");
    }

    /** Owner-only, and either the whole text or what was there before, also if the machine stops in between. */
    static void writeWhole(Path file, String text) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, java.nio.file.attribute.PosixFilePermissions.asFileAttribute(OWNER_ONLY_FILE));
        try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
