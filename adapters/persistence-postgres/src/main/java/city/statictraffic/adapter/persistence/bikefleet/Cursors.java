package city.statictraffic.adapter.persistence.bikefleet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Opaque cursors: the last row's keys, encoded. One that was not made here counts as none of ours and starts anew. */
final class Cursors {
    private static final String SEPARATOR = "\u001F";

    private Cursors() {}

    static String of(Object... keys) {
        var text = new StringBuilder();
        for (Object key : keys) {
            text.append(text.isEmpty() ? "" : SEPARATOR).append(key);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Optional<List<String>> read(Optional<String> cursor, int keys) {
        try {
            return cursor.map(text -> List.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                            .split(SEPARATOR, -1)))
                    .filter(parts -> parts.size() == keys);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
