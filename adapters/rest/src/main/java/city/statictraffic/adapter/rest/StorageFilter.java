package city.statictraffic.adapter.rest;

import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.adapter.rest.problem.ProblemMapper;
import city.statictraffic.kernel.application.StorageRoom;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** With little room left, the two things that fill a disk are refused before their bodies are read; all else goes on. */
@ApplicationScoped
public class StorageFilter {
    /** After the trace id, before anything else. */
    private static final int EARLY = 900;

    private static final int RETRY_SECONDS = 60;

    private final StorageRoom room;
    private final ProblemMapper problems;

    StorageFilter(StorageRoom room, ProblemMapper problems) {
        this.room = room;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, EARLY);
    }

    private void handle(RoutingContext context) {
        if (room.isLow() && fillsTheDisk(context)) {
            problems.refuse(ProblemException.of(503, "platform.storage-full").retryAfter(RETRY_SECONDS), context);
        } else {
            context.next();
        }
    }

    private static boolean fillsTheDisk(RoutingContext context) {
        HttpMethod method = context.request().method();
        String path = context.normalizedPath();
        return method == HttpMethod.POST
                        && (path.startsWith("/api/v1/bike-fleet/feeds/") || path.equals("/api/v1/data-import/jobs"))
                || method == HttpMethod.PUT && path.startsWith("/api/v1/patrol-impound/evidence/");
    }
}
