package city.statictraffic.platform;

import city.statictraffic.identityaccess.domain.RoleScopes;
import city.statictraffic.kernel.access.AccessPolicy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Who may see what. */
public class IdentityAccessWiring {
    @Produces
    @Singleton
    AccessPolicy accessPolicy() {
        return new RoleScopes();
    }
}
