package city.statictraffic.architecture.violations.adapters.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Keeps every rule. */
@Path("/guarded")
@Authenticated
public class GuardedResource {
    @GET
    public String read() {
        return "whoever is logged in";
    }
}
