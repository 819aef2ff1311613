package city.statictraffic.adapter.rest.bikefleet;

import city.statictraffic.adapter.rest.QueryParams;
import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.bikefleet.application.livemap.LiveFleet;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import city.statictraffic.bikefleet.domain.feed.OperationalState;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Page;
import city.statictraffic.kernel.geo.GeoBox;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The live map: tiles and ticks out of memory, never a query per viewer. */
@Path("/api/v1/bike-fleet/map")
@NonBlocking
public class MapResource {
    private static final String MVT = "application/vnd.mapbox-vector-tile";
    private static final int ZOOM_MAX = 20;

    private final LiveFleet live;
    private final MapTiles tiles;
    private final MapTicks ticks;
    private final CurrentCaller current;

    @Inject
    MapResource(LiveFleet live, MapTiles tiles, MapTicks ticks, CurrentCaller current) {
        this.live = live;
        this.tiles = tiles;
        this.ticks = ticks;
        this.current = current;
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RolesAllowed({"city-office", "district-office", "operator"})
    public Multi<OutboundSseEvent> stream(@Context Sse sse) {
        return ticks.stream(current.get(), current.scope())
                .map(tick -> tick.heartbeat()
                        ? sse.newEventBuilder().comment("alive").build()
                        : sse.newEventBuilder()
                                .name("tick")
                                .id(Long.toString(tick.number()))
                                .data(Map.of(
                                        "tick", tick.number(),
                                        "at", tick.at().toString(),
                                        "bikes", tick.bikes(),
                                        "changed", tick.changed()))
                                .build());
    }

    @GET
    @Path("tiles/{tick}/{z}/{x}/{y}")
    @Produces(MVT)
    @RolesAllowed({"city-office", "district-office", "operator"})
    public Response tile(
            @PathParam("tick") String tick,
            @PathParam("z") int z,
            @PathParam("x") int x,
            @PathParam("y") int y,
            @QueryParam("operator") Optional<String> operator,
            @QueryParam("state") Optional<String> state,
            @HeaderParam("If-None-Match") Optional<String> known) {
        if (z < 0 || z > ZOOM_MAX || x < 0 || y < 0 || x >= 1 << z || y >= 1 << z) {
            throw ProblemException.notFound();
        }
        LiveFleet.Filter filter = filter(operator, state);
        MapTiles.Tile tile = tiles.tile(filter, z, x, y);
        // The scope is part of the name: who signs in next in the same browser must not be told that it knows this
        // tile.
        String etag = "\"" + tile.version() + "-" + scopeKey(filter.scope()) + "\"";
        var cache = new CacheControl();
        cache.setPrivate(true);
        cache.setNoCache(true);
        if (known.filter(etag::equals).isPresent()) {
            return Response.notModified()
                    .header("ETag", etag)
                    .cacheControl(cache)
                    .build();
        }
        return (tile.bytes().length == 0 ? Response.noContent() : Response.ok(tile.bytes()))
                .header("ETag", etag)
                .cacheControl(cache)
                .build();
    }

    private static String scopeKey(DataScope scope) {
        return switch (scope) {
            case DataScope.WholeCity() -> "city";
            case DataScope.OneDistrict(var code) -> "district-" + code;
            case DataScope.OneOperator(var id) -> "operator-" + id;
            case DataScope.Nothing() -> "nothing";
        };
    }

    public record DotLine(
            String operatorId, String bikeId, double lon, double lat, String state, Instant at, String districtCode) {}

    public record MapTable(int total, Map<String, Integer> byOperator, List<DotLine> items) {}

    @GET
    @Path("table")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"city-office", "district-office", "operator"})
    public MapTable table(
            @QueryParam("bbox") Optional<String> bbox,
            @QueryParam("operator") Optional<String> operator,
            @QueryParam("state") Optional<String> state,
            @QueryParam("limit") Optional<Integer> limit) {
        var found = live.inBox(filter(operator, state), box(bbox), Page.clamp(limit.orElse(Page.LIMIT_DEFAULT)));
        return new MapTable(
                found.byOperator().values().stream().mapToInt(Integer::intValue).sum(),
                found.byOperator(),
                found.dots().stream()
                        .map(dot -> new DotLine(
                                dot.operatorId(),
                                dot.bikeId(),
                                dot.lon() / FeedRecord.DEGREE_SCALE,
                                dot.lat() / FeedRecord.DEGREE_SCALE,
                                dot.state().code(),
                                Instant.EPOCH.plus(dot.atMicros(), ChronoUnit.MICROS),
                                dot.districtCode()))
                        .toList());
    }

    private static GeoBox box(Optional<String> bbox) {
        try {
            var numbers = new ArrayList<Double>();
            for (String part : bbox.orElse("-180,-85,180,85").split(",")) {
                numbers.add(Double.parseDouble(part));
            }
            return new GeoBox(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw ProblemException.invalid("/bbox", "request.out-of-range");
        }
    }

    private LiveFleet.Filter filter(Optional<String> operator, Optional<String> state) {
        DataScope scope = current.scope();
        Set<OperationalState> states = EnumSet.noneOf(OperationalState.class);
        for (String code : QueryParams.words(state)) {
            OperationalState found = OperationalState.find(code);
            if (found == null) {
                throw ProblemException.invalid("/state", "request.unknown-code");
            }
            states.add(found);
        }
        return new LiveFleet.Filter(scope, QueryParams.words(operator), states);
    }
}
