package city.statictraffic.patrolimpound.events;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.event.IntegrationEvent;
import city.statictraffic.patrolimpound.fixture.IntakeBuilder;
import city.statictraffic.patrolimpound.fixture.ScanBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records, schemas and golden samples say the same; a change of one is a new version of all. */
@Tag("B04")
@Tag("B05")
class PublishedLanguageTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static List<Map.Entry<String, Class<? extends IntegrationEvent>>> events() {
        return List.of(
                Map.entry(ScanRecorded.TYPE, ScanRecorded.class),
                Map.entry(BikeTakenIn.TYPE, BikeTakenIn.class),
                Map.entry(IntakeUndone.TYPE, IntakeUndone.class),
                Map.entry(OperatorNotice.TYPE, OperatorNotice.class));
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_golden_sample_is_valid_and_survives_reading_and_writing(
            Map.Entry<String, Class<? extends IntegrationEvent>> event) throws IOException {
        JsonNode sample = resource(event.getKey(), "sample");
        assertThat(schema(event.getKey()).validate(sample)).isEmpty();
        IntegrationEvent read = JSON.treeToValue(sample, event.getValue());
        assertThat(read.type()).isEqualTo(event.getKey());
        assertThat(JSON.<JsonNode>valueToTree(read)).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_schema_names_each_component_of_the_record_and_no_other(
            Map.Entry<String, Class<? extends IntegrationEvent>> event) {
        var components = new TreeSet<>(Arrays.stream(event.getValue().getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
        var properties = new TreeSet<String>();
        resource(event.getKey(), "schema").path("properties").fieldNames().forEachRemaining(properties::add);
        assertThat(properties).isEqualTo(components);
    }

    @Test
    void what_the_domain_publishes_is_valid() {
        assertThat(schema(ScanRecorded.TYPE)
                        .validate(tree(ScanBuilder.aScan().change().events().getFirst())))
                .isEmpty();
        assertThat(schema(ScanRecorded.TYPE)
                        .validate(tree(ScanBuilder.aScan()
                                .qr("x")
                                .in(null)
                                .change()
                                .events()
                                .getFirst())))
                .isEmpty();
        assertThat(schema(BikeTakenIn.TYPE)
                        .validate(tree(IntakeBuilder.anIntake()
                                .nowhere()
                                .change()
                                .events()
                                .getFirst())))
                .isEmpty();
    }

    @Test
    void a_sample_without_a_required_member_is_found_out() {
        var broken = (ObjectNode) resource(BikeTakenIn.TYPE, "sample");
        broken.remove("slipNo");
        assertThat(schema(BikeTakenIn.TYPE).validate(broken)).isNotEmpty();
    }

    private static JsonNode tree(IntegrationEvent event) {
        return JSON.valueToTree(event);
    }

    private static JsonSchema schema(String type) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(resource(type, "schema"), config);
    }

    private static JsonNode resource(String type, String kind) {
        String name = "/events/patrol-impound/" + type.substring(type.indexOf('.') + 1) + "." + kind + ".json";
        try (InputStream in = PublishedLanguageTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return JSON.readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
