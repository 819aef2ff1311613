package city.statictraffic.adapter.rest;

import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.adapter.rest.problem.ProblemMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers 404 to what belongs to a context that this process does not serve. Resources are fixed when the program is
 * built; every path of a context begins with its name, so the path tells.
 */
@ApplicationScoped
public class ServedContexts {
    private static final int AFTER_TRACE = 900;
    private static final String API = "/api/v1/";

    private final ProblemMapper problems;
    private final Set<String> absent;

    ServedContexts(
            ProblemMapper problems, @ConfigProperty(name = "platform.contexts.absent") Optional<List<String>> absent) {
        this.problems = problems;
        this.absent = Set.copyOf(absent.orElse(List.of()));
    }

    void register(@Observes Filters filters) {
        if (!absent.isEmpty()) {
            filters.register(this::handle, AFTER_TRACE);
        }
    }

    private void handle(RoutingContext context) {
        if (absent.contains(firstSegment(context.normalizedPath()))) {
            problems.refuse(ProblemException.of(404, "request.not-found"), context);
        } else {
            context.next();
        }
    }

    private static String firstSegment(String path) {
        if (!path.startsWith(API)) {
            return "";
        }
        int end = path.indexOf('/', API.length());
        return path.substring(API.length(), end < 0 ? path.length() : end);
    }
}
