package city.statictraffic.adapter.rest.patrolimpound;

import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.kernel.application.Page;
import city.statictraffic.patrolimpound.application.queries.Keyset;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Reads query and path parameters; a malformed one is named, not guessed at. */
final class Params {
    private static final int WORD_LENGTH_MAX = 64;

    private Params() {}

    static Optional<LocalDate> day(Optional<String> text) {
        try {
            return word("day", text).map(LocalDate::parse);
        } catch (DateTimeException malformed) {
            throw ProblemException.invalid("/day", Checks.TIME_MALFORMED);
        }
    }

    static Optional<String> word(String name, Optional<String> text) {
        Optional<String> word = text.map(String::strip).filter(value -> !value.isEmpty());
        if (word.filter(value -> value.length() > WORD_LENGTH_MAX || value.indexOf('\0') >= 0)
                .isPresent()) {
            throw ProblemException.invalid("/" + name, Checks.OUT_OF_RANGE);
        }
        return word;
    }

    static Optional<Keyset> cursor(Optional<String> text) {
        Optional<String> given = text.filter(value -> !value.isBlank());
        Optional<Keyset> read = given.flatMap(Keyset::parse);
        if (given.isPresent() && read.isEmpty()) {
            throw ProblemException.invalid("/cursor", "patrol.cursor-foreign");
        }
        return read;
    }

    static int limit(Optional<String> text) {
        try {
            return Page.clamp(word("limit", text).map(Integer::parseInt).orElse(Page.LIMIT_DEFAULT));
        } catch (NumberFormatException malformed) {
            throw ProblemException.invalid("/limit", Checks.OUT_OF_RANGE);
        }
    }

    /** An id that is none names nothing. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.notFound();
        }
    }

    static PhotoHash photo(String hex) {
        if (!PhotoHash.isHash(hex)) {
            throw ProblemException.invalid("/sha256", Checks.HASH_MALFORMED);
        }
        return new PhotoHash(hex);
    }
}
