package city.statictraffic.patrolimpound.application.queries;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The last row of a page in a list ordered by time and id, newest first; opaque to those who get it. */
public record Keyset(Instant at, UUID id) {
    public String cursor() {
        String plain = at + "," + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty when the text is no cursor of ours. */
    public static Optional<Keyset> parse(String cursor) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            int comma = plain.indexOf(',');
            return comma < 0
                    ? Optional.empty()
                    : Optional.of(new Keyset(
                            Instant.parse(plain.substring(0, comma)), UUID.fromString(plain.substring(comma + 1))));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
