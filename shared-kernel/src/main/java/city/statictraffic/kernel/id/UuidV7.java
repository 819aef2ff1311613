package city.statictraffic.kernel.id;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** RFC 9562 version 7: 48 bits of milliseconds, 74 random bits. */
public final class UuidV7 implements IdSource {
    private final InstantSource clock;
    private final RandomGenerator random;

    private UuidV7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public static IdSource from(InstantSource clock, RandomGenerator random) {
        return new UuidV7(clock, random);
    }

    @Override
    public UUID next() {
        return of(clock.millis(), random.nextLong(), random.nextLong());
    }

    static UUID of(long epochMillis, long randomHigh, long randomLow) {
        long high = (epochMillis << 16) | 0x7000L | (randomHigh & 0x0FFFL);
        long low = (randomLow & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
