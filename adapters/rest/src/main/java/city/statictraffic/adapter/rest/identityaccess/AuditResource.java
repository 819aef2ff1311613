package city.statictraffic.adapter.rest.identityaccess;

import city.statictraffic.adapter.rest.QueryParams;
import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.identityaccess.application.audit.ReadAudit;
import city.statictraffic.identityaccess.application.port.AuditLog;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Who did or looked at what, when: for the auditor alone (B25). */
@Path("/api/v1/identity-access/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("auditor")
@NonBlocking
public class AuditResource {
    /** {@code subject}: the identity provider's id of the account {@code username}; {@code target}: what it was done to. */
    @Schema(name = "AuditLine")
    public record LineAnswer(
            long number,
            Instant at,
            String subject,
            String username,
            String action,
            String target,
            Map<String, String> detail) {
        static LineAnswer of(AuditLog.Line line) {
            var entry = line.entry();
            return new LineAnswer(
                    line.number(),
                    entry.at(),
                    entry.subject(),
                    entry.username(),
                    entry.action(),
                    entry.target(),
                    entry.detail());
        }
    }

    @Schema(name = "AuditLines")
    public record LinesAnswer(
            List<LineAnswer> items, @Nullable String nextCursor) {}

    private final ReadAudit readAudit;
    private final CurrentCaller current;

    AuditResource(ReadAudit readAudit, CurrentCaller current) {
        this.readAudit = readAudit;
        this.current = current;
    }

    @GET
    @Operation(
            summary = "Lines of the audit, newest first",
            description = "Asking is itself written into the audit, once for each first page.")
    public CompletionStage<LinesAnswer> list(
            @Parameter(description = "From this instant on, ISO 8601 with offset") @QueryParam("from")
                    Optional<String> from,
            @Parameter(description = "Up to before this instant") @QueryParam("to") Optional<String> to,
            @Parameter(description = "Account, whole") @QueryParam("username") Optional<String> username,
            @Parameter(description = "Action, whole, such as bike-fleet.look-at-track") @QueryParam("action")
                    Optional<String> action,
            @Parameter(description = "What it was done to, whole") @QueryParam("target") Optional<String> target,
            @QueryParam("cursor") Optional<String> cursor,
            @Parameter(description = "Lines of a page, 1 to 500; 50 if not given") @QueryParam("limit")
                    Optional<Integer> limit) {
        var filter = new AuditLog.Filter(
                QueryParams.instant("from", from),
                QueryParams.instant("to", to),
                QueryParams.word(username),
                QueryParams.word(action),
                QueryParams.word(target));
        return readAudit
                .handle(new ReadAudit.Query(
                        current.get(), filter, cursor.filter(text -> !text.isBlank()), QueryParams.limit(limit)))
                .thenApply(page -> new LinesAnswer(
                        page.items().stream().map(LineAnswer::of).toList(),
                        page.nextCursor().orElse(null)));
    }
}
