package city.statictraffic.adapter.rest.caller;

import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.kernel.access.AccessPolicy;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.access.Role;
import city.statictraffic.kernel.application.RequestId;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of this request, from the token or session the identity provider vouches for, and the caller's scope. */
@RequestScoped
public class CurrentCaller {
    private static final String ACTING = "X-Acting-Subject";

    private final SecurityIdentity identity;
    private final AccessPolicy policy;
    private final RoutingContext routing;
    private final boolean demoAllowed;

    CurrentCaller(
            SecurityIdentity identity,
            AccessPolicy policy,
            RoutingContext routing,
            @ConfigProperty(name = "platform.profile") String profile) {
        this.identity = identity;
        this.policy = policy;
        this.routing = routing;
        this.demoAllowed = profile.equals("demo");
    }

    public Caller get() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw ProblemException.of(401, "request.not-signed-in");
        }
        // The demo realm marks its tokens; its passwords are printed on a screen.
        if (!demoAllowed && "true".equals(String.valueOf(token.<Object>getClaim("demo")))) {
            throw ProblemException.of(401, "request.not-signed-in");
        }
        var roles = EnumSet.noneOf(Role.class);
        for (String role : identity.getRoles()) {
            Role.find(role).ifPresent(roles::add);
        }
        String username = text(token, "preferred_username").orElse(token.getSubject());
        return new Caller(
                token.getSubject(),
                username,
                text(token, "name").orElse(username),
                roles,
                text(token, "operator_id"),
                text(token, "district_code"),
                text(token, "yard_id"));
    }

    public DataScope scope() {
        return policy.scopeOf(get());
    }

    public Optional<String> organisation() {
        return identity.getPrincipal() instanceof JsonWebToken token ? text(token, "organisation") : Optional.empty();
    }

    /** The operator this caller acts for; anyone else is refused. */
    public String operatorId() {
        return get().operatorId().orElseThrow(() -> ProblemException.of(403, "request.forbidden"));
    }

    /**
     * A phone that sends what an officer recorded says who that was. If meanwhile somebody else has signed in on it, the
     * record must not become theirs.
     */
    public void requireActing() {
        Optional<String> subject = Optional.ofNullable(routing.request().getHeader(ACTING));
        if (subject.filter(said -> !said.equals(get().subject())).isPresent()) {
            throw ProblemException.of(409, "session.other-person");
        }
    }

    /** The id of a command, from its Idempotency-Key and its body. */
    public RequestId request(Optional<String> idempotencyKey, Object body) {
        UUID key;
        try {
            key = UUID.fromString(
                    idempotencyKey.orElseThrow(() -> ProblemException.of(400, "request.idempotency-key-missing")));
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.of(400, "request.idempotency-key-missing");
        }
        requireActing();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(body.toString().getBytes(StandardCharsets.UTF_8));
            return new RequestId(get().subject(), key, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Optional<String> text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return value == null || value.toString().isBlank() ? Optional.empty() : Optional.of(value.toString());
    }
}
