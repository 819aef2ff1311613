package city.statictraffic.patrolimpound.contract;

import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.RULE_A;
import static city.statictraffic.patrolimpound.fixture.Given.RULE_B;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.patrolimpound.domain.filing.QrRule;
import city.statictraffic.patrolimpound.fixture.World;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B04")
public abstract class QrRuleBookContract {
    private static final QrRule CHANGED =
            new QrRule("operator-a", "甲骑", List.of("one.example", "two.example"), "/{bikeId}", "0-9", 4, 8);

    protected abstract World world();

    @Test
    void rules_come_by_operator() {
        get(world().ruleBook().know(RULE_B, NOW));
        get(world().ruleBook().know(RULE_A, NOW));
        assertThat(get(world().ruleBook().all()).rules()).containsExactly(RULE_A, RULE_B);
    }

    @Test
    void a_later_rule_replaces_and_an_earlier_one_is_ignored() {
        get(world().ruleBook().know(RULE_A, NOW));
        get(world().ruleBook().know(CHANGED, NOW.plusSeconds(1)));
        get(world().ruleBook().know(RULE_A, NOW));
        assertThat(get(world().ruleBook().all()).rules()).containsExactly(CHANGED);
    }
}
