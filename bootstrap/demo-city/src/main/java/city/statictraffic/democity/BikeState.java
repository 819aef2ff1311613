package city.statictraffic.democity;

import java.util.List;
import java.util.Locale;

/** What a bike does. {@code IMPOUNDED} is never reported: in a yard a bike is silent. */
enum BikeState {
    PARKED,
    RIDING,
    UNAVAILABLE,
    LOST,
    IMPOUNDED;

    static final List<BikeState> ALL = List.of(values());

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
