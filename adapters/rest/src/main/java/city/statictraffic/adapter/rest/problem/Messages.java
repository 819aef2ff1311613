package city.statictraffic.adapter.rest.problem;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a code means, in Chinese and English: {@code messages/<part>.<language>.json}, code → title, detail. */
@ApplicationScoped
public class Messages {
    public static final String CHINESE = "zh-CN";
    public static final String ENGLISH = "en";
    public static final List<String> PARTS = List.of("common", "bike-fleet", "patrol-impound", "data-import");

    /** {@code detail} says what to do; {@code {name}} stands for a parameter. */
    @RegisterForReflection
    public record Text(String title, String detail) {}

    private final Map<String, Map<String, Text>> byLanguage = new HashMap<>();

    Messages(ObjectMapper json) {
        for (String language : List.of(CHINESE, ENGLISH)) {
            var texts = new HashMap<String, Text>();
            for (String part : PARTS) {
                String name = "/messages/" + part + "." + language + ".json";
                try (InputStream in = Messages.class.getResourceAsStream(name)) {
                    if (in == null) {
                        throw new IllegalStateException(name + " is missing");
                    }
                    texts.putAll(json.readValue(in, new TypeReference<Map<String, Text>>() {}));
                } catch (IOException broken) {
                    throw new UncheckedIOException(name, broken);
                }
            }
            byLanguage.put(language, Map.copyOf(texts));
        }
    }

    public Text text(String code, String language, Map<String, ?> params) {
        Text text = Optional.ofNullable(
                        byLanguage.getOrDefault(language, Map.of()).get(code))
                .orElse(new Text(code, ""));
        return new Text(fill(text.title(), params), fill(text.detail(), params));
    }

    /** The language to answer in: English when the caller prefers it, else Chinese. */
    public static String languageOf(Optional<String> acceptLanguage) {
        return acceptLanguage
                        .filter(value ->
                                value.trim().toLowerCase(java.util.Locale.ROOT).startsWith("en"))
                        .isPresent()
                ? ENGLISH
                : CHINESE;
    }

    private static String fill(String text, Map<String, ?> params) {
        String filled = text;
        for (var entry : params.entrySet()) {
            filled = filled.replace("{" + entry.getKey() + "}", String.valueOf(entry.getValue()));
        }
        return filled;
    }
}
