package city.statictraffic.adapter.files.evidence;

import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Photos on a file system. An original is readable by the platform's account only. Both files are written beside, forced to
 * disk and then renamed, the original last.
 */
public final class FileObjects implements EvidenceObjects {
    private static final String SEALED = "r--------";
    private static final String FOLDER = "[0-9a-f]{2}";

    private final Path root;
    private final Path incoming;

    public FileObjects(Path root) {
        this.root = root;
        this.incoming = root.resolve("incoming");
        try {
            Files.createDirectories(incoming);
        } catch (IOException broken) {
            throw new UncheckedIOException("the evidence folder cannot be made: " + root, broken);
        }
    }

    @Override
    public boolean has(PhotoHash photo) {
        return Files.exists(originalOf(photo));
    }

    @Override
    public boolean keep(PhotoHash photo, Path original, Path copy) throws IOException {
        if (has(photo)) {
            return false;
        }
        Files.createDirectories(folderOf(photo));
        place(copy, copyPathOf(photo), false);
        place(original, originalOf(photo), true);
        // A rename is durable once the folders that name it are.
        force(folderOf(photo));
        force(root.resolve(photo.hex().substring(0, 2)));
        force(root);
        return true;
    }

    /** What is placed may come from another file system, so it is brought beside its place first. */
    private void place(Path from, Path to, boolean seal) throws IOException {
        Path beside = Files.createTempFile(incoming, "photo", ".part");
        try {
            Files.copy(from, beside, StandardCopyOption.REPLACE_EXISTING);
            force(beside);
            if (seal) {
                Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString(SEALED));
            }
            Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    @Override
    public Optional<byte[]> readCopy(PhotoHash photo) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(copyPathOf(photo)));
        } catch (NoSuchFileException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public boolean fetchOriginal(PhotoHash photo, Path into) throws IOException {
        try {
            Files.copy(originalOf(photo), into, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (NoSuchFileException unknown) {
            return false;
        }
    }

    @Override
    public void remove(PhotoHash photo) throws IOException {
        Files.deleteIfExists(originalOf(photo));
        Files.deleteIfExists(copyPathOf(photo));
        if (Files.exists(folderOf(photo))) {
            force(folderOf(photo));
        }
    }

    @Override
    public void forEach(Consumer<PhotoHash> photo) throws IOException {
        for (Path first : sorted(root)) {
            if (!name(first).matches(FOLDER)) {
                continue;
            }
            for (Path second : sorted(first)) {
                for (Path file : sorted(second)) {
                    if (PhotoHash.isHash(name(file))) {
                        photo.accept(new PhotoHash(name(file)));
                    }
                }
            }
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> names = Files.list(folder)) {
            return names.sorted().toList();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    @Override
    public void close() {}

    private Path folderOf(PhotoHash photo) {
        return root.resolve(photo.hex().substring(0, 2)).resolve(photo.hex().substring(2, 4));
    }

    private Path originalOf(PhotoHash photo) {
        return folderOf(photo).resolve(photo.hex());
    }

    private Path copyPathOf(PhotoHash photo) {
        return folderOf(photo).resolve(photo.hex() + ".jpg");
    }

    private static void force(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
