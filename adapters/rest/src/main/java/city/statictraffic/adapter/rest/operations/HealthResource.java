package city.statictraffic.adapter.rest.operations;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Is it healthy, and why not: for people and for {@code bin/doctor}. Probes of a cluster use {@code /q/health}. */
@Path("/api/v1/operations/health")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"system-admin", "city-office"})
@NonBlocking
public class HealthResource {
    private final PlatformHealth health;

    HealthResource(PlatformHealth health) {
        this.health = health;
    }

    /** {@code state}: ok, attention or fault; the others as in {@link PlatformHealth.Part}. */
    public record PartBody(
            String part,
            String state,
            Instant since,
            @Nullable Double value,
            String unit,
            List<String> subjects) {}

    /** {@code state}: that of the worst part; the others as in {@link PlatformHealth.Report}. */
    public record HealthBody(
            String state,
            String answeredBy,
            List<String> contexts,
            String version,
            Instant startedAt,
            Instant lookedAt,
            List<PartBody> parts) {}

    @GET
    public HealthBody health() {
        var report = health.report();
        return new HealthBody(
                word(report.state()),
                report.answeredBy(),
                report.contexts(),
                report.version(),
                report.startedAt(),
                report.lookedAt(),
                report.parts().stream()
                        .map(part -> new PartBody(
                                part.part(),
                                word(part.state()),
                                part.since(),
                                part.value(),
                                part.unit(),
                                part.subjects()))
                        .toList());
    }

    private static String word(PlatformHealth.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
