package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.patrolimpound.domain.yard.Yard;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Yards in bulk, within the transaction of the work around it. Blocks. */
public interface YardBook {
    /** @param keeper the firm that keeps it; {@code stock}: bikes in it */
    record Entry(Yard yard, Optional<String> keeper, int stock) {}

    /** Those that exist, locked until the transaction ends, by id. */
    Map<String, Entry> lock(Collection<String> yardIds);

    void save(List<Entry> entries);

    Map<String, Long> countByDistrict();
}
