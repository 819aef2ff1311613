package city.statictraffic.adapter.rest.problem;

import city.statictraffic.kernel.decision.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem; carries a code and parameters, never a sentence. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with one member of the body, by JSON pointer. */
    public record FieldError(String pointer, String code) implements java.io.Serializable {}

    private final int status;
    private final String code;
    private final transient Map<String, Object> params;
    private final transient Map<String, Object> members;
    private final transient List<FieldError> errors;
    private final int retryAfterSeconds;

    private ProblemException(
            int status,
            String code,
            Map<String, Object> params,
            Map<String, Object> members,
            List<FieldError> errors,
            int retryAfterSeconds) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.params = Map.copyOf(params);
        this.members = members;
        this.errors = List.copyOf(errors);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static ProblemException of(int status, String code) {
        return new ProblemException(status, code, Map.of(), Map.of(), List.of(), 0);
    }

    public static ProblemException of(int status, String code, Map<String, Object> params) {
        return new ProblemException(status, code, params, Map.of(), List.of(), 0);
    }

    public static ProblemException notFound() {
        return of(404, "request.not-found");
    }

    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(400, "request.invalid", Map.of(), Map.of(), errors, 0);
    }

    public static ProblemException invalid(String pointer, String code) {
        return invalid(List.of(new FieldError(pointer, code)));
    }

    public static ProblemException refused(Refusal why) {
        int status = switch (why.kind()) {
            case STATE -> 409;
            case RULE -> 422;
            case NOT_FOUND -> 404;
        };
        return new ProblemException(status, why.code(), why.params(), Map.of(), List.of(), 0);
    }

    /** The same problem with further members of its own. */
    public ProblemException with(Map<String, Object> more) {
        var all = new HashMap<>(members);
        all.putAll(more);
        return new ProblemException(status, code, params, all, errors, retryAfterSeconds);
    }

    public ProblemException retryAfter(int seconds) {
        return new ProblemException(status, code, params, members, errors, seconds);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> params() {
        return params;
    }

    public Map<String, Object> members() {
        return members;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
