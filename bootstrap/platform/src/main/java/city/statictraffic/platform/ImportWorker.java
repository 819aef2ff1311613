package city.statictraffic.platform;

import city.statictraffic.dataimport.application.run.RunImports;
import city.statictraffic.kernel.id.IdSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Looks for imports to work at; with several processes, each job is worked at by one, and taken over when that dies. */
@ApplicationScoped
public class ImportWorker {
    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final int LOOK_EVERY_MILLIS = 1_000;

    private final RunImports imports;
    private final String name;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("imports").factory());

    ImportWorker(RunImports imports, IdSource ids) {
        this.imports = imports;
        this.name = ids.next().toString();
    }

    void start(@Observes StartupEvent event, @ConfigProperty(name = "platform.context.data-import") boolean served) {
        if (served) {
            worker.scheduleWithFixedDelay(this::run, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }

    private void run() {
        try {
            while (!worker.isShutdown() && imports.runNext(name)) {
                LOG.debug("an import came to an end or was handed on");
            }
        } catch (RuntimeException broken) {
            LOG.warnf(broken, "an import broke off and is tried again");
        }
    }
}
