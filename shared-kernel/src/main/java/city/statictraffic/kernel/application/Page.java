package city.statictraffic.kernel.application;

import java.util.List;
import java.util.Optional;

/** One page of a list in a stable order, and where the next one starts. */
public record Page<T>(List<T> items, Optional<String> nextCursor) {
    public static final int LIMIT_DEFAULT = 50;
    public static final int LIMIT_MAX = 500;

    public Page {
        items = List.copyOf(items);
    }

    public static int clamp(int limit) {
        return Math.clamp(limit, 1, LIMIT_MAX);
    }
}
