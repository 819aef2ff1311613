package city.statictraffic.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N04")
class ErrorCodesTest {
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:-[a-z]+)*\\.[a-z0-9]+(?:-[a-z0-9]+)*)\"\\s*:");
    /** The bundles also hold the names of fields, which are no errors. */
    private static final String FIELD_NAMES = "feed-field.";

    private static final ErrorCodes PRODUCT = ErrorCodes.of(Codebase.ofProduct());
    private static final ErrorCodes DELIBERATE = ErrorCodes.of(Codebase.ofViolations());

    @Test
    void every_refusal_has_one_code_of_its_own() {
        assertThat(PRODUCT.classesByCode()).isNotEmpty();
        assertThat(PRODUCT.refusalsWithoutCode()).isEmpty();
        assertThat(PRODUCT.usedTwice()).isEmpty();
    }

    @Test
    void a_code_used_twice_and_a_refusal_in_prose_are_caught() {
        var refusal = Codebase.VIOLATIONS + "contexts.bikefleet.domain.BikeRefusal";

        assertThat(DELIBERATE.refusalsWithoutCode()).containsExactly(refusal + "$Prose");
        assertThat(DELIBERATE.usedTwice()).singleElement().asString().contains("violations.same-code");
    }

    @Test
    void every_code_is_documented() {
        assertThat(undocumented(PRODUCT.classesByCode().keySet(), Repository.ofWorkingCopy()))
                .isEmpty();
    }

    @Test
    void every_code_has_a_sentence_in_chinese_and_in_english() {
        assertThat(untranslated(PRODUCT, Repository.ofWorkingCopy())).isEmpty();
    }

    @Test
    void a_code_without_a_document_or_a_sentence_is_caught() {
        var folder = "adapters/rest/src/main/resources/messages/";
        var empty = Repository.of(
                Tracked.text("docs/errors/README.md", "| `other.code` |"),
                Tracked.text(folder + "common.zh-CN.json", "{\"violations.same-code\": {\"title\": \"重复\"}}"),
                Tracked.text(folder + "common.en.json", "{}"));

        assertThat(undocumented(DELIBERATE.classesByCode().keySet(), empty)).containsExactly("violations.same-code");
        assertThat(untranslated(DELIBERATE, empty)).containsExactly("violations.same-code in en");
    }

    @Test
    void both_languages_know_the_same_codes_and_the_documents_name_them_all() {
        var repository = Repository.ofWorkingCopy();
        var chinese = keys(repository, "zh");

        assertThat(chinese).isNotEmpty().isEqualTo(keys(repository, "en"));
        assertThat(undocumented(chinese, repository))
                .as("write them with: node bin/lib/write-error-codes.mjs")
                .isEmpty();
    }

    private static List<String> undocumented(Set<String> codes, Repository repository) {
        var text = repository.under("docs/errors/").stream().map(Tracked::text).collect(Collectors.joining("\n"));
        return codes.stream().filter(code -> !text.contains("`" + code + "`")).toList();
    }

    private static List<String> untranslated(ErrorCodes codes, Repository repository) {
        return Stream.of("zh", "en")
                .flatMap(language -> {
                    var keys = keys(repository, language);
                    return codes.classesByCode().keySet().stream()
                            .filter(code -> !keys.contains(code))
                            .map(code -> code + " in " + language);
                })
                .toList();
    }

    /** A bundle is a JSON file of the REST adapter, code → texts, whose name ends in its language. */
    private static Set<String> keys(Repository repository, String language) {
        return repository.under("adapters/rest/src/main/resources/messages/").stream()
                .filter(file -> file.name().matches("[a-z-]+\\." + language + "(-[A-Z]{2})?\\.json"))
                .flatMap(file -> KEY.matcher(file.text()).results())
                .map(found -> found.group(1))
                .filter(key -> !key.startsWith(FIELD_NAMES))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
