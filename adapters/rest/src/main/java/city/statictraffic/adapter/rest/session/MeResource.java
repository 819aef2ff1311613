package city.statictraffic.adapter.rest.session;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who is signed in. */
@Path("/api/v1/me")
@NonBlocking
public class MeResource {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Me(
            String subject,
            String username,
            String displayName,
            @Nullable String organisation,
            List<String> roles,
            @Nullable String operatorId,
            @Nullable String districtCode,
            @Nullable String yardId,
            @Nullable Instant sessionExpiresAt,
            String publicUrl) {}

    private final CurrentCaller current;
    private final OidcSession session;
    private final String publicUrl;

    MeResource(
            CurrentCaller current,
            OidcSession session,
            @ConfigProperty(name = "platform.public-url") String publicUrl) {
        this.current = current;
        this.session = session;
        this.publicUrl = publicUrl;
    }

    @GET
    @Authenticated
    public Me me() {
        Caller caller = current.get();
        return new Me(
                caller.subject(),
                caller.username(),
                caller.displayName(),
                current.organisation().orElse(null),
                caller.roles().stream().map(Role::claim).sorted().toList(),
                caller.operatorId().orElse(null),
                caller.districtCode().orElse(null),
                caller.yardId().orElse(null),
                expiresAt(),
                publicUrl);
    }

    private @Nullable Instant expiresAt() {
        JsonWebToken token = session.getIdToken();
        return token == null || token.getClaim("exp") == null ? null : session.expiresAt();
    }
}
