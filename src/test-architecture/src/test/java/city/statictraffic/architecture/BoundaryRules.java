package city.statictraffic.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Boundaries that class files do not show: poms, schemas, packages without a word about themselves. */
final class BoundaryRules {
    private BoundaryRules() {}

    private static final Pattern SQL_TEXT =
            Pattern.compile(".*\\.sql|adapters/persistence-[^/]+/src/main/java/.*\\.java");
    private static final Pattern MAIN_JAVA = Pattern.compile(".*/src/main/java/.*\\.java");

    static final RepositoryRule CONTEXT_POMS = new RepositoryRule(
            "a context's pom names the kernel, JSpecify and test tools, never another context",
            Repository.of(
                    Tracked.text("bounded-contexts/bike-fleet/pom.xml", pom("shared-kernel", "patrol-impound")),
                    Tracked.text("bounded-contexts/patrol-impound/pom.xml", pom("shared-kernel", "vertx-pg-client")),
                    Tracked.text("bounded-contexts/identity-access/pom.xml", pom("shared-kernel", "jspecify"))),
            Set.of("bounded-contexts/bike-fleet/pom.xml", "bounded-contexts/patrol-impound/pom.xml"),
            (repository, findings) -> {
                for (var context : repository.contexts()) {
                    var pom = repository.find("bounded-contexts/" + context + "/pom.xml");
                    if (pom == null) {
                        continue;
                    }
                    findings.subject();
                    for (var dependency : dependencies(pom)) {
                        var isOther = repository.contexts().contains(dependency.artifact());
                        var isPure = Set.of("shared-kernel", "jspecify").contains(dependency.artifact());
                        if (isOther || !isPure && !dependency.scope().equals("test")) {
                            findings.fault(pom.path(), "depends on " + dependency.artifact());
                        }
                    }
                }
            });

    static final RepositoryRule ADAPTER_POMS = new RepositoryRule(
            "an adapter's pom never names another technology's adapter",
            Repository.of(
                    Tracked.text("adapters/rest/pom.xml", pom("bike-fleet", "persistence-postgres")),
                    Tracked.text("adapters/persistence-postgres/pom.xml", pom("bike-fleet", "vertx-pg-client"))),
            Set.of("adapters/rest/pom.xml"),
            (repository, findings) -> {
                var technologies = repository.childrenOf("adapters/");
                for (var technology : technologies) {
                    var pom = repository.find("adapters/" + technology + "/pom.xml");
                    if (pom == null) {
                        continue;
                    }
                    findings.subject();
                    dependencies(pom).stream()
                            .filter(dependency -> technologies.contains(dependency.artifact()))
                            .filter(dependency ->
                                    !Home.family(dependency.artifact()).equals(Home.family(technology)))
                            .filter(dependency -> !dependency.scope().equals("test"))
                            .forEach(dependency -> findings.fault(pom.path(), "depends on " + dependency.artifact()));
                }
            });

    static final RepositoryRule SCHEMAS_APART = new RepositoryRule(
            "SQL of one context never names another context's schema",
            Repository.of(
                    Tracked.text("bounded-contexts/bike-fleet/pom.xml", ""),
                    Tracked.text("bounded-contexts/patrol-impound/pom.xml", ""),
                    Tracked.text(
                            "adapters/persistence-postgres/src/main/resources/db/bike-fleet/V001__bikes.sql",
                            "CREATE TABLE bike_fleet.bike (id text);\n-- patrol_impound.intake is told by an event\n"),
                    Tracked.text(
                            "adapters/persistence-postgres/src/main/resources/db/bike-fleet/V002__yards.sql",
                            "CREATE VIEW bike_fleet.yard AS SELECT * FROM patrol_impound.yard;"),
                    Tracked.text(
                            "adapters/persistence-postgres/src/main/java/x/patrolimpound/PgIntakes.java",
                            "\"SELECT state FROM bike_fleet.bike WHERE bike_id = $1\"")),
            Set.of(
                    "adapters/persistence-postgres/src/main/resources/db/bike-fleet/V002__yards.sql",
                    "adapters/persistence-postgres/src/main/java/x/patrolimpound/PgIntakes.java"),
            (repository, findings) -> {
                for (var file : repository.files()) {
                    var owner = owner(repository, file);
                    if (!file.matches(SQL_TEXT) || owner.isEmpty()) {
                        continue;
                    }
                    findings.subject();
                    var text = SqlRules.withoutComments(file.text());
                    repository.contexts().stream()
                            .filter(context -> !context.equals(owner.get()))
                            .map(context -> context.replace('-', '_'))
                            .filter(schema -> Pattern.compile("\\b" + schema + "\\.(?!v?\\d)[a-z_]")
                                    .matcher(text)
                                    .find())
                            .forEach(schema -> findings.fault(file.path(), "names the schema " + schema));
                }
            });

    static final RepositoryRule NULL_MARKED = new RepositoryRule(
            "every package is @NullMarked and says in a sentence what it holds",
            Repository.of(
                    Tracked.text("a/src/main/java/one/package-info.java", "/** One. */\n@NullMarked\npackage one;"),
                    Tracked.text("a/src/main/java/one/One.java", ""),
                    Tracked.text("a/src/main/java/two/package-info.java", "package two;"),
                    Tracked.text("a/src/main/java/two/Two.java", ""),
                    Tracked.text("a/src/main/java/three/Three.java", "")),
            Set.of("a/src/main/java/two", "a/src/main/java/three"),
            (repository, findings) -> repository.files().stream()
                    .filter(file -> file.matches(MAIN_JAVA))
                    .map(file -> file.path().substring(0, file.path().lastIndexOf('/')))
                    .distinct()
                    .forEach(folder -> {
                        findings.subject();
                        var about = repository.find(folder + "/package-info.java");
                        if (about == null) {
                            findings.fault(folder, "has no package-info.java");
                        } else if (!about.text().contains("@NullMarked")
                                || !about.text().contains("/**")) {
                            findings.fault(folder, "package-info.java lacks @NullMarked or its sentence");
                        }
                    }));

    static final List<RepositoryRule> ALL = List.of(CONTEXT_POMS, ADAPTER_POMS, SCHEMAS_APART, NULL_MARKED);

    private record PomDependency(String artifact, String scope) {}

    /** The context in whose folder or package a file stands. */
    private static Optional<String> owner(Repository repository, Tracked file) {
        var parts = List.of(file.path().split("/"));
        return repository.contexts().stream()
                .filter(context -> parts.contains(context)
                        || parts.contains(context.replace('-', '_'))
                        || parts.contains(Codebase.packageName(context)))
                .findFirst();
    }

    private static List<PomDependency> dependencies(Tracked pom) {
        Document document = Repository.xml(pom);
        var nodes = document.getElementsByTagName("dependency");
        var found = new ArrayList<PomDependency>();
        for (int at = 0; at < nodes.getLength(); at++) {
            if (nodes.item(at) instanceof Element dependency && !isInside(dependency, "dependencyManagement")) {
                found.add(new PomDependency(
                        child(dependency, "artifactId").orElse("?"),
                        child(dependency, "scope").orElse("compile")));
            }
        }
        return found;
    }

    private static boolean isInside(Node node, String name) {
        for (var parent = node.getParentNode(); parent != null; parent = parent.getParentNode()) {
            if (parent.getNodeName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> child(Element element, String name) {
        var nodes = element.getElementsByTagName(name);
        return nodes.getLength() == 0
                ? Optional.empty()
                : Optional.of(nodes.item(0).getTextContent().strip());
    }

    private static String pom(String... artifacts) {
        var text = new StringBuilder("<project><dependencies>");
        for (var artifact : artifacts) {
            text.append("<dependency><artifactId>").append(artifact).append("</artifactId></dependency>");
        }
        return text.append("</dependencies></project>").toString();
    }
}
