package city.statictraffic.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What keeps the platform compilable to a native executable: nothing is found by name at run time (ADR 0023). The JDK's
 * Unsafe is refused by the compiler already, whose warnings are errors.
 */
final class NativeRules {
    private NativeRules() {}

    private static final String PHOTOS = "city.statictraffic.adapter.files.evidence.";
    private static final String HERE = "adapters.files.";

    /** The JDK's imaging works natively on Linux with Quarkus' awt extension; the fewer classes know it, the better. */
    private static final Set<String> MAY_DRAW = Set.of(PHOTOS + "ObjectEvidenceStore", PHOTOS + "PictureCopy");

    /** Their resources are named in {@code quarkus.native.resources.includes}. */
    private static final Set<String> MAY_READ_RESOURCES = Set.of(
            "city.statictraffic.adapter.rest.problem.Messages", "city.statictraffic.adapter.basemap.EchartsGeometry");

    /** A list read once, from a constant class, when the image is built: the compiler follows that by itself. */
    private static final Set<String> MAY_LOAD_SERVICES = Set.of("city.statictraffic.adapter.persistence.CopyProtocol");

    static final ClassRule NO_CLASSES_BY_NAME = calls(
            "no class is looked up by its name",
            "FindsAClassByName",
            "java\\.lang\\.(Class\\.forName|ClassLoader\\.(loadClass|defineClass))");
    static final ClassRule FEW_LOAD_SERVICES = uses(
            "services are looked up by a listed few",
            "LoadsServices",
            MAY_LOAD_SERVICES,
            name -> name.equals("java.util.ServiceLoader"));
    static final ClassRule NO_SERIALISATION = calls(
            "no object is serialised as Java does it", "ReadsObjects", "java\\.io\\.Object(Input|Output)Stream\\..*");
    static final ClassRule NO_LIBRARIES = calls(
            "no library of machine code is loaded",
            "LoadsALibrary",
            "java\\.lang\\.(System|Runtime)\\.(load|loadLibrary)|java\\.lang\\.foreign\\..*");
    static final ClassRule NO_PROXIES =
            calls("no proxy is made at run time", "MakesAProxy", "java\\.lang\\.reflect\\.Proxy\\..*");
    static final ClassRule NO_NEW_CLASSES = calls(
            "no class is defined at run time",
            "DefinesAClass",
            "java\\.lang\\.invoke\\.MethodHandles\\$Lookup\\.define(Hidden)?Class.*");
    static final ClassRule NO_REFLECTION = calls(
            "no member is reached by reflection",
            "ReachesAMember",
            "java\\.lang\\.Class\\.get(Declared)?(Method|Field|Constructor)s?|java\\.lang\\.reflect\\..*\\.setAccessible");
    static final ClassRule FEW_DRAW = uses(
            "only the photos' copies know the JDK's imaging",
            "Draws",
            MAY_DRAW,
            name -> name.startsWith("java.awt.") || name.startsWith("javax.imageio."));
    static final ClassRule FEW_READ_RESOURCES = new ClassRule(
            "resources are read by those whose resources a native executable is told to hold",
            Set.of(HERE + "ReadsAResource"),
            (code, type) -> isPlatform(code, type),
            (code, type) -> MAY_READ_RESOURCES.contains(outermost(type))
                    ? Stream.of()
                    : accesses(type)
                            .filter(name -> name.matches("java\\.lang\\.Class(Loader)?\\.getResources?(AsStream)?"))
                            .map(name -> "calls " + name));

    static final ClassRule EVENTS_REGISTERED = new ClassRule(
            "every published event is registered for a native executable",
            Set.of("contexts.bikefleet.events.BikesPainted"),
            (code, type) -> type.getPackageName().endsWith(".events")
                    && type.getEnclosingClass().isEmpty()
                    && !type.isInterface(),
            (code, type) -> registered(code).contains(type.getName()) ? Stream.of() : Stream.of("is not registered"));

    static final List<ClassRule> ALL = List.of(
            NO_CLASSES_BY_NAME,
            FEW_LOAD_SERVICES,
            NO_SERIALISATION,
            NO_LIBRARIES,
            NO_PROXIES,
            NO_NEW_CLASSES,
            NO_REFLECTION,
            FEW_DRAW,
            FEW_READ_RESOURCES,
            EVENTS_REGISTERED);

    static Stream<String> exceptions() {
        return Stream.of(MAY_DRAW, MAY_READ_RESOURCES, MAY_LOAD_SERVICES).flatMap(Set::stream);
    }

    private static ClassRule calls(String name, String deliberate, String forbidden) {
        var pattern = Pattern.compile(forbidden);
        return new ClassRule(
                name,
                Set.of(HERE + deliberate),
                NativeRules::isPlatform,
                (code, type) -> accesses(type)
                        .filter(target -> pattern.matcher(target).matches())
                        .map(target -> "calls " + target));
    }

    private static ClassRule uses(String name, String deliberate, Set<String> except, Predicate<String> forbidden) {
        return new ClassRule(
                name,
                Set.of(HERE + deliberate),
                NativeRules::isPlatform,
                (code, type) -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency
                                .getTargetClass()
                                .getBaseComponentType()
                                .getName())
                        .filter(forbidden)
                        .filter(used -> !except.contains(outermost(type)))
                        .map(used -> "uses " + used));
    }

    private static Set<String> registered(Codebase code) {
        return code.classes().stream()
                .flatMap(type ->
                        type.tryGetAnnotationOfType("io.quarkus.runtime.annotations.RegisterForReflection").stream())
                .flatMap(annotation -> annotation.get("targets").stream())
                .flatMap(targets -> Stream.of((JavaClass[]) targets))
                .map(JavaClass::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Owner and name of everything called or referred to. */
    private static Stream<String> accesses(JavaClass type) {
        return Stream.concat(type.getAccessesFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
                .map(access -> access.getTargetOwner().getName() + "." + access.getName());
    }

    /** What the executable is made of: not the programs beside it. */
    private static boolean isPlatform(Codebase code, JavaClass type) {
        Home home = code.homeOf(type);
        return !home.is(Home.Kind.BOOTSTRAP) || home.name().equals("platform");
    }

    private static String outermost(JavaClass type) {
        String name = type.getName();
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }
}
