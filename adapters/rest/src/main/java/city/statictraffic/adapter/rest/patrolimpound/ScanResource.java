package city.statictraffic.adapter.rest.patrolimpound;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.problem.Decisions;
import city.statictraffic.adapter.rest.problem.Messages;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.patrolimpound.application.queries.FindScans;
import city.statictraffic.patrolimpound.application.recordscan.RecordScan;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Scans in the street (B04). */
@Path("/api/v1/patrol-impound/scans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("patrol-officer")
@NonBlocking
public class ScanResource {
    private static final int CREATED = 201;

    private final RecordScan recordScan;
    private final FindScans findScans;
    private final CurrentCaller current;
    private final Messages messages;
    private final InstantSource clock;

    ScanResource(
            RecordScan recordScan, FindScans findScans, CurrentCaller current, Messages messages, InstantSource clock) {
        this.recordScan = recordScan;
        this.findScans = findScans;
        this.current = current;
        this.messages = messages;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record a scan and get its verdict",
            description =
                    "A QR code's raw text, or operator and number as typed. The verdict is as of scannedAt, so that"
                            + " a scan made without a network gets the same one later. Sending it again is safe.")
    @APIResponse(responseCode = "201", description = "Recorded, with the verdict")
    public CompletionStage<Response> record(
            @HeaderParam("Idempotency-Key") Optional<String> key, Bodies.@Nullable ScanBody body) {
        if (body == null) {
            throw ProblemException.invalid("", Checks.REQUIRED);
        }
        Caller caller = current.get();
        var command = new RecordScan.Command(
                current.request(key, body),
                caller,
                body.report(Duty.of(current), caller.districtCode().orElse(null)));
        return recordScan
                .handle(command)
                .thenApply(decision -> Response.status(CREATED)
                        .entity(Answers.ScanAnswer.of(Decisions.orProblem(decision), messages))
                        .build());
    }

    @GET
    @Operation(summary = "The caller's own scans of a day, newest first")
    public CompletionStage<Answers.Items<Answers.ScanRow>> list(
            @QueryParam("day") Optional<String> day,
            @QueryParam("cursor") Optional<String> cursor,
            @QueryParam("limit") Optional<String> limit) {
        LocalDate of = Params.day(day).orElseGet(() -> CityCalendar.SHANGHAI.dayOf(clock.instant()));
        return findScans
                .list(
                        current.get().subject(),
                        CityCalendar.SHANGHAI.startOf(of),
                        CityCalendar.SHANGHAI.startOf(of.plusDays(1)),
                        Params.cursor(cursor),
                        Params.limit(limit))
                .thenApply(page -> Answers.Items.of(page, Answers.ScanRow::of));
    }
}
