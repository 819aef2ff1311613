package city.statictraffic.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rule as a whole is proven with the others; this one proves each feature it knows. */
@Tag("N07")
class SqlRulesTest {
    @Test
    void a_use_of_each_later_feature_is_found() {
        SqlRules.LATER_THAN_12.forEach(
                (feature, pattern) -> assertThat(SqlRules.samples().values())
                        .as("a deliberate use of: %s", feature)
                        .anyMatch(sample -> pattern.matcher(sample).find()));
    }
}
