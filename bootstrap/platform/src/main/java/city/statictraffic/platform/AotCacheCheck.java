package city.statictraffic.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import org.jboss.logging.Logger;

/**
 * Tells at start whether the JVM took the ahead-of-time cache it was given: one of another JDK, other jar files or other
 * options is left aside by the JVM, and the start is then slower than without any.
 */
@ApplicationScoped
public class AotCacheCheck {
    private static final Logger LOG = Logger.getLogger(AotCacheCheck.class);
    private static final String OPTION = "-XX:AOTCache=";

    void check(@Observes StartupEvent event) {
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith(OPTION))
                .map(argument -> argument.substring(OPTION.length()))
                .forEach(file -> tell(file, System.getProperty("java.vm.info", "")));
    }

    /** @param vmInfo {@code java.vm.info}, which names "sharing" only if a cache is mapped */
    private static void tell(String file, String vmInfo) {
        if (vmInfo.contains("sharing")) {
            LOG.infof("AOT cache in use: %s", file);
        } else {
            LOG.warnf(
                    "AOT cache NOT in use: %s does not fit this JDK, these jar files or these options; train it again",
                    file);
        }
    }
}
