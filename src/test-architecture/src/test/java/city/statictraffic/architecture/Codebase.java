package city.statictraffic.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Class files and where each lives: the product's own by module folder, the deliberate violations' by package. */
final class Codebase {
    static final String VIOLATIONS = "city.statictraffic.architecture.violations.";
    private static final String KERNEL = "city.statictraffic.kernel.";

    static {
        // Names are enough for what is not ours; reading the JDK's own classes would take most of the time.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    }

    private final List<JavaClass> classes;
    private final Function<String, Optional<Home>> homeOf;
    private final Set<String> contexts;

    private Codebase(List<JavaClass> classes, Function<String, Optional<Home>> homeOf, Set<String> contexts) {
        this.classes = classes;
        this.homeOf = homeOf;
        this.contexts = contexts;
    }

    static Codebase ofProduct() {
        return Product.CODEBASE;
    }

    static Codebase ofViolations() {
        return Violations.CODEBASE;
    }

    List<JavaClass> classes() {
        return classes;
    }

    Home homeOf(JavaClass type) {
        return findHome(type).orElseThrow();
    }

    /** Empty for what is not ours. */
    Optional<Home> findHome(JavaClass type) {
        return homeOf.apply(type.getBaseComponentType().getName());
    }

    /** The context in whose package a class stands, be it in the core or in an adapter. */
    Optional<String> contextOf(JavaClass type) {
        return findHome(type)
                .flatMap(home -> home.is(Home.Kind.CONTEXT)
                        ? Optional.of(home.name())
                        : Arrays.stream(type.getPackageName().split("\\."))
                                .filter(contexts::contains)
                                .findFirst());
    }

    private static final class Product {
        static final Codebase CODEBASE = read();

        private static Codebase read() {
            var root = Repository.root();
            var modules = new HashMap<Path, Home>();
            modules.put(root.resolve("shared-kernel"), new Home(Home.Kind.KERNEL, "shared-kernel"));
            var kinds = Map.of(
                    "bounded-contexts/", Home.Kind.CONTEXT,
                    "adapters/", Home.Kind.ADAPTER,
                    "bootstrap/", Home.Kind.BOOTSTRAP);
            var repository = Repository.ofWorkingCopy();
            kinds.forEach((folder, kind) -> repository.childrenOf(folder).forEach(name -> {
                var inPackage = kind == Home.Kind.CONTEXT ? packageName(name) : name;
                modules.put(root.resolve(folder + name), new Home(kind, inPackage));
            }));
            var homes = new HashMap<String, Home>();
            var output = modules.keySet().stream()
                    .map(module -> module.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList();
            var classes = List.copyOf(new ClassFileImporter().importPaths(output));
            for (var type : classes) {
                var file = Path.of(type.getSource().orElseThrow().getUri());
                modules.forEach((module, home) -> {
                    if (file.startsWith(module)) {
                        homes.put(type.getName(), home);
                    }
                });
            }
            return new Codebase(
                    classes,
                    name -> Optional.ofNullable(homes.get(name)),
                    repository.contexts().stream().map(Codebase::packageName).collect(Collectors.toUnmodifiableSet()));
        }
    }

    static String packageName(String folder) {
        return folder.replace("-", "");
    }

    private static final class Violations {
        static final Codebase CODEBASE = new Codebase(
                List.copyOf(new ClassFileImporter().importPackages(VIOLATIONS.substring(0, VIOLATIONS.length() - 1))),
                Violations::home,
                Set.of("bikefleet", "patrolimpound"));

        private static Optional<Home> home(String className) {
            if (className.startsWith(KERNEL)) {
                return Optional.of(new Home(Home.Kind.KERNEL, "shared-kernel"));
            }
            if (!className.startsWith(VIOLATIONS)) {
                return Optional.empty();
            }
            var parts = Stream.of(className.substring(VIOLATIONS.length()).split("\\."))
                    .toList();
            return switch (parts.getFirst()) {
                case "kernel" -> Optional.of(new Home(Home.Kind.KERNEL, "kernel"));
                case "contexts" -> Optional.of(new Home(Home.Kind.CONTEXT, parts.get(1)));
                case "adapters" -> Optional.of(new Home(Home.Kind.ADAPTER, parts.get(1)));
                case "bootstrap" -> Optional.of(new Home(Home.Kind.BOOTSTRAP, parts.get(1)));
                default -> Optional.empty();
            };
        }
    }
}
