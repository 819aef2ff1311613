package city.statictraffic.architecture;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What must not be committed. Forbidden words are put together here, so that this file does not hold them itself. */
final class HygieneRules {
    private HygieneRules() {}

    private static final int FILE_BYTES_MAX = 2 * 1024 * 1024;

    private static final Pattern SOURCES =
            Pattern.compile(".*\\.(java|ts|vue|js|mjs|css|html|sh|sql|xml|yml|yaml|properties|json|md|toml)"
                    + "|bin/.*|\\.ci/.*|Containerfile");
    private static final Pattern TESTS =
            Pattern.compile(".*/src/test/.*\\.java|.*\\.(test|spec)\\.ts|.*/e2e/.*\\.(ts|mjs|js)");
    private static final Pattern NAMED_SOURCES = Pattern.compile(".*\\.(java|ts|vue|js|mjs)");
    private static final Pattern COMMANDS = Pattern.compile("bin/[^/]+|\\.ci/run");

    static final RepositoryRule NO_LEFTOVERS = lines(
            "no source holds a note of work left over",
            file -> file.matches(SOURCES),
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX|HA" + "CK)\\b"),
            Tracked.text("a/src/main/java/Later.java", "// TO" + "DO: later"),
            Tracked.text("a/src/main/java/Done.java", "// to do it at once is quicker"));

    static final RepositoryRule NO_REGISTRY_HOSTS = lines(
            "no file names a package registry",
            file -> !file.isBinary(),
            Pattern.compile("(?i)\\brepo1?\\.maven\\.|\\bregistry\\.(npmjs|yarnpkg|npmmirror|access)|\\bmaven\\.aliyun"
                    + "|\\b(docker|quay|ghcr)\\.io/|<(plugin)?repositor(y|ies)>|<mirro(r)>|distribution(U)rl"
                    + "|^\\s*registry\\s*=|\"resolved\":\\s*\"http[s]?:"),
            Tracked.text("adapters/web/.npmrc", "registry" + "=https://packages.example/"),
            Tracked.text("adapters/web/fine.npmrc", "omit-lockfile-registry-resolved=true"));

    static final RepositoryRule NO_MACHINE_PATHS = lines(
            "no file names a folder of one machine",
            file -> !file.isBinary(),
            machinePaths(),
            Tracked.text("docs/start.md", "cd /ho" + "me/someone/platform && bin/start"),
            Tracked.text(
                    "docs/fine.md", "state lives in ~/.cache/static-traffic-platform and /var/lib/static-traffic"));

    static final RepositoryRule NO_SWITCHED_OFF_TESTS = lines(
            "no test is switched off or asserts nothing",
            file -> file.matches(TESTS),
            Pattern.compile(
                    "@(Disabled|Ignore)\\b|\\b(it|test|describe)\\.(skip|only|todo)\\b|\\bassertTrue\\(tru[e]\\)"),
            Tracked.text("a/src/test/java/AwayTest.java", "@Dis" + "abled void it_works() {}"),
            Tracked.text("a/src/test/java/HereTest.java", "@Test void it_works() {}"));

    static final RepositoryRule SMALL_FILES = new RepositoryRule(
            "no file is larger than 2 MiB",
            Repository.of(
                    new Tracked("docs/large.png", new byte[FILE_BYTES_MAX + 1], false),
                    new Tracked("docs/small.png", new byte[FILE_BYTES_MAX], false)),
            Set.of("docs/large.png"),
            (repository, findings) -> repository.files().forEach(file -> {
                findings.subject();
                if (file.content().length > FILE_BYTES_MAX) {
                    findings.fault(file.path(), file.content().length + " bytes");
                }
            }));

    static final RepositoryRule NO_BUILD_OUTPUT = new RepositoryRule(
            "no build output, state or secret is tracked",
            Repository.of(
                    Tracked.text("a/target/classes/A.class", ""),
                    Tracked.text("build.log", ""),
                    Tracked.text(".state/secrets/accounts.json", ""),
                    Tracked.text("tls/server.key", ""),
                    Tracked.text("a/src/main/java/A.java", "")),
            Set.of("a/target/classes/A.class", "build.log", ".state/secrets/accounts.json", "tls/server.key"),
            (repository, findings) -> repository.files().forEach(file -> {
                findings.subject();
                if (file.path()
                        .matches("(.*/)?(target|node_modules|\\.state|dist)/.*"
                                + "|.*\\.(class|jar|log|key|p12|jks|pem|dump|hprof)")) {
                    findings.fault(file.path(), "does not belong under version control");
                }
            }));

    static final RepositoryRule TELLING_FILE_NAMES = new RepositoryRule(
            "no source file's name ends in Impl, Manager, Helper, Util or DTO",
            Repository.of(
                    Tracked.text("adapters/web/console/src/dateUtils.ts", ""),
                    Tracked.text("a/src/test/java/BikeHelper.java", ""),
                    Tracked.text("a/src/test/java/BikeExamples.java", "")),
            Set.of("adapters/web/console/src/dateUtils.ts", "a/src/test/java/BikeHelper.java"),
            (repository, findings) -> repository.files().stream()
                    .filter(file -> file.matches(NAMED_SOURCES))
                    .filter(file -> !file.path().contains("/architecture/violations/"))
                    .forEach(file -> {
                        findings.subject();
                        if (file.name()
                                .matches("(.*[a-z0-9])?(?i:Impl|Manager|Helpers?|Utils?|DTO)(\\.test)?\\.[a-z]+")) {
                            findings.fault(file.path(), "the name says nothing about its task");
                        }
                    }));

    static final RepositoryRule COMMANDS_CAN_RUN = new RepositoryRule(
            "every command in bin is executable and names its interpreter",
            Repository.of(
                    Tracked.script("bin/start", "#!/usr/bin/env bash\n"),
                    Tracked.text("bin/stop", "#!/usr/bin/env bash\n"),
                    Tracked.script("bin/status", "echo running")),
            Set.of("bin/stop", "bin/status"),
            (repository, findings) -> repository.files().stream()
                    .filter(file -> file.matches(COMMANDS))
                    .forEach(file -> {
                        findings.subject();
                        if (!file.executable()) {
                            findings.fault(file.path(), "has no run bit");
                        }
                        if (!file.text().startsWith("#!/")) {
                            findings.fault(file.path(), "names no interpreter");
                        }
                    }));

    static final List<RepositoryRule> ALL = List.of(
            NO_LEFTOVERS,
            NO_REGISTRY_HOSTS,
            NO_MACHINE_PATHS,
            NO_SWITCHED_OFF_TESTS,
            SMALL_FILES,
            NO_BUILD_OUTPUT,
            TELLING_FILE_NAMES,
            COMMANDS_CAN_RUN);

    /** A rule about single lines, with one sample that breaks it and one that keeps it. */
    private static RepositoryRule lines(
            String name, Predicate<Tracked> speaksOf, Pattern forbidden, Tracked breaks, Tracked keeps) {
        return new RepositoryRule(
                name,
                Repository.of(breaks, keeps),
                Set.of(breaks.path()),
                (repository, findings) -> repository.files().stream()
                        .filter(speaksOf)
                        .forEach(file -> {
                            findings.subject();
                            var lines = file.lines();
                            for (int at = 0; at < lines.size(); at++) {
                                var found = forbidden.matcher(lines.get(at));
                                if (found.find()) {
                                    findings.fault(file.path(), "line " + (at + 1) + ": " + found.group());
                                }
                            }
                        }));
    }

    /** Home folders, and the folder this very working copy stands in. */
    private static Pattern machinePaths() {
        var here = Repository.root().getNameCount() < 2 ? "" : "|" + Pattern.quote(Repository.root() + "/");
        return Pattern.compile("(?<![\\w.~$}*-])/(home|root|Users|work)/[\\w.-]" + here + "|\\b[A-Z]:\\\\Users\\\\");
    }
}
