package city.statictraffic.platform;

import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.kernel.id.UuidV7;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

/** The only sources of time and of chance. */
public class Sources {
    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    IdSource ids(InstantSource clock) {
        return UuidV7.from(clock, new SecureRandom());
    }
}
