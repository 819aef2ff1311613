package city.statictraffic.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * A production profile does not run on the demo realm: its passwords are printed on a screen. The demo provider runs on
 * this machine, so its address is refused at start; its tokens carry a mark, which {@code CurrentCaller} refuses.
 */
@ApplicationScoped
public class ProductionCheck {
    private static final Logger LOG = Logger.getLogger(ProductionCheck.class);
    private static final int FIRST = 0;

    void check(
            @Observes @Priority(FIRST) StartupEvent event,
            @ConfigProperty(name = "platform.profile") String profile,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String realm) {
        if (!profile.equals("production") && !profile.equals("demo")) {
            throw new IllegalStateException("PLATFORM_PROFILE is production or demo, not " + profile);
        }
        if (profile.equals("production") && realm.contains("//localhost")) {
            throw new IllegalStateException(
                    "a production profile does not take the demo identity provider on localhost: set OIDC_URL");
        }
        LOG.infof("profile %s", profile);
    }
}
