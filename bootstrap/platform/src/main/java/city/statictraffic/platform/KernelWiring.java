package city.statictraffic.platform;

import city.statictraffic.identityaccess.domain.RoleScopes;
import city.statictraffic.kernel.access.AccessPolicy;
import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.kernel.id.UuidV7;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

/** Clock, ids, access rules. */
public class KernelWiring {
    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    IdSource ids(InstantSource clock) {
        return new UuidV7(clock, new SecureRandom());
    }

    @Produces
    @Singleton
    AccessPolicy accessPolicy() {
        return new RoleScopes();
    }
}
