package city.statictraffic.adapter.persistence;

import city.statictraffic.kernel.application.Page;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Opaque cursors: the last row's keys, encoded. One that was not made here counts as none of ours and starts anew. */
public final class Cursors {
    private static final String SEPARATOR = "\u001F";

    private Cursors() {}

    public static String of(Object... keys) {
        var text = new StringBuilder();
        for (Object key : keys) {
            text.append(text.isEmpty() ? "" : SEPARATOR).append(key);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** At most {@code limit} of the lines found, and where the next page starts if there was one more. */
    public static <T> Page<T> page(List<T> lines, int limit, Function<T, String> cursor) {
        return lines.size() <= limit
                ? new Page<>(lines, Optional.empty())
                : new Page<>(lines.subList(0, limit), Optional.of(cursor.apply(lines.get(limit - 1))));
    }

    /** The keys of a cursor, each read by its own reader; empty when any of them is not what it should be. */
    @SafeVarargs
    public static Optional<List<Object>> read(Optional<String> cursor, Function<String, Object>... readers) {
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor.get()), StandardCharsets.UTF_8)
                    .split(SEPARATOR, -1);
            if (parts.length != readers.length) {
                return Optional.empty();
            }
            var keys = new ArrayList<Object>();
            for (int i = 0; i < parts.length; i++) {
                if (parts[i].chars().anyMatch(Character::isISOControl)) {
                    return Optional.empty();
                }
                keys.add(readers[i].apply(parts[i]));
            }
            return Optional.of(keys);
        } catch (IllegalArgumentException | DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
