package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.kernel.application.Page;
import city.statictraffic.patrolimpound.application.queries.Keyset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A page from one row more than asked for. */
final class Pages {
    private Pages() {}

    static <T> Page<T> of(List<T> rows, int limit, Function<T, Keyset> keyOf) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, Optional.of(keyOf.apply(items.getLast()).cursor()));
    }
}
