package city.statictraffic.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
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
    private static final int SECRET_LENGTH_MIN = 32;

    void check(
            @Observes @Priority(FIRST) StartupEvent event,
            @ConfigProperty(name = "platform.profile") String profile,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String realm,
            @ConfigProperty(name = "quarkus.oidc.token-state-manager.encryption-secret") Optional<String> secret) {
        if (!profile.equals("production") && !profile.equals("demo")) {
            throw new IllegalStateException("PLATFORM_PROFILE 是 production 或 demo，不是 " + profile
                    + " / PLATFORM_PROFILE is production or demo, not " + profile);
        }
        if (profile.equals("production") && realm.contains("//localhost")) {
            throw new IllegalStateException(
                    "正式环境不使用 localhost 上的演示登录服务：请把 OIDC_URL 设为登录服务的域名 / a production"
                            + " profile does not take the demo identity provider on localhost: set OIDC_URL to your provider's name");
        }
        if (profile.equals("production") && secret.orElse("").length() < SECRET_LENGTH_MIN) {
            throw new IllegalStateException(
                    "PLATFORM_SECRET 至少 32 个随机字符，例如 openssl rand -base64 36 的输出 /"
                            + " PLATFORM_SECRET has to be at least 32 random characters, such as openssl rand -base64 36 gives");
        }
        LOG.infof("profile %s", profile);
    }
}
