package city.statictraffic.platform;

import city.statictraffic.identityaccess.application.audit.ReadAudit;
import city.statictraffic.identityaccess.application.audit.ReadAuditService;
import city.statictraffic.identityaccess.application.port.AuditLog;
import city.statictraffic.identityaccess.domain.RoleScopes;
import city.statictraffic.kernel.access.AccessPolicy;
import city.statictraffic.kernel.access.AuditTrail;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Who may see what. */
public class IdentityAccessWiring {
    @Produces
    @Singleton
    AccessPolicy accessPolicy() {
        return new RoleScopes();
    }

    @Produces
    @Singleton
    ReadAudit readAudit(AuditLog log, AuditTrail trail, InstantSource clock) {
        return new ReadAuditService(log, trail, clock);
    }
}
