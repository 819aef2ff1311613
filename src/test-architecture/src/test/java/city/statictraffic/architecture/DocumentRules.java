package city.statictraffic.architecture;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Documents that stay true: links that lead somewhere, commands that exist, decisions in one form. */
final class DocumentRules {
    private DocumentRules() {}

    private static final int ADR_LINES_MAX = 60;
    private static final Pattern ADR = Pattern.compile("docs/adr/(\\d{4})-[a-z0-9]+(-[a-z0-9]+)+\\.md");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:|#)([^)\\s#]+)(#[^)\\s]*)?\\)");
    private static final Pattern COMMAND = Pattern.compile("(?<![\\w/.-])(bin/[a-z][a-z-]*|\\.ci/run)(?![\\w/-])");
    private static final Pattern ROW = Pattern.compile("\\|\\s*\\*{0,2}([BPSN]\\d{2})\\*{0,2}\\s*\\|(.*)\\|\\s*");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([BPSN]\\d{2})\"\\)");
    private static final String REQUIREMENTS = "docs/requirements.md";

    static final RepositoryRule ADR_FORM = new RepositoryRule(
            "a decision record has its number once, five parts, and 60 lines at most",
            Repository.of(
                    Tracked.text("docs/adr/0001-keep-records.md", adr("0001")),
                    Tracked.text("docs/adr/0002-say-less.md", adr("0002").replace("## Options", "## Thoughts")),
                    Tracked.text("docs/adr/0003-say-much.md", adr("0003") + "more\n".repeat(60)),
                    Tracked.text("docs/adr/0004-count-once.md", adr("0004")),
                    Tracked.text("docs/adr/0004-count-twice.md", adr("0004")),
                    Tracked.text("docs/adr/notes.md", adr("0005"))),
            Set.of(
                    "docs/adr/0002-say-less.md",
                    "docs/adr/0003-say-much.md",
                    "docs/adr/0004-count-twice.md",
                    "docs/adr/notes.md"),
            (repository, findings) -> {
                var numbers = new HashSet<String>();
                for (var file : repository.under("docs/adr/")) {
                    if (file.name().equals("README.md")) {
                        continue;
                    }
                    findings.subject();
                    var name = ADR.matcher(file.path());
                    if (!name.matches()) {
                        findings.fault(file.path(), "is not named NNNN-verb-phrase.md");
                        continue;
                    }
                    if (!numbers.add(name.group(1))) {
                        findings.fault(file.path(), "the number is taken");
                    }
                    var lines = file.lines();
                    if (!lines.getFirst().startsWith("# " + name.group(1) + " ")) {
                        findings.fault(file.path(), "the title does not begin with its number");
                    }
                    for (var part : List.of("Status", "Context", "Options", "Decision", "Consequences")) {
                        if (!lines.contains("## " + part)) {
                            findings.fault(file.path(), "lacks ## " + part);
                        }
                    }
                    if (lines.size() > ADR_LINES_MAX) {
                        findings.fault(file.path(), lines.size() + " lines");
                    }
                }
            });

    static final RepositoryRule LINKS_LEAD_SOMEWHERE = new RepositoryRule(
            "every link between documents leads to something that exists",
            Repository.of(
                    Tracked.text(
                            "README.md", "[adr](docs/adr/) [there](docs/there.md#part) [web](https://example.org)"),
                    Tracked.text("docs/there.md", "[away](../nowhere.md)"),
                    Tracked.text("docs/adr/0001-a-b.md", "[up](../../README.md)")),
            Set.of("docs/there.md"),
            (repository, findings) -> repository.files().stream()
                    .filter(file -> file.path().endsWith(".md"))
                    .forEach(file -> {
                        findings.subject();
                        links(file.path(), file.text())
                                .filter(link -> !repository.exists(link))
                                .forEach(link -> findings.fault(file.path(), "leads nowhere: " + link));
                    }));

    static final RepositoryRule COMMANDS_EXIST = new RepositoryRule(
            "every command the guides name exists and can be run",
            Repository.of(
                    Tracked.text("README.md", "`bin/start`, `bin/fly`"),
                    Tracked.text("CONTRIBUTING.md", "`bin/start` and .ci/run"),
                    Tracked.script("bin/start", "#!/bin/sh"),
                    Tracked.script(".ci/run", "#!/bin/sh")),
            Set.of("README.md"),
            (repository, findings) -> repository.files().stream()
                    .filter(file -> file.path().endsWith(".md"))
                    .forEach(file -> COMMAND.matcher(file.text())
                            .results()
                            .map(found -> found.group(1))
                            .distinct()
                            .forEach(command -> {
                                findings.subject();
                                var script = repository.find(command);
                                if (script == null || !script.executable()) {
                                    findings.fault(file.path(), command + " does not exist or can't be run");
                                }
                            })));

    static final RepositoryRule REQUIREMENTS_TABLE = new RepositoryRule(
            "the table of requirements has each row once, and what is built names its place and its test",
            Repository.of(
                    Tracked.text(REQUIREMENTS, requirements()),
                    Tracked.text("bounded-contexts/bike-fleet/README.md", ""),
                    Tracked.text("a/src/test/java/ATest.java", "")),
            Set.of("B02", "B03", "B04", "B05", "B06"),
            (repository, findings) -> {
                var table = repository.find(REQUIREMENTS);
                if (table == null) {
                    return;
                }
                var expected = new ArrayList<>(rowIds());
                for (var line : table.lines()) {
                    var row = ROW.matcher(line);
                    if (!row.matches()) {
                        continue;
                    }
                    findings.subject();
                    var id = row.group(1);
                    if (!expected.remove(id)) {
                        findings.fault(id, "stands twice or is unknown");
                    }
                    var cells = row.group(2).split("\\|", -1);
                    if (cells.length != 5) {
                        findings.fault(id, "needs title, state, place, test, try: has " + cells.length + " cells");
                        continue;
                    }
                    var state = cells[1].strip();
                    if (!Set.of("built", "part", "planned").contains(state)) {
                        findings.fault(id, "unknown state " + state);
                    }
                    if (!state.equals("planned")) {
                        Map.of("place", cells[2], "test", cells[3]).forEach((what, cell) -> {
                            if (links(REQUIREMENTS, cell).findAny().isEmpty()) {
                                findings.fault(id, "is " + state + " without a link to its " + what);
                            }
                        });
                    }
                    links(REQUIREMENTS, row.group(2))
                            .filter(link -> !repository.exists(link))
                            .forEach(link -> findings.fault(id, "leads nowhere: " + link));
                }
                expected.forEach(id -> findings.fault(id, "is missing from the table"));
            });

    static final RepositoryRule TAGS_ARE_ROWS = new RepositoryRule(
            "a requirement a test is tagged with is in the table and not called planned there",
            Repository.of(
                    Tracked.text(REQUIREMENTS, "| B01 | feeds | built | | | |\n| B02 | later | planned | | | |\n"),
                    Tracked.text("a/src/test/java/ATest.java", "@T" + "ag(\"B01\")"),
                    Tracked.text("a/src/test/java/BTest.java", "@T" + "ag(\"B02\")")),
            Set.of("a/src/test/java/BTest.java"),
            (repository, findings) -> {
                var states = new HashMap<String, String>();
                var table = repository.find(REQUIREMENTS);
                if (table != null) {
                    table.lines().stream().map(ROW::matcher).forEach(row -> {
                        if (row.matches()) {
                            states.put(
                                    row.group(1),
                                    row.group(2).split("\\|", -1)[1].strip());
                        }
                    });
                }
                repository.files().stream()
                        .filter(file -> file.path().contains("/src/test/java/")
                                && file.path().endsWith(".java"))
                        .forEach(file -> TAG.matcher(file.text())
                                .results()
                                .map(found -> found.group(1))
                                .distinct()
                                .forEach(id -> {
                                    findings.subject();
                                    if (states.getOrDefault(id, "planned").equals("planned")) {
                                        findings.fault(file.path(), id + " is tested, yet the table calls it planned");
                                    }
                                }));
            });

    static final RepositoryRule MAP_OF_MODULES = new RepositoryRule(
            "the README names every module of the root pom",
            Repository.of(
                    Tracked.text("pom.xml", "<p><modules><module>one</module><module>two</module></modules></p>"),
                    Tracked.text("README.md", "`one/` the only one")),
            Set.of("two"),
            (repository, findings) -> {
                var pom = repository.find("pom.xml");
                var readme = repository.find("README.md");
                if (pom == null || readme == null) {
                    return;
                }
                var modules = Repository.xml(pom).getElementsByTagName("module");
                for (int at = 0; at < modules.getLength(); at++) {
                    findings.subject();
                    var module = modules.item(at).getTextContent();
                    if (!readme.text().contains(module)) {
                        findings.fault(module, "is not on the README's map");
                    }
                }
            });

    static final List<RepositoryRule> ALL =
            List.of(ADR_FORM, LINKS_LEAD_SOMEWHERE, COMMANDS_EXIST, REQUIREMENTS_TABLE, TAGS_ARE_ROWS, MAP_OF_MODULES);

    static List<String> rowIds() {
        return Stream.of(ids("B", 25), ids("P", 42), ids("S", 4), ids("N", 9))
                .flatMap(ids -> ids)
                .toList();
    }

    private static Stream<String> ids(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> "%s%02d".formatted(letter, number));
    }

    /** The paths a text links to, from the root of the repository. */
    private static Stream<String> links(String from, String text) {
        var folder = from.contains("/") ? from.substring(0, from.lastIndexOf('/') + 1) : "";
        return LINK.matcher(text)
                .results()
                .map(found -> URLDecoder.decode(found.group(1), StandardCharsets.UTF_8))
                .map(link -> java.nio.file.Path.of(link.startsWith("/") ? link.substring(1) : folder + link)
                        .normalize()
                        .toString())
                .filter(link -> !link.isEmpty());
    }

    private static String adr(String number) {
        return "# " + number + " Keep records\n## Status\n## Context\n## Options\n## Decision\n## Consequences\n";
    }

    /** All rows well kept, but for five. */
    private static String requirements() {
        var text = new StringBuilder();
        for (var id : rowIds()) {
            text.append(
                    switch (id) {
                        case "B01" ->
                            "| B01 | feeds | built | [x](../bounded-contexts/bike-fleet/README.md) |"
                                    + " [t](../a/src/test/java/ATest.java) | `bin/start` |\n";
                        case "B02" -> "| B02 | no test | part | [x](../bounded-contexts/bike-fleet/README.md) | | |\n";
                        case "B03" -> "| B03 | gone | planned | [x](../bounded-contexts/gone/README.md) | | |\n";
                        case "B04" -> "";
                        case "B05" -> "| B05 | odd state | done | | | |\n";
                        case "B06" -> "| B06 | once | planned | | | |\n| B06 | twice | planned | | | |\n";
                        default -> "| " + id + " | later | planned | | | |\n";
                    });
        }
        return text.toString();
    }
}
