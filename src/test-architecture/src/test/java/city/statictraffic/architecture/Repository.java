package city.statictraffic.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Document;

/** What is, or is about to be, under version control. The deliberate violations are repositories made in memory. */
final class Repository {
    private static final Set<String> NEVER_TRACKED =
            Set.of(".git", "target", "node_modules", "dist", ".state", ".idea");

    private final List<Tracked> files;
    private final Set<String> folders;

    Repository(List<Tracked> files) {
        this.files = files.stream().sorted(Comparator.comparing(Tracked::path)).toList();
        this.folders =
                this.files.stream().flatMap(file -> parents(file.path())).collect(Collectors.toUnmodifiableSet());
    }

    static Repository of(Tracked... files) {
        return new Repository(Arrays.asList(files));
    }

    /** The working copy this build runs in. */
    static Repository ofWorkingCopy() {
        return WorkingCopy.REPOSITORY;
    }

    static Path root() {
        return WorkingCopy.ROOT;
    }

    List<Tracked> files() {
        return files;
    }

    List<Tracked> under(String folder) {
        return files.stream().filter(file -> file.path().startsWith(folder)).toList();
    }

    boolean exists(String path) {
        var plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return folders.contains(plain) || find(plain) != null;
    }

    @org.jspecify.annotations.Nullable
    Tracked find(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    /** The folder names under {@code bounded-contexts/}. */
    Set<String> contexts() {
        return childrenOf("bounded-contexts/");
    }

    Set<String> childrenOf(String folder) {
        return folders.stream()
                .filter(path -> path.startsWith(folder) && path.indexOf('/', folder.length()) < 0)
                .map(path -> path.substring(folder.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> parents(String path) {
        var parents = new ArrayList<String>();
        for (int at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
            parents.add(path.substring(0, at));
        }
        return parents.stream();
    }

    private static final class WorkingCopy {
        static final Path ROOT = Path.of(System.getProperty("repository.root", "../.."))
                .toAbsolutePath()
                .normalize();
        static final Repository REPOSITORY = read();

        private static Repository read() {
            try {
                var files = new ArrayList<Tracked>();
                for (var path : Files.isDirectory(ROOT.resolve(".git")) ? fromGit() : fromDisk()) {
                    var file = ROOT.resolve(path);
                    if (Files.isRegularFile(file)) {
                        files.add(new Tracked(path, Files.readAllBytes(file), Files.isExecutable(file)));
                    }
                }
                return new Repository(files);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Tracked files and new ones that nothing ignores: a fault is found before it is committed. */
        private static List<String> fromGit() throws IOException {
            var git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var listed = Arrays.stream(names.split("\0"))
                    .filter(name -> !name.isBlank())
                    .distinct()
                    .toList();
            return listed.isEmpty() ? fromDisk() : listed;
        }

        /** An unpacked source archive has no git. */
        private static List<String> fromDisk() throws IOException {
            try (var walk = Files.walk(ROOT)) {
                return walk.map(ROOT::relativize)
                        .filter(path -> Stream.of(path.toString().split("/")).noneMatch(NEVER_TRACKED::contains))
                        .map(Path::toString)
                        .filter(path -> !path.isEmpty() && !path.endsWith(".log"))
                        .toList();
            }
        }
    }

    /** A pom as a document, without network access. */
    static Document xml(Tracked file) {
        try {
            var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new java.io.ByteArrayInputStream(file.content()));
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException | IOException e) {
            throw new IllegalStateException(file.path(), e);
        }
    }
}
