package city.statictraffic.adapter.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error leaves as a problem with a code, a sentence in the caller's language, and the trace id to quote. */
@ApplicationScoped
public class ProblemMapper {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final Messages messages;

    @Inject
    public ProblemMapper(Messages messages) {
        this.messages = messages;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException problem, RoutingContext context) {
        return answer(problem, context);
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    public Response unauthorized(SecurityException failure, RoutingContext context) {
        return answer(ProblemException.of(401, "request.not-signed-in"), context);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure, RoutingContext context) {
        return answer(ProblemException.of(403, "request.forbidden"), context);
    }

    /** The second class is named because the framework answers it with an empty body otherwise. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response json(JsonProcessingException failure, RoutingContext context) {
        String pointer = failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                        .reduce("", String::concat)
                : "";
        return answer(ProblemException.invalid(pointer, "request.malformed-json"), context);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure, RoutingContext context) {
        Throwable cause = failure.getCause();
        if (cause instanceof JsonProcessingException malformed) {
            return json(malformed, context);
        }
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        return answer(
                switch (status) {
                    case 400 -> ProblemException.of(400, "request.invalid");
                    case 401 -> ProblemException.of(401, "request.not-signed-in");
                    case 403 -> ProblemException.of(403, "request.forbidden");
                    case 404 -> ProblemException.of(404, "request.not-found");
                    case 405 -> ProblemException.of(405, "request.method-not-allowed");
                    case 406 -> ProblemException.of(406, "request.not-acceptable");
                    case 413 -> ProblemException.of(413, "request.too-large");
                    case 415 -> ProblemException.of(415, "request.media-type");
                    default -> ProblemException.of(status, status < 500 ? "request.invalid" : "platform.fault");
                },
                context);
    }

    @ServerExceptionMapper
    public Response fault(Throwable failure, RoutingContext context) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ProblemException problem) {
            return answer(problem, context);
        }
        if (cause instanceof JsonProcessingException malformed) {
            return json(malformed, context);
        }
        String trace = TraceId.of(context);
        LOG.errorf(cause, "fault %s at %s %s", trace, context.request().method(), context.normalizedPath());
        return answer(ProblemException.of(503, "platform.fault").retryAfter(5), context);
    }

    private Response answer(ProblemException problem, RoutingContext context) {
        var response = Response.status(problem.status())
                .type(MEDIA_TYPE)
                .header("Content-Language", languageOf(context))
                .entity(body(problem, context));
        if (problem.retryAfterSeconds() > 0) {
            response.header("Retry-After", problem.retryAfterSeconds());
        }
        if (problem.status() == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        return response.build();
    }

    /** Answers a request that no resource has seen, and ends its connection. */
    public void refuse(ProblemException problem, RoutingContext context) {
        // HTTP/2 knows no such header and counts it as an error of the protocol; there a stream just ends.
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
        }
        if (problem.retryAfterSeconds() > 0) {
            context.response().putHeader("Retry-After", Integer.toString(problem.retryAfterSeconds()));
        }
        context.response()
                .putHeader("Content-Type", MEDIA_TYPE)
                .putHeader("Content-Language", languageOf(context))
                .setStatusCode(problem.status())
                .end(new JsonObject(body(problem, context)).encode());
    }

    private static String languageOf(RoutingContext context) {
        return Messages.languageOf(Optional.ofNullable(context.request().getHeader("Accept-Language")));
    }

    private Map<String, Object> body(ProblemException problem, RoutingContext context) {
        String language = languageOf(context);
        Messages.Text text = messages.text(problem.code(), language, problem.params());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", text.title());
        body.put("status", problem.status());
        body.put("code", problem.code());
        body.put("detail", text.detail());
        body.put("params", problem.params());
        body.put("traceId", TraceId.of(context));
        if (!problem.errors().isEmpty()) {
            List<Map<String, String>> errors = new ArrayList<>();
            for (ProblemException.FieldError error : problem.errors()) {
                Messages.Text message = messages.text(error.code(), language, Map.of());
                errors.add(Map.of("pointer", error.pointer(), "code", error.code(), "message", message.title()));
            }
            body.put("errors", errors);
        }
        body.putAll(problem.members());
        return body;
    }
}
