package city.statictraffic.standalone;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacked programs in the cache folder: each is there whole or not at all. */
final class Archives {
    private Archives() {}

    @FunctionalInterface
    interface Step {
        void run(Path folder) throws IOException;
    }

    /**
     * Makes {@code target} by filling a folder beside it and renaming that. Two instances that start at the same time
     * wait for each other.
     */
    static Path once(Path target, Step fill) throws IOException {
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(target.getParent());
        try (var channel = FileChannel.open(
                        target.resolveSibling(target.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!lock.isValid() || Files.isDirectory(target)) {
                return target;
            }
            Path partial = target.resolveSibling(target.getFileName() + ".partial");
            StateFolder.deleteTree(partial);
            Files.createDirectories(partial);
            fill.run(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            return target;
        }
    }

    static void unpackTarXz(InputStream in, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            unpack(tar, folder, 0);
        }
    }

    /** Leaves out the first level of the paths, the folder that the archive's makers put everything in. */
    static void unpackZipWithoutTop(Path zip, Path folder) throws IOException {
        try (var in = new ZipArchiveInputStream(new BufferedInputStream(Files.newInputStream(zip)))) {
            unpack(in, folder, 1);
        }
    }

    private static <E extends ArchiveEntry> void unpack(ArchiveInputStream<E> in, Path folder, int skip)
            throws IOException {
        for (E entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            Path name = Path.of(entry.getName()).normalize();
            if (name.getNameCount() <= skip) {
                continue;
            }
            Path target =
                    folder.resolve(name.subpath(skip, name.getNameCount())).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("entry outside the archive: " + name);
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(target.getParent());
            if (entry instanceof TarArchiveEntry tar && tar.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(tar.getLinkName()));
                continue;
            }
            Files.copy(in, target);
            boolean executable = entry instanceof TarArchiveEntry tar && (tar.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
