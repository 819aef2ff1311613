package city.statictraffic.patrolimpound.domain.scan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the device itself said without a connection, and from which filing index. Kept as it was said. */
public record OfflineVerdict(
        String verdict,
        @Nullable String indexVersion,
        @Nullable Instant indexAt) {}
