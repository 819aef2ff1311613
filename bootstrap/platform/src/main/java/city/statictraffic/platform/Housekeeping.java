package city.statictraffic.platform;

import city.statictraffic.adapter.persistence.PgHousekeeping;
import city.statictraffic.adapter.persistence.dataimport.PgImportWork;
import city.statictraffic.bikefleet.application.retention.ForgetOldFacts;
import city.statictraffic.platform.operations.HousekeepingLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Every now and then takes out what is past its time; with several processes, one of them does. */
@ApplicationScoped
public class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    private final ForgetOldFacts facts;
    private final PgHousekeeping messages;
    private final PgImportWork imports;
    private final Duration importsKept;
    private final HousekeepingLog log;
    private final Duration every;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("housekeeping").factory());

    Housekeeping(
            ForgetOldFacts facts,
            PgHousekeeping messages,
            PgImportWork imports,
            HousekeepingLog log,
            @ConfigProperty(name = "platform.import-files-kept") Duration importsKept,
            @ConfigProperty(name = "platform.housekeeping-every") Duration every) {
        this.facts = facts;
        this.messages = messages;
        this.imports = imports;
        this.log = log;
        this.importsKept = importsKept;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        worker.scheduleWithFixedDelay(this::run, every.toSeconds(), every.toSeconds(), TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }

    private void run() {
        alone("facts", () -> "bikes' facts: " + facts.run());
        alone("messages", () -> "rows by table: " + messages.prune());
        alone("imports", () -> "files of imports: " + imports.forget(importsKept));
    }

    private void alone(String job, Supplier<String> work) {
        try {
            if (!messages.alone(job, () -> LOG.infof("housekeeping took out %s", work.get()))) {
                LOG.debugf("another process keeps house: %s", job);
            }
            log.done(job);
        } catch (RuntimeException broken) {
            log.failed(job);
            LOG.warnf(broken, "housekeeping (%s) is tried again in %s", job, every);
        }
    }
}
