package city.statictraffic.adapter.rest.basemap;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;

/** Districts and stations under the map; no outside tiles. Map libraries ask for plain JSON, which GeoJSON is. */
@Path("/api/v1/base-map")
@Produces({"application/geo+json", "application/json"})
@Authenticated
@NonBlocking
public class BaseMapResource {
    private static final int KEEP_SECONDS = 3_600;

    private final BaseMap baseMap;

    BaseMapResource(BaseMap baseMap) {
        this.baseMap = baseMap;
    }

    @GET
    @Path("districts")
    public Response districts() {
        return kept(baseMap.districtsGeoJson());
    }

    @GET
    @Path("stations")
    public Response stations() {
        return kept(baseMap.stationsGeoJson());
    }

    private static Response kept(byte[] geoJson) {
        var cache = new CacheControl();
        cache.setPrivate(true);
        cache.setMaxAge(KEEP_SECONDS);
        return Response.ok(geoJson).cacheControl(cache).build();
    }
}
