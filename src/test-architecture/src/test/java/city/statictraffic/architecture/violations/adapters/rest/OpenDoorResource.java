package city.statictraffic.architecture.violations.adapters.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/violations")
public class OpenDoorResource {
    @GET
    public String read() {
        return "anyone";
    }

    @POST
    @RolesAllowed("city-office")
    public String write() {
        return "the city only";
    }
}
