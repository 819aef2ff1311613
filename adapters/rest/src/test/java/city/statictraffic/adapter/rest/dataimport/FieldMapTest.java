package city.statictraffic.adapter.rest.dataimport;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.bikefleet.application.filedfleet.ImportFiledFleet;
import city.statictraffic.bikefleet.application.port.FleetRegister;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.bikefleet.domain.feed.CityProfile;
import city.statictraffic.kernel.geo.GeoPoint;
import city.statictraffic.kernel.imports.ImportField;
import city.statictraffic.kernel.imports.ImportTarget;
import city.statictraffic.patrolimpound.application.importyards.ImportYards;
import city.statictraffic.patrolimpound.application.port.CityDistricts;
import city.statictraffic.patrolimpound.application.port.YardBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The field map in the guide is what the targets say. {@code -Dfield-map.write} writes it anew. */
@Tag("N09")
@Tag("N08")
class FieldMapTest {
    private static final String HEAD = """
            # 字段对应 / Field map

            由导入对象生成，请勿手改：`FieldMapTest -Dfield-map.write`。带 * 的必填，带 † 的合起来区分各行。
            Made from the import targets; * required, † together they tell rows apart.
            """;

    private static List<ImportTarget> targets() {
        return List.of(
                new ImportFiledFleet(new NoSettings(), new NoRegister(), InstantSource.system()),
                new ImportYards(new NoBook(), new NoDistricts()));
    }

    @Test
    void the_field_map_is_what_the_targets_say() throws IOException {
        String made = fieldMap();
        Path file = repository().resolve("docs/import/fields.md");
        if (System.getProperty("field-map.write") != null) {
            Files.writeString(file, made);
        }
        assertThat(Files.readString(file)).isEqualTo(made);
    }

    /** A title or another name that two fields share would make a column ambiguous for ever. */
    @Test
    void no_name_stands_for_two_fields_of_a_target() {
        for (ImportTarget target : targets()) {
            var names = target.fields().stream()
                    .flatMap(field -> java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(field.zh(), field.en(), field.name())
                                    .distinct(),
                            field.aliases().stream()))
                    .toList();
            assertThat(names).as(target.name()).doesNotHaveDuplicates();
        }
    }

    private static String fieldMap() {
        var text = new StringBuilder(HEAD);
        for (ImportTarget target : targets()) {
            text.append("\n## ")
                    .append(target.zh())
                    .append(" / ")
                    .append(target.en())
                    .append(" `")
                    .append(target.name())
                    .append("`\n\n");
            text.append("| 旧字段（可识别的列名） | 新字段 | new field | 格式 | 规则 | rule | 示例 |\n|---|---|---|---|---|---|---|\n");
            for (ImportField field : target.fields()) {
                text.append("| ")
                        .append(String.join("、", field.aliases()))
                        .append(" | ")
                        .append(field.zh())
                        .append(field.required() ? " *" : "")
                        .append(field.key() ? " †" : "")
                        .append(" | ")
                        .append(field.en())
                        .append(" `")
                        .append(field.name())
                        .append("` | ")
                        .append(kind(field))
                        .append(" | ")
                        .append(field.ruleZh())
                        .append(" | ")
                        .append(field.ruleEn())
                        .append(" | `")
                        .append(field.example())
                        .append("` |\n");
            }
        }
        return text.toString();
    }

    private static String kind(ImportField field) {
        return switch (field.kind()) {
            case TEXT -> "文字 ≤ " + field.lengthMax();
            case TOKEN -> "字母数字 ≤ " + field.lengthMax();
            case INTEGER -> "整数 " + (long) field.min() + "–" + (long) field.max();
            case DECIMAL -> "数字 " + (long) field.min() + "–" + (long) field.max();
            case TIME -> "日期或时间";
            case CODE -> "名称或编号";
        };
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/adr"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent(), "not within the repository");
        }
        return folder;
    }

    private record NoSettings() implements FleetSettings {
        @Override
        public CityProfile profileFor(Operator operator) {
            return CityProfile.shanghai();
        }

        @Override
        public Optional<Operator> findOperator(String operatorId) {
            return Optional.empty();
        }

        @Override
        public List<Operator> listOperators() {
            return List.of();
        }
    }

    private record NoRegister() implements FleetRegister {
        @Override
        public Map<BikeId, Known> lock(Collection<BikeId> bikes) {
            return Map.of();
        }

        @Override
        public void take(UUID importId, List<Landing> registrations, List<Declared> filings) {}

        @Override
        public Map<String, Long> countFiled() {
            return Map.of();
        }
    }

    private record NoBook() implements YardBook {
        @Override
        public Map<String, Entry> lock(Collection<String> yardIds) {
            return Map.of();
        }

        @Override
        public void save(List<Entry> entries) {}

        @Override
        public Map<String, Long> countByDistrict() {
            return Map.of();
        }
    }

    private record NoDistricts() implements CityDistricts {
        @Override
        public List<District> list() {
            return List.of();
        }

        @Override
        public Optional<String> codeAt(GeoPoint place) {
            return Optional.empty();
        }
    }
}
