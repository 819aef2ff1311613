package city.statictraffic.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a context publishes is a promise: its schema and a sample stand beside the code. */
@Tag("N04")
class PublishedEventsTest {
    private static final String EVENT = "city.statictraffic.kernel.event.IntegrationEvent";
    private static final String TYPE = "[a-z-]+\\.[a-z-]+\\.v\\d+";

    @Test
    void every_event_has_its_schema_and_a_golden_sample() {
        assertThat(types(Codebase.ofProduct())).isNotEmpty();
        assertThat(missing(Codebase.ofProduct(), Repository.ofWorkingCopy())).isEmpty();
    }

    @Test
    void an_event_without_a_schema_is_caught() {
        var folder = "bounded-contexts/bike-fleet/src/main/resources/events/bike-fleet/";
        var repository = Repository.of(Tracked.text(folder + "bikes-painted.v1.sample.json", "{}"));

        assertThat(missing(Codebase.ofViolations(), repository))
                .containsExactly(folder + "bikes-painted.v1.schema.json");
    }

    private static List<String> missing(Codebase code, Repository repository) {
        return types(code).stream()
                .flatMap(type -> {
                    var context = type.substring(0, type.indexOf('.'));
                    var base = "bounded-contexts/" + context + "/src/main/resources/events/" + context + "/"
                            + type.substring(context.length() + 1);
                    return Stream.of(base + ".schema.json", base + ".sample.json");
                })
                .filter(path -> repository.find(path) == null)
                .toList();
    }

    private static List<String> types(Codebase code) {
        return code.classes().stream()
                .filter(type -> !type.isInterface() && type.isAssignableTo(EVENT))
                .flatMap(type -> type(type))
                .sorted()
                .toList();
    }

    private static Stream<String> type(JavaClass type) {
        var constants = ErrorCodes.constants(type, "type")
                .filter(text -> text.matches(TYPE))
                .toList();
        assertThat(constants).as("%s.type() names one type", type.getName()).hasSize(1);
        return constants.stream();
    }
}
