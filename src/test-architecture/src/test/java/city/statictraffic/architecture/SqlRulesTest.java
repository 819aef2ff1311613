package city.statictraffic.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule as a whole is proven with the others; this one proves each feature it knows. */
@Tag("N07")
class SqlRulesTest {
    static Set<String> features() {
        return SqlRules.LATER_THAN_12.keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void a_use_of_each_later_feature_is_found(String feature) {
        assertThat(SqlRules.samples().values())
                .as("a deliberate use of: %s", feature)
                .anyMatch(sample ->
                        SqlRules.LATER_THAN_12.get(feature).matcher(sample).find());
    }
}
