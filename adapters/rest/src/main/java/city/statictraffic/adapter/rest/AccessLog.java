package city.statictraffic.adapter.rest;

import city.statictraffic.adapter.rest.problem.TraceId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * A line for each request: method, template of the path, status, duration, trace id and the caller's id. Never the path
 * itself, a query, a header, a name or an address.
 */
@ApplicationScoped
public class AccessLog {
    private static final Logger LOG = Logger.getLogger("access");
    private static final int AFTER_TRACE = 950;
    /** Where the framework leaves the template of the resource it found. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private final boolean wanted;

    AccessLog(
            @ConfigProperty(name = "platform.access-log") String setting,
            @ConfigProperty(name = "platform.log-as-json") boolean asJson) {
        this.wanted = setting.equals("auto") ? asJson : Boolean.parseBoolean(setting);
    }

    void register(@Observes Filters filters) {
        if (wanted) {
            filters.register(this::handle, AFTER_TRACE);
        }
    }

    private void handle(RoutingContext context) {
        long began = System.nanoTime();
        Context vertx = Vertx.currentContext();
        context.addEndHandler(ended -> log(context, vertx, System.nanoTime() - began));
        context.next();
    }

    private static void log(RoutingContext context, Context vertx, long nanos) {
        Object template = vertx == null ? null : vertx.getLocal(TEMPLATE);
        String path = PathTemplate.of(template == null ? context.normalizedPath() : template.toString());
        String method = context.request().method().name();
        int status = context.response().getStatusCode();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("http.request.method", method);
        fields.put("url.template", path);
        fields.put("http.response.status_code", status);
        fields.put("event.duration", nanos);
        fields.put("user.id", userId(context));
        fields.put("traceId", TraceId.of(context));
        fields.forEach(MDC::put);
        try {
            LOG.infof("%s %s %d %d ms", method, path, status, nanos / 1_000_000);
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }

    private static String userId(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token
                ? String.valueOf(token.getSubject())
                : "";
    }
}
