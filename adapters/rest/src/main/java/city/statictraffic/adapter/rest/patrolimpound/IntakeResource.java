package city.statictraffic.adapter.rest.patrolimpound;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.problem.Decisions;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.patrolimpound.application.queries.FindIntakes;
import city.statictraffic.patrolimpound.application.takein.TakeIn;
import city.statictraffic.patrolimpound.application.undointake.UndoIntake;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Bikes taken into yards (B05). */
@Path("/api/v1/patrol-impound/intakes")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class IntakeResource {
    private static final int CREATED = 201;

    /** What an undo's key stands for: the intake as well as the reason. */
    private record UndoRequest(UUID intakeId, Bodies.UndoBody body) {}

    private final TakeIn takeIn;
    private final UndoIntake undoIntake;
    private final FindIntakes findIntakes;
    private final CurrentCaller current;
    private final InstantSource clock;

    IntakeResource(
            TakeIn takeIn, UndoIntake undoIntake, FindIntakes findIntakes, CurrentCaller current, InstantSource clock) {
        this.takeIn = takeIn;
        this.undoIntake = undoIntake;
        this.findIntakes = findIntakes;
        this.current = current;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"patrol-officer", "yard-keeper"})
    @Operation(
            summary = "Take a bike into a yard",
            description = "Any bike, filed or not. Its photos are sent beforehand. 409 patrol.already-in-yard;"
                    + " 422 patrol.photo-missing, patrol.evidence-unknown, patrol.yard-unknown, patrol.taken-at-wrong.")
    @APIResponse(responseCode = "201", description = "Taken in, with the slip's number")
    public CompletionStage<Response> takeIn(
            @HeaderParam("Idempotency-Key") Optional<String> key, Bodies.@Nullable IntakeBody body) {
        if (body == null) {
            throw ProblemException.invalid("", Checks.REQUIRED);
        }
        TakeIn.Command command =
                body.command(current.request(key, body), current.get(), current.scope(), Duty.of(current));
        return takeIn.handle(command)
                .thenApply(decision -> Response.status(CREATED)
                        .entity(Answers.ReceiptAnswer.of(Decisions.orProblem(decision)))
                        .build());
    }

    @POST
    @Path("{intakeId}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"patrol-officer", "yard-keeper"})
    @Operation(
            summary = "Take a wrong intake back",
            description = "By the one who took it in, on the same day of the city, with a reason.")
    public CompletionStage<Answers.UndoAnswer> undo(
            @PathParam("intakeId") String intakeId,
            @HeaderParam("Idempotency-Key") Optional<String> key,
            Bodies.@Nullable UndoBody body) {
        UUID id = Params.id(intakeId);
        if (body == null) {
            throw ProblemException.invalid("", Checks.REQUIRED);
        }
        var checks = new Checks();
        String reason = checks.text("/reason", body.reason(), UndoIntake.REASON_LENGTH_MAX);
        checks.done();
        var command = new UndoIntake.Command(
                current.request(key, new UndoRequest(id, body)), current.get(), Duty.of(current), id, reason);
        return undoIntake.handle(command).thenApply(decision -> Answers.UndoAnswer.of(Decisions.orProblem(decision)));
    }

    @GET
    @RolesAllowed({"patrol-officer", "yard-keeper", "district-office", "city-office", "operator"})
    @Operation(
            summary = "Intakes within the caller's scope, newest first",
            description = "An operator sees those of its own bikes. day is the day of recording.")
    public CompletionStage<Answers.Items<Answers.IntakeAnswer>> list(
            @QueryParam("yardId") Optional<String> yardId,
            @QueryParam("day") Optional<String> day,
            @QueryParam("status") Optional<String> status,
            @QueryParam("operator") Optional<String> operator,
            @QueryParam("cursor") Optional<String> cursor,
            @QueryParam("limit") Optional<String> limit) {
        Optional<LocalDate> of = Params.day(day);
        var filter = new FindIntakes.Filter(
                Params.word("yardId", yardId),
                of.map(CityCalendar.SHANGHAI::startOf),
                of.map(date -> CityCalendar.SHANGHAI.startOf(date.plusDays(1))),
                Params.word("status", status),
                Params.word("operator", operator));
        Instant now = clock.instant();
        return findIntakes
                .list(current.scope(), filter, Params.cursor(cursor), Params.limit(limit))
                .thenApply(page -> Answers.Items.of(page, line -> Answers.IntakeAnswer.of(line, now)));
    }

    @GET
    @Path("{intakeId}")
    @RolesAllowed({"patrol-officer", "yard-keeper", "district-office", "city-office", "operator"})
    @Operation(summary = "One intake")
    public CompletionStage<Answers.IntakeAnswer> get(@PathParam("intakeId") String intakeId) {
        Instant now = clock.instant();
        return findIntakes
                .find(current.scope(), Params.id(intakeId))
                .thenApply(found ->
                        found.map(line -> Answers.IntakeAnswer.of(line, now)).orElseThrow(ProblemException::notFound));
    }
}
