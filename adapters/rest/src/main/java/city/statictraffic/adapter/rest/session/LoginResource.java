package city.statictraffic.adapter.rest.session;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Sign-in for the two apps: whoever arrives here without a session is sent to the identity provider first. */
@Path("/login")
@NonBlocking
public class LoginResource {
    /** Starts the sign-in; afterwards goes to a page of this platform, never to another host. */
    @GET
    @Authenticated
    public Response login(@QueryParam("to") Optional<String> to) {
        String path = to.filter(LoginResource::ownPage).orElse("/console/");
        return Response.seeOther(URI.create(path)).build();
    }

    static boolean ownPage(String path) {
        return path.matches("/(console|patrol)/[A-Za-z0-9/_?=&%.,:+~-]*");
    }
}
