package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KafkaRightsTest {
    private static List<AclBinding> of(String user) {
        return KafkaSetup.rights().stream()
                .filter(right -> right.entry().principal().equals("User:" + user))
                .toList();
    }

    @Test
    @DisplayName("An operator has rights on its own three topics and groups and on nothing else")
    void limitsOperators() {
        for (Demo.Operator operator : Demo.OPERATORS) {
            String own = "operator." + operator.id() + ".";
            assertThat(of(operator.id()))
                    .hasSize(7)
                    .allSatisfy(right -> assertThat(right.pattern().name()).startsWith(own));
            Set<String> topics = of(operator.id()).stream()
                    .filter(right -> right.pattern().resourceType() == ResourceType.TOPIC)
                    .map(right -> {
                        assertThat(right.pattern().patternType()).isEqualTo(PatternType.LITERAL);
                        return right.pattern().name();
                    })
                    .collect(Collectors.toSet());
            assertThat(topics).containsExactlyInAnyOrder(own + "feeds.in", own + "feeds.verdicts", own + "notices");
        }
    }

    @Test
    @DisplayName("The platform has all rights below its prefixes and none on the cluster")
    void limitsThePlatform() {
        assertThat(of("platform")).isNotEmpty().allSatisfy(right -> {
            assertThat(KafkaSetup.PLATFORM_PREFIXES).contains(right.pattern().name());
            assertThat(right.pattern().resourceType()).isNotEqualTo(ResourceType.CLUSTER);
        });
    }

    @Test
    @DisplayName("Every operator has its topics, and the feeds take messages of four megabytes")
    void namesTheTopics() {
        assertThat(KafkaSetup.topics()).hasSize(3 + 3 * Demo.OPERATORS.size());
        assertThat(KafkaSetup.topics())
                .filteredOn(topic ->
                        topic.name().endsWith("feeds.v1") || topic.name().endsWith("feeds.in"))
                .hasSize(1 + Demo.OPERATORS.size())
                .allSatisfy(topic -> assertThat(topic.settings()).containsEntry("max.message.bytes", "4194304"));
    }
}
