package city.statictraffic.adapter.rest.patrolimpound;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.problem.Decisions;
import city.statictraffic.patrolimpound.application.notices.ReadNotice;
import city.statictraffic.patrolimpound.application.port.Notices;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What an operator is told about its bikes (B05). */
@Path("/api/v1/patrol-impound/notices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@NonBlocking
public class NoticeResource {
    private final Notices notices;
    private final ReadNotice readNotice;
    private final CurrentCaller current;

    NoticeResource(Notices notices, ReadNotice readNotice, CurrentCaller current) {
        this.notices = notices;
        this.readNotice = readNotice;
        this.current = current;
    }

    @GET
    @Operation(summary = "Notices to the caller's operator, newest first")
    public CompletionStage<Answers.Items<Answers.NoticeAnswer>> list(
            @QueryParam("unread") Optional<Boolean> unread,
            @QueryParam("cursor") Optional<String> cursor,
            @QueryParam("limit") Optional<String> limit) {
        return notices.list(current.operatorId(), unread.orElse(false), Params.cursor(cursor), Params.limit(limit))
                .thenApply(page -> Answers.Items.of(page, Answers.NoticeAnswer::of));
    }

    @POST
    @Path("{noticeId}/read")
    @Operation(summary = "Mark a notice as read")
    public CompletionStage<ReadNotice.Result> read(
            @PathParam("noticeId") String noticeId, @HeaderParam("Idempotency-Key") Optional<String> key) {
        UUID id = Params.id(noticeId);
        var command = new ReadNotice.Command(current.request(key, id), id, current.operatorId(), current.get());
        return readNotice.handle(command).thenApply(Decisions::orProblem);
    }
}
