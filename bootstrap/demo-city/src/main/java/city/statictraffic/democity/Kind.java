package city.statictraffic.democity;

import java.util.List;

/** The four kinds of feed records, in the order in which they are sent. */
enum Kind {
    BIKES("bikes"),
    POSITIONS("positions"),
    LOCK_EVENTS("lock-events"),
    RIDES("rides");

    static final List<Kind> ALL = List.of(values());

    final String path;

    Kind(String path) {
        this.path = path;
    }
}
