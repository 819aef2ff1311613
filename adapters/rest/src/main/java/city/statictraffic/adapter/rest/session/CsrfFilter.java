package city.statictraffic.adapter.rest.session;

import city.statictraffic.adapter.rest.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A change through a browser session needs a header that no form of another site can send. Tokens in the Authorization
 * header are never sent by a browser on its own, so they need no such proof.
 */
public class CsrfFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    public void check(ContainerRequestContext context, HttpServerRequest request) {
        if (!READS.contains(context.getMethod())
                && request.getHeader("Authorization") == null
                && !"JavaScript".equals(request.getHeader("X-Requested-With"))) {
            throw ProblemException.of(403, "request.csrf");
        }
    }
}
