package city.statictraffic.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("N04")
class RepositoryRulesTest {
    static List<RepositoryRule> rules() {
        return Stream.of(
                        BoundaryRules.ALL,
                        SqlRules.ALL,
                        HygieneRules.ALL,
                        DocumentRules.ALL,
                        KubernetesRules.ALL,
                        DeploymentRules.ALL)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_repository_keeps_the_rule(RepositoryRule rule) {
        var findings = rule.over(Repository.ofWorkingCopy());

        assertThat(findings.subjects())
                .as("a rule that speaks about nothing fails: %s", rule)
                .isPositive();
        assertThat(findings.lines()).as("%s", rule).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_rule_bites_on_its_deliberate_violation_and_on_nothing_else(RepositoryRule rule) {
        assertThat(rule.over(rule.deliberate()).faults().keySet())
                .as("%s", rule)
                .containsExactlyInAnyOrderElementsOf(rule.mustName());
    }
}
