package city.statictraffic.adapter.rest.patrolimpound;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.problem.Decisions;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.evidence.LookAtEvidence;
import city.statictraffic.patrolimpound.application.evidence.SealEvidence;
import city.statictraffic.patrolimpound.application.port.EvidenceStore;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Photos as evidence (B05): sealed as they come, shown as a copy. */
@Path("/api/v1/patrol-impound/evidence/{sha256}")
public class EvidenceResource {
    private static final Logger LOG = Logger.getLogger(EvidenceResource.class);
    private static final int RETRY_AFTER_SECONDS = 10;
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final String JPEG = "image/jpeg";

    private final SealEvidence sealEvidence;
    private final LookAtEvidence lookAtEvidence;
    private final EvidenceStore store;
    private final CurrentCaller current;

    EvidenceResource(
            SealEvidence sealEvidence, LookAtEvidence lookAtEvidence, EvidenceStore store, CurrentCaller current) {
        this.sealEvidence = sealEvidence;
        this.lookAtEvidence = lookAtEvidence;
        this.store = store;
        this.current = current;
    }

    /** The body is read as a stream, so this runs on a virtual thread. */
    @PUT
    @Consumes({JPEG, "image/png", "image/webp"})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"patrol-officer", "yard-keeper"})
    @RunOnVirtualThread
    @Operation(
            summary = "Send a photo under its SHA-256",
            description = "At most 8 MB and 40 million pixels. Sending it again is safe. 422"
                    + " patrol.evidence-hash-mismatch, patrol.evidence-not-a-picture, patrol.evidence-not-decodable.")
    public Response seal(@PathParam("sha256") String sha256, InputStream body) throws InterruptedException {
        PhotoHash photo = Params.photo(sha256);
        current.requireActing();
        try {
            Decision<SealEvidence.Kept> decision = sealEvidence
                    .handle(current.get(), photo, source(body))
                    .toCompletableFuture()
                    .get();
            SealEvidence.Kept kept = Decisions.orProblem(decision);
            return Response.status(kept.isNew() ? CREATED : OK)
                    .entity(new Answers.EvidenceAnswer(kept.sha256(), kept.bytes()))
                    .build();
        } catch (EvidenceStore.BrokenOff broken) {
            throw ProblemException.of(400, "patrol.evidence-broken-off");
        } catch (EvidenceStore.Away away) {
            throw away(away);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    @GET
    @Produces(JPEG)
    @RolesAllowed({"patrol-officer", "yard-keeper", "district-office", "city-office"})
    @NonBlocking
    @Operation(summary = "The copy of a photo; the original is never shown. Each look is recorded")
    public CompletionStage<Response> copy(@PathParam("sha256") String sha256) {
        PhotoHash photo = Params.photo(sha256);
        return lookAtEvidence
                .mayLook(current.get(), current.scope(), photo)
                .thenCompose(visible -> visible ? read(photo) : notFound())
                .thenApply(copy -> Response.ok(copy.orElseThrow(ProblemException::notFound))
                        .header("Cache-Control", "private, no-store")
                        .build());
    }

    private CompletionStage<Optional<byte[]>> read(PhotoHash photo) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return store.copyOf(photo);
                    } catch (EvidenceStore.Away away) {
                        throw away(away);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .subscribeAsCompletionStage();
    }

    private static CompletionStage<Optional<byte[]>> notFound() {
        throw ProblemException.notFound();
    }

    /** Nothing was taken; the caller keeps the photo and sends it again. */
    private static ProblemException away(EvidenceStore.Away away) {
        LOG.warnf("%s: %s", away.getMessage(), away.getCause());
        return ProblemException.of(503, "patrol.evidence-store-away").retryAfter(RETRY_AFTER_SECONDS);
    }

    private static EvidenceStore.ByteSource source(InputStream body) {
        return (into, offset, length) -> {
            try {
                return body.read(into, offset, length);
            } catch (IOException broken) {
                throw new EvidenceStore.BrokenOff(String.valueOf(broken.getMessage()));
            }
        };
    }
}
