package city.statictraffic.adapter.rest.patrolimpound;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.patrolimpound.application.port.Yards;
import city.statictraffic.patrolimpound.application.queries.FindYardBoard;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Yards and what stands in them (B05). */
@Path("/api/v1/patrol-impound/yards")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"patrol-officer", "yard-keeper", "district-office", "city-office"})
@NonBlocking
public class YardResource {
    private final Yards yards;
    private final FindYardBoard findYardBoard;
    private final CurrentCaller current;
    private final InstantSource clock;

    YardResource(Yards yards, FindYardBoard findYardBoard, CurrentCaller current, InstantSource clock) {
        this.yards = yards;
        this.findYardBoard = findYardBoard;
        this.current = current;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Yards within the caller's district, or of the city")
    public CompletionStage<List<Answers.YardAnswer>> list() {
        return yards.list(current.scope())
                .thenApply(all -> all.stream().map(Answers.YardAnswer::of).toList());
    }

    @GET
    @Path("{yardId}/board")
    @Operation(summary = "Stock, today's intakes and dwell of a yard")
    public CompletionStage<Answers.BoardAnswer> board(@PathParam("yardId") String yardId) {
        Instant now = clock.instant();
        Instant dayBegan = CityCalendar.SHANGHAI.startOf(CityCalendar.SHANGHAI.dayOf(now));
        return findYardBoard
                .find(current.scope(), yardId, dayBegan, now)
                .thenApply(found -> found.map(Answers.BoardAnswer::of).orElseThrow(ProblemException::notFound));
    }
}
