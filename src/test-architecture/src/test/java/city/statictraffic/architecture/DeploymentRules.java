package city.statictraffic.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Images, the unit, and the settings: what can be known of them without an engine or a running systemd. */
final class DeploymentRules {
    private DeploymentRules() {}

    private static final String PROPERTIES = "bootstrap/platform/src/main/resources/application.properties";
    private static final String MANUAL = "docs/ops/install.md";
    private static final String ENVIRONMENT = "packaging/etc/platform.env";
    private static final String UNIT = "packaging/systemd/static-traffic-platform.service";
    private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Z][A-Z_0-9]*):([^}]*)}");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_0-9]+)` \\| (?:`([^`]*)`)? ?\\|");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^#?([A-Z_0-9]+)=");
    private static final Pattern SHUTDOWN = Pattern.compile("quarkus\\.shutdown\\.timeout=(\\d+)S");
    private static final int MARGIN_SECONDS = 5;
    /** Read by the launcher, not by the platform. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of("JAVA_OPTIONS", "JAVA_HOME", "AOT_CACHE");

    /** What a build makes, and the file that says so. */
    private static final Map<String, String> MADE = Map.of(
            "target/package/", "bin/package",
            "target/image-aot/", "docs/ops/containers.md",
            "bootstrap/platform/target/*-runner", "docs/ops/native.md",
            "bootstrap/platform/target/*.s[o]", "docs/ops/native.md");

    static final RepositoryRule SETTINGS_EXPLAINED = new RepositoryRule(
            "every setting is in the manual with its default and in the template, and nothing else is",
            Repository.of(
                    Tracked.text(PROPERTIES, "a=${KNOWN:1}\nb=${FORGOTTEN:2}\nc=${OTHER:3}"),
                    Tracked.text(MANUAL, "| `KNOWN` | `1` | x |\n| `OTHER` | `4` | x |\n| `GONE` | | x |"),
                    Tracked.text(ENVIRONMENT, "KNOWN=1\n#OTHER=3\nJAVA_HOME=x\nOLD=1")),
            Set.of(MANUAL, ENVIRONMENT),
            (repository, findings) -> {
                var read = new HashMap<String, String>();
                SETTING.matcher(text(repository, PROPERTIES))
                        .results()
                        .forEach(one -> read.put(one.group(1), one.group(2)));
                var told = new HashMap<String, String>();
                ROW.matcher(text(repository, MANUAL))
                        .results()
                        .forEach(row -> told.put(row.group(1), row.group(2) == null ? "" : row.group(2)));
                var template = new HashSet<String>();
                VARIABLE.matcher(text(repository, ENVIRONMENT)).results().forEach(one -> template.add(one.group(1)));
                read.forEach((name, value) -> {
                    findings.subject();
                    if (!value.equals(told.get(name))) {
                        findings.fault(MANUAL, name + " with default '" + value + "' is told as " + told.get(name));
                    }
                    if (!template.contains(name)) {
                        findings.fault(ENVIRONMENT, name + " is missing");
                    }
                });
                told.keySet().stream()
                        .filter(name -> !read.containsKey(name))
                        .forEach(name -> findings.fault(MANUAL, "nothing reads " + name));
                template.stream()
                        .filter(name -> !read.containsKey(name) && !OF_THE_LAUNCHER.contains(name))
                        .forEach(name -> findings.fault(ENVIRONMENT, "nothing reads " + name));
            });

    static final RepositoryRule IMAGES = new RepositoryRule(
            "an image has a fixed base, runs as a number, fetches nothing, and copies only what exists or is made",
            Repository.of(
                    Tracked.text("Containerfile", "FROM base:latest\nUSER 10001:10001\nENTRYPOINT [\"x\"]"),
                    Tracked.text("a/Containerfile", "FROM base:1\nUSER platform\nENTRYPOINT [\"x\"]"),
                    Tracked.text(
                            "b/Containerfile", "FROM base:1\nADD http://x.example/y /y\nUSER 1:1\nENTRYPOINT [\"x\"]"),
                    Tracked.text(
                            "c/Containerfile", "FROM base:1\nCOPY nowhere/ \\\n  /x/\nUSER 1:1\nENTRYPOINT [\"x\"]"),
                    Tracked.text("d/Containerfile", "FROM base:1\nRUN apt-get install x\nUSER 1:1\nENTRYPOINT [\"x\"]"),
                    Tracked.text("e/Containerfile", "FROM base:1\nUSER 1:1\nUSER 0\nENTRYPOINT [\"x\"]"),
                    Tracked.text("f/Containerfile", "FROM base:1\nUSER 1:1\nENTRYPOINT java -jar x"),
                    Tracked.text("LICENSE", ""),
                    Tracked.text(".containerignore", "*\n!LICENSE"),
                    Tracked.text("g/Containerfile", "FROM base:1\nCOPY LICENSE /\nUSER 1:1\nENTRYPOINT [\"x\"]")),
            Set.of(
                    "Containerfile",
                    "a/Containerfile",
                    "b/Containerfile",
                    "c/Containerfile",
                    "d/Containerfile",
                    "e/Containerfile",
                    "f/Containerfile"),
            (repository, findings) -> repository.files().stream()
                    .filter(file -> file.name().startsWith("Containerfile"))
                    .forEach(file -> {
                        findings.subject();
                        image(repository, file, findings);
                    }));

    static final RepositoryRule UNIT_IS_HARDENED = new RepositoryRule(
            "the unit runs the packed launcher as a user of its own, sees and writes little, and is given time to stop",
            Repository.of(
                    Tracked.text(PROPERTIES, "quarkus.shutdown.timeout=20S"),
                    Tracked.text(
                            UNIT,
                            "[Service]\nUser=root\nExecStart=/opt/static-traffic/bin/go\nProtectSystem=full\nTimeoutStopSec=20\n")),
            Set.of(UNIT),
            (repository, findings) -> {
                var settings = new HashMap<String, List<String>>();
                for (String line : text(repository, UNIT).split("\n")) {
                    int at = line.indexOf('=');
                    if (at > 0 && !line.startsWith("#")) {
                        settings.computeIfAbsent(line.substring(0, at), ignored -> new ArrayList<>())
                                .add(line.substring(at + 1).strip());
                    }
                }
                var wanted = new HashMap<>(Map.of(
                        "User", "static-traffic",
                        "EnvironmentFile", "/etc/static-traffic/platform.env",
                        "ProtectSystem", "strict",
                        "ProtectHome", "true",
                        "PrivateTmp", "true",
                        "PrivateDevices", "true",
                        "NoNewPrivileges", "true",
                        "CapabilityBoundingSet", "",
                        "Restart", "always",
                        "SuccessExitStatus", "143"));
                wanted.putAll(Map.of(
                        "ProtectKernelTunables", "true",
                        "ProtectControlGroups", "true",
                        "RestrictNamespaces", "true",
                        "LockPersonality", "true",
                        "SystemCallArchitectures", "native"));
                wanted.forEach((name, value) -> {
                    findings.subject();
                    if (!List.of(value).equals(settings.get(name))) {
                        findings.fault(UNIT, name + " is " + settings.get(name) + ", not " + value);
                    }
                });
                String program = String.join("", settings.getOrDefault("ExecStart", List.of()))
                        .replace("/opt/static-traffic/", "packaging/");
                Tracked launcher = repository.find(program);
                if (launcher == null || !launcher.executable()) {
                    findings.fault(UNIT, program + " cannot be run");
                }
                var limit = SHUTDOWN.matcher(text(repository, PROPERTIES));
                int shutdown = limit.find() ? Integer.parseInt(limit.group(1)) : Integer.MAX_VALUE;
                String given = String.join("", settings.getOrDefault("TimeoutStopSec", List.of()));
                if (!given.matches("\\d+") || Integer.parseInt(given) < shutdown + MARGIN_SECONDS) {
                    findings.fault(UNIT, "TimeoutStopSec is " + given);
                }
            });

    static final RepositoryRule NATIVE_RESOURCES = new RepositoryRule(
            "a native executable holds every resource of the platform's modules",
            Repository.of(
                    Tracked.text(PROPERTIES, "quarkus.native.resources.includes=words/*.json,db/**"),
                    Tracked.text("adapters/a/src/main/resources/words/a.json", ""),
                    Tracked.text("adapters/a/src/main/resources/db/a/V1__a.sql", ""),
                    Tracked.text("adapters/a/src/main/resources/words/deep/a.json", "")),
            Set.of("adapters/a/src/main/resources/words/deep/a.json"),
            (repository, findings) -> {
                var includes = Pattern.compile("(?m)^quarkus\\.native\\.resources\\.includes=(.*)$")
                        .matcher(text(repository, PROPERTIES));
                var globs = includes.find() ? List.of(includes.group(1).split(",")) : List.<String>of();
                var resource = Pattern.compile(
                        "(?:shared-kernel|(?:bounded-contexts|adapters)/[^/]+)/src/main/resources/(.*)");
                repository.files().forEach(file -> {
                    var found = resource.matcher(file.path());
                    if (!found.matches() || found.group(1).startsWith("META-INF/")) {
                        return;
                    }
                    findings.subject();
                    var path = java.nio.file.Path.of(found.group(1));
                    if (globs.stream()
                            .noneMatch(glob -> java.nio.file.FileSystems.getDefault()
                                    .getPathMatcher("glob:" + glob)
                                    .matches(path))) {
                        findings.fault(file.path(), "is not in quarkus.native.resources.includes");
                    }
                });
            });

    static final List<RepositoryRule> ALL = List.of(SETTINGS_EXPLAINED, IMAGES, UNIT_IS_HARDENED, NATIVE_RESOURCES);

    private static void image(Repository repository, Tracked file, Findings findings) {
        String user = "";
        boolean entry = false;
        for (String line : file.text()
                .replaceAll("(?m)^#.*\n", "")
                .replaceAll("\\\\\n", " ")
                .split("\n")) {
            var words = List.of(line.strip().split("\\s+"));
            switch (words.getFirst()) {
                case "FROM" -> {
                    if (!words.get(1).matches("[^:@]+(:(?!latest\\b)[\\w.-]*\\d[\\w.-]*|@sha256:[0-9a-f]{64})")) {
                        findings.fault(file.path(), "the base is not fixed: " + words.get(1));
                    }
                }
                case "USER" -> user = words.get(1);
                case "ADD" -> findings.fault(file.path(), "ADD may fetch and unpack: use COPY");
                case "RUN" -> {
                    if (line.matches(".*\\b(curl|wget|apt|apt-get|dnf|yum|microdnf|pip|npm|mvn)\\b.*")) {
                        findings.fault(file.path(), "fetches: " + line.strip());
                    }
                }
                case "COPY" -> {
                    var paths = words.stream()
                            .skip(1)
                            .filter(word -> !word.startsWith("--"))
                            .toList();
                    paths.subList(0, paths.size() - 1).forEach(path -> source(repository, file, path, findings));
                }
                case "ENTRYPOINT" -> entry = line.contains("[");
                default -> {}
            }
        }
        if (!user.matches("[1-9]\\d*(:[1-9]\\d*)?")) {
            findings.fault(file.path(), "runs as '" + user + "', not as a number of an ordinary user");
        }
        if (!entry) {
            findings.fault(file.path(), "no entry point as a list: signals would not reach the program");
        }
    }

    private static void source(Repository repository, Tracked file, String path, Findings findings) {
        boolean exists = repository.exists(path);
        boolean made = MADE.entrySet().stream()
                .anyMatch(output -> path.startsWith(output.getKey())
                        && text(repository, output.getValue()).contains(firstFolders(output.getKey())));
        if (!exists && !made) {
            findings.fault(file.path(), path + " neither exists nor is made");
        }
        boolean sent = text(repository, ".containerignore")
                .lines()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .anyMatch(kept -> path.replace("[o]", "o").startsWith(kept));
        if (!sent) {
            findings.fault(file.path(), path + " is not sent to the builder");
        }
    }

    /** The part of an output's name that the maker must mention. */
    private static String firstFolders(String output) {
        return output.replaceAll("/?[^/]*\\*.*", "").replaceAll("/$", "");
    }

    private static String text(Repository repository, String path) {
        var file = repository.find(path);
        return file == null ? "" : file.text();
    }
}
