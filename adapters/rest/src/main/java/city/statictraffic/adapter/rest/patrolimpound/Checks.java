package city.statictraffic.adapter.rest.patrolimpound;

import static java.time.temporal.ChronoUnit.MICROS;

import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.adapter.rest.problem.ProblemException.FieldError;
import city.statictraffic.kernel.geo.Datum;
import city.statictraffic.patrolimpound.domain.duty.Place;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the members of a body and remembers all that is wrong, by JSON pointer, so that a sender mends it in one go. */
final class Checks {
    static final String REQUIRED = "request.required";
    static final String OUT_OF_RANGE = "request.out-of-range";
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    static final String UNKNOWN_CODE = "request.unknown-code";
    static final String TIME_MALFORMED = "request.time-malformed";
    static final String ID_MALFORMED = "patrol.id-malformed";
    static final String HASH_MALFORMED = "patrol.hash-malformed";
    private static final UUID NO_ID = new UUID(0, 0);
    private static final double ACCURACY_METRES_MAX = 100_000;

    private final List<FieldError> errors = new ArrayList<>();

    void wrong(String pointer, String code) {
        errors.add(new FieldError(pointer, code));
    }

    /** Ends the request if anything was wrong. */
    void done() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    UUID id(String pointer, @Nullable String text) {
        if (blank(text)) {
            wrong(pointer, REQUIRED);
            return NO_ID;
        }
        return optionalId(pointer, text).orElse(NO_ID);
    }

    Optional<UUID> optionalId(String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            wrong(pointer, ID_MALFORMED);
            return Optional.empty();
        }
    }

    Instant time(String pointer, @Nullable String text) {
        if (blank(text)) {
            wrong(pointer, REQUIRED);
            return Instant.EPOCH;
        }
        return optionalTime(pointer, text).orElse(Instant.EPOCH);
    }

    Optional<Instant> optionalTime(String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant().truncatedTo(MICROS);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
                wrong(pointer, OUT_OF_RANGE);
                return Optional.empty();
            }
            return Optional.of(at);
        } catch (DateTimeException malformed) {
            wrong(pointer, TIME_MALFORMED);
            return Optional.empty();
        }
    }

    String text(String pointer, @Nullable String text, int lengthMax) {
        if (blank(text)) {
            wrong(pointer, REQUIRED);
            return "";
        }
        return Optional.ofNullable(optionalText(pointer, text, lengthMax)).orElse("");
    }

    @Nullable
    String optionalText(String pointer, @Nullable String text, int lengthMax) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        if (stripped.length() > lengthMax || stripped.chars().anyMatch(Character::isISOControl)) {
            wrong(pointer, OUT_OF_RANGE);
            return null;
        }
        return stripped;
    }

    <T> Optional<T> code(String pointer, @Nullable String text, Function<String, Optional<T>> find) {
        if (text == null || text.isBlank()) {
            wrong(pointer, REQUIRED);
            return Optional.empty();
        }
        Optional<T> found = find.apply(text);
        if (found.isEmpty()) {
            wrong(pointer, UNKNOWN_CODE);
        }
        return found;
    }

    boolean flag(String pointer, @Nullable Boolean value) {
        if (value == null) {
            wrong(pointer, REQUIRED);
            return false;
        }
        return value;
    }

    @Nullable
    Place place(String pointer, Bodies.@Nullable PlaceBody body) {
        if (body == null) {
            return null;
        }
        Double lon = body.lon();
        Double lat = body.lat();
        if (lon == null || lat == null) {
            wrong(pointer + (lon == null ? "/lon" : "/lat"), REQUIRED);
            return null;
        }
        Double accuracy = body.accuracyMetres();
        boolean lonFits = lon >= -180 && lon <= 180;
        boolean latFits = lat >= -90 && lat <= 90;
        boolean accuracyFits = accuracy == null || (accuracy >= 0 && accuracy <= ACCURACY_METRES_MAX);
        if (!lonFits || !latFits || !accuracyFits) {
            wrong(pointer + (!lonFits ? "/lon" : !latFits ? "/lat" : "/accuracyMetres"), OUT_OF_RANGE);
            return null;
        }
        Optional<Datum> datum =
                body.crs() == null ? Optional.of(Datum.WGS84) : code(pointer + "/crs", body.crs(), Checks::datum);
        return datum.map(from -> new Place(from.toWgs84(lon, lat), accuracy)).orElse(null);
    }

    List<PhotoHash> photos(String pointer, @Nullable List<String> hashes, int countMax) {
        if (hashes == null) {
            return List.of();
        }
        if (hashes.size() > countMax) {
            wrong(pointer, OUT_OF_RANGE);
            return List.of();
        }
        var photos = new ArrayList<PhotoHash>();
        for (int i = 0; i < hashes.size(); i++) {
            String hex = hashes.get(i);
            if (hex != null && PhotoHash.isHash(hex)) {
                photos.add(new PhotoHash(hex));
            } else {
                wrong(pointer + "/" + i, HASH_MALFORMED);
            }
        }
        return photos;
    }

    private static Optional<Datum> datum(String name) {
        for (Datum datum : Datum.values()) {
            if (datum.name().equals(name)) {
                return Optional.of(datum);
            }
        }
        return Optional.empty();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
