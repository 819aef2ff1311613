package city.statictraffic.adapter.rest.patrolimpound;

import city.statictraffic.patrolimpound.application.port.QrRuleBook;
import city.statictraffic.patrolimpound.application.queries.FilingIndex;
import city.statictraffic.patrolimpound.application.queries.ReadFilingIndex;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a phone takes along to where there is no network (B04). */
@Path("/api/v1/patrol-impound")
@RolesAllowed({"patrol-officer", "yard-keeper"})
@NonBlocking
public class FieldKnowledgeResource {
    private final ReadFilingIndex readFilingIndex;
    private final QrRuleBook ruleBook;

    FieldKnowledgeResource(ReadFilingIndex readFilingIndex, QrRuleBook ruleBook) {
        this.readFilingIndex = readFilingIndex;
        this.ruleBook = ruleBook;
    }

    @GET
    @Path("filing-index")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "The filing index",
            description =
                    "FBI1, int64 built-at in milliseconds, int32 count, then sorted keys: the first eight bytes of"
                            + " SHA-256 of operatorId/bikeId. Big-endian.")
    public CompletionStage<Response> filingIndex(@HeaderParam("If-None-Match") Optional<String> known) {
        return readFilingIndex.read().thenApply(index -> answer(index, known));
    }

    private static Response answer(FilingIndex index, Optional<String> known) {
        boolean same = known.filter(tags -> tags.contains(index.etag())).isPresent();
        Response.ResponseBuilder response = same ? Response.notModified() : Response.ok(index.bytes());
        return response.header("ETag", index.etag())
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    @GET
    @Path("qr-rules")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How operators' QR codes are taken apart; an address is never opened")
    public CompletionStage<List<Answers.RuleAnswer>> qrRules() {
        return ruleBook.all()
                .thenApply(book ->
                        book.rules().stream().map(Answers.RuleAnswer::of).toList());
    }
}
