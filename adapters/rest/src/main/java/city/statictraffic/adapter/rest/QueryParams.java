package city.statictraffic.adapter.rest;

import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.kernel.application.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads query parameters; a malformed one is named, not guessed at. */
public final class QueryParams {
    private static final int YEAR_MAX = 9_999;

    private QueryParams() {}

    public static Optional<Instant> instant(String name, Optional<String> text) {
        try {
            return text.filter(value -> !value.isBlank())
                    .map(value -> OffsetDateTime.parse(value.replace(' ', '+')))
                    .map(at -> {
                        if (at.getYear() < 0 || at.getYear() > YEAR_MAX) {
                            throw new DateTimeException("beyond what is stored");
                        }
                        return at.toInstant();
                    });
        } catch (DateTimeException malformed) {
            throw ProblemException.invalid("/" + name, "request.time-malformed");
        }
    }

    public static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.notFound();
        }
    }

    public static int limit(Optional<Integer> limit) {
        return Page.clamp(limit.orElse(Page.LIMIT_DEFAULT));
    }

    /** A word to look for; one that no stored text can contain is a mistake of the caller's. */
    public static Optional<String> word(Optional<String> text) {
        Optional<String> word = text.map(String::strip).filter(value -> !value.isEmpty());
        if (word.filter(value -> value.length() > 200 || value.chars().anyMatch(Character::isISOControl))
                .isPresent()) {
            throw ProblemException.invalid("", "request.out-of-range");
        }
        return word;
    }

    public static Set<String> words(Optional<String> text) {
        return text.map(value -> Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .limit(50)
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    public record Items<T>(
            java.util.List<T> items,
            @org.jspecify.annotations.Nullable String nextCursor) {
        public static <T> Items<T> of(Page<T> page) {
            return new Items<>(page.items(), page.nextCursor().orElse(null));
        }
    }
}
