package city.statictraffic.adapter.rest;

import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.adapter.rest.problem.ProblemMapper;
import city.statictraffic.adapter.rest.problem.TraceId;
import city.statictraffic.kernel.id.IdSource;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives every request a trace id a person can quote: that of its trace, of a W3C {@code traceparent}, or a new one; says
 * what time it is here. Also keeps bodies of commands small; only feeds, evidence and imports stream large ones, each with
 * a limit of its own.
 */
@ApplicationScoped
public class TraceFilter {
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final long COMMAND_BYTES_MAX = 1024 * 1024;
    private static final int FIRST = 1_000;
    /** The JDK's own RFC 1123 format leaves out the zero before a single digit of the day, which HTTP asks for. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final IdSource ids;
    private final ProblemMapper problems;
    private final InstantSource clock;

    TraceFilter(IdSource ids, ProblemMapper problems, InstantSource clock) {
        this.ids = ids;
        this.problems = problems;
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        String id = idOf(context.request());
        TraceId.keep(context, id);
        MDC.put("traceId", id);
        context.addHeadersEndHandler(answered -> {
            context.response().putHeader("Date", date());
            dropRest(context.request());
        });
        if (tooLarge(context)) {
            problems.refuse(ProblemException.of(413, "request.too-large"), context);
        } else if (unmeasured(context)) {
            problems.refuse(ProblemException.of(411, "request.length-required"), context);
        } else {
            context.next();
        }
    }

    /** A phone in the street tells by it how far its own clock is off. */
    private String date() {
        return HTTP_DATE.format(clock.instant());
    }

    /** Whoever is answered before the end of the body may go on sending: nobody reads that, so nobody may collect it. */
    private static void dropRest(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(dropped -> {});
        }
    }

    private String idOf(HttpServerRequest request) {
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid()) {
            return span.getTraceId();
        }
        String parent = request.getHeader("traceparent");
        if (parent != null) {
            var matcher = TRACEPARENT.matcher(parent);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return ids.next().toString().replace("-", "");
    }

    private static boolean streams(String path) {
        return path.startsWith("/api/v1/bike-fleet/feeds/")
                || path.startsWith("/api/v1/patrol-impound/evidence/")
                || path.equals("/api/v1/data-import/jobs");
    }

    private static boolean tooLarge(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length == null || streams(context.normalizedPath())) {
            return false;
        }
        try {
            return Long.parseLong(length) > COMMAND_BYTES_MAX;
        } catch (NumberFormatException malformed) {
            return true;
        }
    }

    private static boolean unmeasured(RoutingContext context) {
        return context.request().getHeader("Transfer-Encoding") != null && !streams(context.normalizedPath());
    }
}
