package city.statictraffic.platform;

import city.statictraffic.adapter.files.room.DiskRoom;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Looks at the disks every two seconds, and tells: by the log, a gauge, and a detail of the health answer. */
@Readiness
@ApplicationScoped
public class DiskWatch implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(DiskWatch.class);
    private static final long EVERY_SECONDS = 2;

    private final DiskRoom room;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("disk-watch").factory());

    DiskWatch(DiskRoom room, MeterRegistry metrics) {
        this.room = room;
        metrics.gauge("disk.free.bytes", room, DiskRoom::freeBytes);
        metrics.gauge("disk.floor.bytes", room, DiskRoom::floorBytes);
    }

    void start(@Observes StartupEvent event) {
        worker.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }

    private void look() {
        try {
            if (room.measure()) {
                if (room.isLow()) {
                    LOG.errorf("only %d bytes of disk are free: feeds and photos are refused", room.freeBytes());
                } else {
                    LOG.infof("%d bytes of disk are free again: feeds and photos are taken", room.freeBytes());
                }
            }
        } catch (RuntimeException unreadable) {
            LOG.warnf("the disks could not be looked at: %s", unreadable.getMessage());
        }
    }

    /** Always up: reading goes on, and a balancer that took this process out would end that too. */
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("disk room")
                .up()
                .withData("freeBytes", room.freeBytes())
                .withData("floorBytes", room.floorBytes())
                .withData("refusing", room.isLow())
                .build();
    }
}
