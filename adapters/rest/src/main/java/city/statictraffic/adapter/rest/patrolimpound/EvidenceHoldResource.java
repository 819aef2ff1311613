package city.statictraffic.adapter.rest.patrolimpound;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.problem.Decisions;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.patrolimpound.application.hold.LiftHold;
import city.statictraffic.patrolimpound.application.hold.PutHold;
import city.statictraffic.patrolimpound.application.port.EvidenceHolds;
import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.domain.evidence.EvidenceHold;
import city.statictraffic.patrolimpound.domain.evidence.HoldTarget;
import city.statictraffic.patrolimpound.domain.evidence.Tombstone;
import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Legal holds on evidence, and what is left of photos that were taken out (B05). */
@Path("/api/v1/patrol-impound")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class EvidenceHoldResource {
    private static final int CREATED = 201;
    private static final int TARGET_LENGTH_MAX = 64;

    @Schema(name = "EvidenceHoldRequest")
    public record HoldBody(
            @Nullable String targetKind,
            @Nullable String target,
            @Nullable String reason,
            @Nullable String documentNo) {}

    @Schema(name = "EvidenceHoldLiftRequest")
    public record LiftBody(
            @Nullable String reason, @Nullable String documentNo) {}

    @Schema(name = "EvidenceHoldPut")
    public record HoldPutAnswer(UUID holdId, int photos) {}

    @Schema(name = "EvidenceHoldLifted")
    public record HoldLiftedAnswer(UUID holdId, Instant liftedAt) {}

    @Schema(name = "EvidenceHold")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HoldAnswer(
            UUID holdId,
            String targetKind,
            String target,
            HoldAct put,
            @Nullable HoldAct lifted) {
        static HoldAnswer of(EvidenceHold hold) {
            return new HoldAnswer(
                    hold.holdId(),
                    hold.target().kind().word(),
                    hold.target().id(),
                    HoldAct.of(hold.put()),
                    hold.lifted().map(HoldAct::of).orElse(null));
        }
    }

    @Schema(name = "EvidenceHoldAct")
    public record HoldAct(Instant at, String byUsername, String reason, String documentNo) {
        static HoldAct of(EvidenceHold.Act act) {
            return new HoldAct(act.at(), act.username(), act.reason(), act.documentNo());
        }
    }

    @Schema(name = "EvidenceTombstone")
    public record TombstoneAnswer(
            String sha256, long bytes, String mediaType, Instant arrivedAt, Instant removedAt, String rule) {
        static TombstoneAnswer of(Tombstone stone) {
            return new TombstoneAnswer(
                    stone.photo().hex(),
                    stone.bytes(),
                    stone.mediaType(),
                    stone.arrivedAt(),
                    stone.removedAt(),
                    stone.rule());
        }
    }

    /** What the key of a lifting stands for: the hold as well as the body. */
    private record LiftRequest(UUID holdId, LiftBody body) {}

    private final PutHold putHold;
    private final LiftHold liftHold;
    private final EvidenceHolds holds;
    private final EvidenceIndex index;
    private final CurrentCaller current;

    EvidenceHoldResource(
            PutHold putHold, LiftHold liftHold, EvidenceHolds holds, EvidenceIndex index, CurrentCaller current) {
        this.putHold = putHold;
        this.liftHold = liftHold;
        this.holds = holds;
        this.index = index;
        this.current = current;
    }

    @POST
    @Path("evidence-holds")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("city-office")
    @Operation(
            summary = "Put a legal hold on evidence",
            description = "targetKind is photo, intake or scan. What it stands on does not leave, however old it is."
                    + " 409 patrol.already-held; 422 patrol.nothing-to-hold.")
    @APIResponse(responseCode = "201", description = "Put, with the number of photos it keeps now")
    public CompletionStage<Response> put(
            @HeaderParam("Idempotency-Key") Optional<String> key, @Nullable HoldBody body) {
        if (body == null) {
            throw ProblemException.invalid("", Checks.REQUIRED);
        }
        var checks = new Checks();
        Optional<HoldTarget.Kind> kind = checks.code("/targetKind", body.targetKind(), HoldTarget.Kind::find);
        String id = checks.text("/target", body.target(), TARGET_LENGTH_MAX);
        Optional<HoldTarget> target = kind.flatMap(known -> HoldTarget.of(known, id));
        if (kind.isPresent() && !id.isEmpty() && target.isEmpty()) {
            checks.wrong("/target", Checks.ID_MALFORMED);
        }
        String reason = checks.text("/reason", body.reason(), EvidenceHold.REASON_LENGTH_MAX);
        String documentNo = checks.text("/documentNo", body.documentNo(), EvidenceHold.DOCUMENT_LENGTH_MAX);
        checks.done();
        var command = new PutHold.Command(
                current.request(key, body), current.get(), target.orElseThrow(), reason, documentNo);
        return putHold.handle(command).thenApply(decision -> {
            PutHold.Result result = Decisions.orProblem(decision);
            return Response.status(CREATED)
                    .entity(new HoldPutAnswer(result.holdId(), result.photos()))
                    .build();
        });
    }

    @POST
    @Path("evidence-holds/{holdId}/lift")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("city-office")
    @Operation(
            summary = "Lift a legal hold",
            description = "Other holds on the same evidence stand on. 409 patrol.hold-already-lifted.")
    public CompletionStage<HoldLiftedAnswer> lift(
            @PathParam("holdId") String holdId,
            @HeaderParam("Idempotency-Key") Optional<String> key,
            @Nullable LiftBody body) {
        UUID id = Params.id(holdId);
        if (body == null) {
            throw ProblemException.invalid("", Checks.REQUIRED);
        }
        var checks = new Checks();
        String reason = checks.text("/reason", body.reason(), EvidenceHold.REASON_LENGTH_MAX);
        String documentNo = checks.text("/documentNo", body.documentNo(), EvidenceHold.DOCUMENT_LENGTH_MAX);
        checks.done();
        var command = new LiftHold.Command(
                current.request(key, new LiftRequest(id, body)), current.get(), id, reason, documentNo);
        return liftHold.handle(command).thenApply(decision -> {
            LiftHold.Result result = Decisions.orProblem(decision);
            return new HoldLiftedAnswer(result.holdId(), result.liftedAt());
        });
    }

    @GET
    @Path("evidence-holds")
    @RolesAllowed({"city-office", "auditor"})
    @Operation(
            summary = "Legal holds, the latest first",
            description = "photo: those that stand on that photo, through its intake or scan too. standing=true: only"
                    + " those not lifted.")
    public CompletionStage<Answers.Items<HoldAnswer>> list(
            @QueryParam("photo") Optional<String> photo,
            @QueryParam("standing") Optional<Boolean> standing,
            @QueryParam("limit") Optional<String> limit) {
        return holds.list(
                        photo.map(Params::photo).map(HoldTarget.Photo::new),
                        standing.orElse(false),
                        Params.limit(limit))
                .thenApply(found ->
                        new Answers.Items<>(found.stream().map(HoldAnswer::of).toList(), null));
    }

    @GET
    @Path("evidence-tombstones/{sha256}")
    @RolesAllowed({"city-office", "auditor"})
    @Operation(summary = "When a photo left and by which rule; empty if it never did")
    public CompletionStage<List<TombstoneAnswer>> tombstones(@PathParam("sha256") String sha256) {
        return index.listTombstones(Params.photo(sha256))
                .thenApply(stones -> stones.stream().map(TombstoneAnswer::of).toList());
    }
}
