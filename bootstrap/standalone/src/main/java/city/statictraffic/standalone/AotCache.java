package city.statictraffic.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JVM's ahead-of-time cache (JEP 514) of one build of the platform: loaded classes and profiles of a training run.
 * The JVM takes it only with the same JDK, the same jar files and the same kind of options, and otherwise starts without
 * a word. So the file lies beside a key made of all three, and one whose key does not fit is not given to the JVM and
 * is told of.
 */
final class AotCache {
    private final Path application;
    private final List<String> options;
    private final Path folder;
    private final Path file;

    /**
     * @param application the folder with {@code quarkus-run.jar}
     * @param options of the JVM, those it runs with always
     */
    AotCache(Path application, List<String> options) {
        this.application = application;
        this.options = List.copyOf(options);
        this.folder = application.resolveSibling("aot");
        this.file = folder.resolve("platform.aot");
    }

    Path file() {
        return file;
    }

    private Path keyFile() {
        return folder.resolve("platform.aot.key");
    }

    enum State {
        ABSENT,
        STALE,
        FITS
    }

    State state() {
        try {
            if (!Files.exists(file) || !Files.exists(keyFile())) {
                return State.ABSENT;
            }
            return Files.readString(keyFile()).strip().equals(key()) ? State.FITS : State.STALE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes over what a training run has made. */
    void keep(Path trained) {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(keyFile());
            Files.move(trained, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(keyFile(), key() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the JDK, the options, and names, sizes and times of the jar files: what the JVM itself compares. */
    String key() {
        try (Stream<Path> files = Files.walk(application)) {
            String jars = files.filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .map(this::described)
                    .collect(Collectors.joining("\n"));
            String all = System.getProperty("java.vm.version") + "\n" + String.join(" ", options) + "\n" + jars;
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String described(Path jar) {
        try {
            return application.relativize(jar) + " " + Files.size(jar) + " "
                    + Files.getLastModifiedTime(jar).toInstant().getEpochSecond();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
