package city.statictraffic.platform.operations;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Handler;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;

/** Makes log lines JSON where {@code PLATFORM_LOG=json}; what is said before this runs is still text. */
@ApplicationScoped
public class LogLines {
    private static final int VERY_FIRST = -1_000;

    void start(
            @Observes @Priority(VERY_FIRST) StartupEvent event,
            @ConfigProperty(name = "platform.log-as-json") boolean json,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "platform.contexts") String contexts) {
        if (json) {
            shape(LogContext.getLogContext().getLogger("").getHandlers(), new JsonLines(service, contexts));
        }
    }

    private static void shape(Handler[] handlers, JsonLines lines) {
        for (Handler handler : handlers) {
            handler.setFormatter(lines);
            if (handler instanceof ExtHandler around) {
                shape(around.getHandlers(), lines);
            }
        }
    }
}
