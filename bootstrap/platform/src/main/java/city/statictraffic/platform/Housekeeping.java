package city.statictraffic.platform;

import city.statictraffic.adapter.persistence.PgHousekeeping;
import city.statictraffic.adapter.persistence.dataimport.PgImportWork;
import city.statictraffic.bikefleet.application.retention.ForgetOldFacts;
import city.statictraffic.patrolimpound.application.retention.RemoveOldEvidence;
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
    private final RemoveOldEvidence evidence;
    private final PgHousekeeping messages;
    private final PgImportWork imports;
    private final Duration importsKept;
    private final HousekeepingLog log;
    private final boolean impoundServed;
    private final boolean importsServed;
    private final Duration every;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("housekeeping").factory());

    Housekeeping(
            ForgetOldFacts facts,
            RemoveOldEvidence evidence,
            PgHousekeeping messages,
            PgImportWork imports,
            HousekeepingLog log,
            @ConfigProperty(name = "platform.import-files-kept") Duration importsKept,
            @ConfigProperty(name = "platform.context.patrol-impound") boolean impoundServed,
            @ConfigProperty(name = "platform.context.data-import") boolean importsServed,
            @ConfigProperty(name = "platform.housekeeping-every") Duration every) {
        this.facts = facts;
        this.evidence = evidence;
        this.messages = messages;
        this.imports = imports;
        this.log = log;
        this.importsKept = importsKept;
        this.impoundServed = impoundServed;
        this.importsServed = importsServed;
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
        if (impoundServed) {
            alone("evidence", () -> "photos: " + removeEvidence());
        }
        alone("messages", () -> "rows by table: " + messages.prune());
        if (importsServed) {
            alone("imports", () -> "files of imports: " + imports.forget(importsKept));
        }
    }

    private int removeEvidence() {
        try {
            return evidence.run();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while photos were taken out", stopping);
        }
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
