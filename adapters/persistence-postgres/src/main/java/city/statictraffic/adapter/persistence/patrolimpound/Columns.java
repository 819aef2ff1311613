package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.kernel.geo.GeoPoint;
import city.statictraffic.patrolimpound.domain.duty.Place;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How this context's values stand in columns. */
final class Columns {
    private static final String BLANK = " ";

    private Columns() {}

    static String join(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(BLANK));
    }

    static List<String> split(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(BLANK));
    }

    static @Nullable Place place(@Nullable Double lon, @Nullable Double lat, @Nullable Double accuracyMetres) {
        return lon == null || lat == null ? null : new Place(new GeoPoint(lon, lat), accuracyMetres);
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
