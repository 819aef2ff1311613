package city.statictraffic.architecture.violations.adapters.rest.bikefleet;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/v1/patrol-impound/bikes")
@PermitAll
public class StrayResource {
    @GET
    public String read() {
        return "a bike's path in another context's name";
    }
}
