package city.statictraffic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.id.UuidV7;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7Test {
    @Test
    void carries_version_variant_and_time() {
        Instant at = Instant.parse("2026-11-01T00:00:00Z");
        UUID id = UuidV7.from(() -> at, new SplittableRandom(1)).next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(at.toEpochMilli());
    }
}
