package city.statictraffic.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("N04")
class ClassRulesTest {
    static List<ClassRule> rules() {
        return java.util.stream.Stream.of(ClassRules.ALL, NativeRules.ALL)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_product_keeps_the_rule(ClassRule rule) {
        var findings = rule.over(Codebase.ofProduct());

        assertThat(findings.subjects())
                .as("a rule that speaks about nothing fails: %s", rule)
                .isPositive();
        assertThat(findings.lines()).as("%s", rule).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_rule_bites_on_its_deliberate_violations_and_on_nothing_else(ClassRule rule) {
        var caught = rule.over(Codebase.ofViolations()).faults().keySet().stream()
                .map(name -> name.substring(Codebase.VIOLATIONS.length()))
                .collect(Collectors.toSet());

        assertThat(caught).as("%s", rule).containsExactlyInAnyOrderElementsOf(rule.deliberate());
    }

    /** Class files that are missing would make every rule look kept. */
    @Test
    void every_module_with_sources_is_compiled() {
        var sources = Repository.ofWorkingCopy().files().stream()
                .map(Tracked::path)
                .filter(path -> path.matches("(shared-kernel|bounded-contexts/[^/]+|adapters/[^/]+|bootstrap/[^/]+)"
                        + "/src/main/java/.*/(?!package-info)[^/]+\\.java"))
                .map(path -> path.substring(path.indexOf("/src/main/java/") + "/src/main/java/".length()))
                .map(path -> path.replace(".java", "").replace('/', '.'));
        var compiled =
                Codebase.ofProduct().classes().stream().map(JavaClass::getName).collect(Collectors.toSet());

        assertThat(sources.filter(source -> !compiled.contains(source)).toList())
                .as("sources without a class file: run mvn test-compile first")
                .isEmpty();
    }

    @Test
    void the_lists_of_exceptions_name_what_exists() {
        var classes = Codebase.ofProduct().classes();
        var types = classes.stream().map(JavaClass::getName).collect(Collectors.toSet());
        var names = classes.stream()
                .flatMap(type -> Stream.concat(
                        Stream.of(type.getSimpleName()),
                        type.getMethods().stream().map(method -> type.getSimpleName() + "." + method.getName())))
                .collect(Collectors.toSet());

        assertThat(ClassRules.sourcesOfTimeAndChance()).allMatch(types::contains);
        assertThat(NativeRules.exceptions()).allMatch(types::contains);
        assertThat(ClassRules.exceptionsByName()).allMatch(names::contains);
    }
}
