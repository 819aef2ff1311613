package city.statictraffic.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules over class files. A new one is added to {@link #ALL}, with its deliberate violation. */
final class ClassRules {
    private ClassRules() {}

    private static final List<String> JAVA_OUTSIDE_DOMAIN = List.of(
            "java.io.",
            "java.net.",
            "java.nio.",
            "java.sql.",
            "java.util.concurrent.",
            "java.util.logging.",
            "java.lang.reflect.",
            "java.awt.",
            "java.rmi.");

    /** Names of encodings and buffers in memory do no input or output. */
    private static final Set<String> HARMLESS = Set.of(
            "java.nio.charset.Charset",
            "java.nio.charset.StandardCharsets",
            "java.nio.ByteBuffer",
            "java.io.Serializable");

    /** Aggregates decide which events they make, so both live under the same rule. */
    private static final Set<String> IN_RULES = Set.of("domain", "events");

    private static final Set<String> STAGES = Set.of(
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Flow",
            "java.util.concurrent.Flow$Publisher",
            "java.util.concurrent.Flow$Subscriber",
            "java.util.concurrent.Flow$Subscription");

    /** Where time, chance and new ids enter the product. Everything else is handed a clock, a generator, an IdSource. */
    private static final Set<String> SOURCES_OF_TIME_AND_CHANCE = Set.of("city.statictraffic.platform.Sources");

    /** Out-ports, or methods of them, that answer from memory and are therefore allowed to answer at once. */
    private static final Set<String> PURE_LOOKUPS =
            Set.of("CityDistricts", "Districts", "FeedBacklog", "FleetSettings", "FeedPacks.routes", "RejectionTexts");

    /** Out-ports of bulk work: called on a worker thread that may block, never on an event loop (ADR 0004). */
    private static final Set<String> WORKER_PORTS = Set.of(
            "EvidenceStore",
            "FeedLanding",
            "FeedRetention",
            "FleetRegister",
            "ImportFiles",
            "ImportWork",
            "LatestPositions",
            "RecordReader",
            "TableReader",
            "TableWriter",
            "YardBook");

    /** The one class of the core that makes stages, so that nothing else has to. */
    private static final String MAKES_STAGES = "city.statictraffic.kernel.application.Stages";

    /** Read models held in memory and read by many threads at once guard themselves (ADR 0007). */
    private static final Set<String> GUARDED_IN_MEMORY = Set.of("LiveFleet", "ReadFilingIndex");

    private static final Pattern EMPTY_NAMES = Pattern.compile(".*(Impl|Manager|Helper|Util|Utils|DTO|Dto)");

    private static final List<String> HTTP_METHODS = Stream.of(
                    "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")
            .map(verb -> "jakarta.ws.rs." + verb)
            .toList();

    private static final String PATH = "jakarta.ws.rs.Path";

    private static final List<String> ROLE_RULES = List.of(
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.DenyAll",
            "io.quarkus.security.Authenticated",
            "io.quarkus.security.PermissionsAllowed");

    static final ClassRule DOMAIN_ALLOW_LIST = new ClassRule(
            "a domain and its events know the JDK without the outside world, the kernel, JSpecify and each other",
            Set.of(
                    "contexts.bikefleet.domain.ReadsAFile",
                    "contexts.bikefleet.domain.WritesALog",
                    "contexts.bikefleet.domain.KnowsItsApplication"),
            (code, type) -> isCore(code, type) && IN_RULES.contains(layerOf(type)),
            (code, type) -> dependencies(type)
                    .filter(dependency -> !domainMayUse(code, type, target(dependency)))
                    .map(ClassRules::uses));

    static final ClassRule APPLICATION_ALLOW_LIST = new ClassRule(
            "an application adds only CompletionStage, Flow and its own context to what a domain may know",
            Set.of(
                    "contexts.bikefleet.application.TakesALock",
                    "contexts.bikefleet.application.WearsAFramework",
                    "contexts.bikefleet.application.PeeksNextDoor"),
            (code, type) -> isCore(code, type) && layerOf(type).equals("application"),
            (code, type) -> dependencies(type)
                    .filter(dependency -> !coreMayUse(code, type, target(dependency)))
                    .map(ClassRules::uses));

    static final ClassRule NO_FRAMEWORK = new ClassRule(
            "the kernel and a context's own root know only the JDK, JSpecify and what is theirs",
            Set.of("kernel.SpeaksHttp", "contexts.bikefleet.AnnotatedFactory"),
            (code, type) -> code.homeOf(type).is(Home.Kind.KERNEL)
                    || isCore(code, type) && layerOf(type).isEmpty(),
            (code, type) -> dependencies(type)
                    .filter(dependency -> !coreMayUse(code, type, target(dependency)))
                    .map(ClassRules::uses));

    static final ClassRule CONTEXTS_APART = new ClassRule(
            "no context sees another",
            Set.of("contexts.bikefleet.application.PeeksNextDoor"),
            ClassRules::isCore,
            (code, type) -> dependencies(type)
                    .filter(dependency -> code.findHome(target(dependency))
                            .filter(home -> home.is(Home.Kind.CONTEXT))
                            .filter(home -> !home.equals(code.homeOf(type)))
                            .isPresent())
                    .map(ClassRules::uses));

    static final ClassRule ADAPTERS_SEE_APPLICATION = new ClassRule(
            "an adapter sees a context's application and values, never a service or the factory",
            Set.of("adapters.rest.bikefleet.CallsTheService", "adapters.rest.bikefleet.BuildsTheContext"),
            (code, type) -> code.homeOf(type).is(Home.Kind.ADAPTER),
            (code, type) -> dependencies(type)
                    .filter(dependency -> isCore(code, target(dependency)))
                    .filter(dependency ->
                            target(dependency).getSimpleName().endsWith("Service") || isRoot(code, target(dependency)))
                    .map(ClassRules::uses));

    static final ClassRule TECHNOLOGIES_APART = new ClassRule(
            "no adapter knows another technology's adapter, nor a program of bootstrap",
            Set.of("adapters.rest.bikefleet.ReachesTheTable"),
            (code, type) -> code.homeOf(type).is(Home.Kind.ADAPTER),
            (code, type) -> dependencies(type)
                    .filter(dependency -> code.findHome(target(dependency))
                            .filter(home -> home.is(Home.Kind.ADAPTER) || home.is(Home.Kind.BOOTSTRAP))
                            .filter(home ->
                                    !home.family().equals(code.homeOf(type).family()))
                            .isPresent())
                    .map(ClassRules::uses));

    static final ClassRule CONTEXTS_APART_IN_ADAPTERS = new ClassRule(
            "inside an adapter, a context's package knows nothing of another context",
            Set.of("adapters.rest.bikefleet.ReachesNextDoor", "adapters.rest.bikefleet.KnowsNextDoorsCore"),
            (code, type) -> code.homeOf(type).is(Home.Kind.ADAPTER)
                    && code.contextOf(type).isPresent(),
            (code, type) -> dependencies(type)
                    .filter(dependency -> code.findHome(target(dependency)).isPresent())
                    .filter(dependency -> code.contextOf(target(dependency))
                            .filter(context ->
                                    !context.equals(code.contextOf(type).orElseThrow()))
                            .isPresent())
                    .map(ClassRules::uses));

    static final ClassRule WIRING_IN_BOOTSTRAP = new ClassRule(
            "beans are produced in bootstrap only",
            Set.of("adapters.rest.ProducesABean"),
            (code, type) -> true,
            (code, type) -> code.homeOf(type).is(Home.Kind.BOOTSTRAP)
                    ? Stream.of()
                    : type.getMembers().stream()
                            .filter(member -> member.isAnnotatedWith("jakarta.enterprise.inject.Produces"))
                            .map(member -> member.getName() + " is annotated with @Produces"));

    static final ClassRule NO_CYCLES = new ClassRule(
            "packages have no cycles",
            Set.of("contexts.bikefleet.ring.There", "contexts.bikefleet.ring.back.BackAgain"),
            (code, type) -> true,
            (code, type) -> dependencies(type)
                    .filter(dependency -> code.findHome(target(dependency)).isPresent())
                    .filter(dependency -> PackageGraph.of(code)
                            .inOneCycle(
                                    type.getPackageName(), target(dependency).getPackageName()))
                    .map(dependency -> "closes a cycle between " + type.getPackageName() + " and "
                            + target(dependency).getPackageName()));

    static final ClassRule NO_AMBIENT_TIME_OR_CHANCE = new ClassRule(
            "time, chance and new ids come from their sources",
            Set.of(
                    "contexts.bikefleet.domain.ReadsTheClock",
                    "contexts.bikefleet.domain.HandsOverTheClock",
                    "contexts.bikefleet.domain.ThrowsTheDice",
                    "contexts.bikefleet.domain.NamesItself"),
            (code, type) -> !isTool(code.homeOf(type)) && !SOURCES_OF_TIME_AND_CHANCE.contains(outermost(type)),
            (code, type) -> Stream.concat(
                            type.getAccessesFromSelf().stream()
                                    .filter(access -> isAmbient(
                                            access.getTargetOwner().getName(),
                                            access.getName(),
                                            access.getTarget().getFullName())),
                            type.getCodeUnitReferencesFromSelf().stream()
                                    .filter(access -> isAmbient(
                                            access.getTargetOwner().getName(),
                                            access.getName(),
                                            access.getTarget().getFullName())))
                    .map(access -> "reads " + access.getTarget().getFullName() + " in line " + access.getLineNumber()));

    static final ClassRule PORTS_ANSWER_LATER = new ClassRule(
            "an out-port answers with a CompletionStage or a Flow.Publisher",
            Set.of("contexts.bikefleet.application.port.BlockingBikes"),
            (code, type) -> isCore(code, type)
                    && type.isInterface()
                    && !type.isAnnotation()
                    && type.getEnclosingClass().isEmpty()
                    && type.getPackageName().contains(".application.port"),
            (code, type) -> type.getMethods().stream()
                    .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                    .filter(method -> !STAGES.contains(method.getRawReturnType().getName()))
                    .filter(method -> Stream.of(type.getSimpleName(), type.getSimpleName() + "." + method.getName())
                            .noneMatch(name -> PURE_LOOKUPS.contains(name) || WORKER_PORTS.contains(name)))
                    .map(method -> method.getName() + " returns "
                            + method.getRawReturnType().getSimpleName()));

    static final ClassRule TELLING_NAMES = new ClassRule(
            "no name ends in Impl, Manager, Helper, Util or DTO",
            Set.of("contexts.bikefleet.domain.BikeManager", "contexts.bikefleet.domain.BikeUtils"),
            (code, type) -> !type.isAnonymousClass(),
            (code, type) -> Stream.of(type.getSimpleName())
                    .filter(name -> EMPTY_NAMES.matcher(name).matches())
                    .map(name -> name + " says nothing about its task"));

    static final ClassRule EVERY_ENDPOINT_HAS_A_ROLE = new ClassRule(
            "every endpoint names its roles, or says that everyone may call it",
            Set.of("adapters.rest.OpenDoorResource"),
            (code, type) -> type.getMethods().stream().anyMatch(ClassRules::isEndpoint),
            (code, type) -> hasRoleRule(type)
                    ? Stream.of()
                    : type.getMethods().stream()
                            .filter(ClassRules::isEndpoint)
                            .filter(method -> !hasRoleRule(method))
                            .map(method -> method.getName() + " has no @RolesAllowed, @Authenticated or @PermitAll"));

    static final ClassRule PATHS_TELL_THE_CONTEXT = new ClassRule(
            "every path of a context begins with its name, so that a process can leave the context out",
            Set.of("adapters.rest.bikefleet.StrayResource"),
            (code, type) -> type.isAnnotatedWith(PATH)
                    && code.homeOf(type).is(Home.Kind.ADAPTER)
                    && code.contextOf(type).isPresent(),
            (code, type) -> {
                String path = String.valueOf(
                        type.getAnnotationOfType(PATH).get("value").orElse(""));
                String[] segments = path.split("/");
                return path.startsWith("/api/v1/")
                                && segments[3]
                                        .replace("-", "")
                                        .equals(code.contextOf(type).orElseThrow())
                        ? Stream.of()
                        : Stream.of("answers at " + path);
            });

    static final List<ClassRule> ALL = List.of(
            DOMAIN_ALLOW_LIST,
            APPLICATION_ALLOW_LIST,
            NO_FRAMEWORK,
            CONTEXTS_APART,
            ADAPTERS_SEE_APPLICATION,
            TECHNOLOGIES_APART,
            CONTEXTS_APART_IN_ADAPTERS,
            WIRING_IN_BOOTSTRAP,
            NO_CYCLES,
            NO_AMBIENT_TIME_OR_CHANCE,
            PORTS_ANSWER_LATER,
            TELLING_NAMES,
            EVERY_ENDPOINT_HAS_A_ROLE,
            PATHS_TELL_THE_CONTEXT);

    static Set<String> sourcesOfTimeAndChance() {
        return SOURCES_OF_TIME_AND_CHANCE;
    }

    /** Simple names of types and Type.method, each of which must exist. */
    static Set<String> exceptionsByName() {
        return Stream.of(PURE_LOOKUPS, WORKER_PORTS, GUARDED_IN_MEMORY)
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isCore(Codebase code, JavaClass type) {
        return code.findHome(type).filter(home -> home.is(Home.Kind.CONTEXT)).isPresent();
    }

    /** The simulator, the supervisor and the drivers are tools beside the product: their time is the machine's. */
    private static boolean isTool(Home home) {
        return home.is(Home.Kind.BOOTSTRAP) && !home.name().equals("platform");
    }

    private static String layerOf(JavaClass type) {
        var name = type.getBaseComponentType().getPackageName() + ".";
        return Stream.of("domain", "application", "events")
                .filter(layer -> name.contains("." + layer + "."))
                .findFirst()
                .orElse("");
    }

    /** A context's own package holds its factory, which bootstrap alone may call. */
    private static boolean isRoot(Codebase code, JavaClass type) {
        return type.getPackageName().endsWith("." + code.homeOf(type).name());
    }

    private static boolean domainMayUse(Codebase code, JavaClass from, JavaClass to) {
        var ours = code.findHome(to);
        if (ours.isPresent()) {
            return ours.get().is(Home.Kind.KERNEL) && !layerOf(to).equals("application")
                    || ours.equals(code.findHome(from)) && IN_RULES.contains(layerOf(to));
        }
        return isPlainJava(to) || isJspecify(to);
    }

    private static boolean coreMayUse(Codebase code, JavaClass from, JavaClass to) {
        var ours = code.findHome(to);
        if (ours.isPresent()) {
            return ours.get().is(Home.Kind.KERNEL) || ours.equals(code.findHome(from));
        }
        return isPlainJava(to)
                || isJspecify(to)
                || STAGES.contains(to.getName())
                || to.getName().equals("java.util.concurrent.CompletableFuture")
                        && outermost(from).equals(MAKES_STAGES)
                || isGuard(to) && isGuardedInMemory(from);
    }

    private static boolean isGuard(JavaClass type) {
        return type.getPackageName().equals("java.util.concurrent.locks")
                || type.getPackageName().equals("java.util.concurrent.atomic");
    }

    private static boolean isGuardedInMemory(JavaClass type) {
        var name = outermost(type);
        return GUARDED_IN_MEMORY.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static boolean isPlainJava(JavaClass type) {
        var name = type.getName();
        return type.isPrimitive()
                || HARMLESS.contains(name)
                || name.startsWith("java.") && JAVA_OUTSIDE_DOMAIN.stream().noneMatch(name::startsWith);
    }

    private static boolean isJspecify(JavaClass type) {
        return type.getPackageName().startsWith("org.jspecify.");
    }

    private static boolean isAmbient(String owner, String name, String fullName) {
        return switch (owner) {
            case "java.lang.System" -> name.equals("currentTimeMillis");
            case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.util.Random", "java.security.SecureRandom" -> fullName.endsWith("<init>()");
            case "java.util.concurrent.ThreadLocalRandom" -> name.equals("current");
            case "java.util.random.RandomGenerator" -> name.equals("getDefault") || name.equals("of");
            case "java.time.InstantSource" -> name.equals("system");
            case "java.time.Clock" ->
                name.startsWith("system") || name.startsWith("tick") && !fullName.contains("Clock,");
            case "java.util.Date" -> fullName.endsWith("<init>()");
            default -> owner.startsWith("java.time.") && name.equals("now") && !fullName.contains("java.time.Clock)");
        };
    }

    private static boolean isEndpoint(JavaMethod method) {
        return HTTP_METHODS.stream().anyMatch(method::isAnnotatedWith);
    }

    private static boolean hasRoleRule(CanBeAnnotated place) {
        return ROLE_RULES.stream().anyMatch(place::isAnnotatedWith);
    }

    private static Stream<Dependency> dependencies(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream();
    }

    private static JavaClass target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }

    private static String uses(Dependency dependency) {
        return "uses " + target(dependency).getName();
    }

    private static String outermost(JavaClass type) {
        var name = type.getName();
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    /** Which packages reach which. */
    private record PackageGraph(Map<String, Set<String>> reach) {
        private static final Map<Codebase, PackageGraph> KNOWN = new WeakHashMap<>();

        static synchronized PackageGraph of(Codebase code) {
            return KNOWN.computeIfAbsent(code, PackageGraph::read);
        }

        boolean inOneCycle(String from, String to) {
            return !from.equals(to) && reach.getOrDefault(to, Set.of()).contains(from);
        }

        private static PackageGraph read(Codebase code) {
            var edges = new HashMap<String, Set<String>>();
            for (var type : code.classes()) {
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    var to = target(dependency);
                    if (code.findHome(to).isPresent() && !to.getPackageName().equals(type.getPackageName())) {
                        edges.computeIfAbsent(type.getPackageName(), ignored -> new HashSet<>())
                                .add(to.getPackageName());
                    }
                }
            }
            var reach = new HashMap<String, Set<String>>();
            for (var from : edges.keySet()) {
                var seen = new HashSet<String>();
                var open = new ArrayDeque<>(edges.get(from));
                while (!open.isEmpty()) {
                    var next = open.pop();
                    if (seen.add(next)) {
                        open.addAll(edges.getOrDefault(next, Set.of()));
                    }
                }
                reach.put(from, seen);
            }
            return new PackageGraph(reach);
        }
    }
}
