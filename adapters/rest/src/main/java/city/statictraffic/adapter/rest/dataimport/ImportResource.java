package city.statictraffic.adapter.rest.dataimport;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.dataimport.ImportAnswers.JobAnswer;
import city.statictraffic.adapter.rest.dataimport.ImportAnswers.MappingBody;
import city.statictraffic.adapter.rest.dataimport.ImportAnswers.TargetAnswer;
import city.statictraffic.adapter.rest.problem.Decisions;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.dataimport.application.port.TableReader;
import city.statictraffic.dataimport.application.send.Imports;
import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.dataimport.domain.table.Mapping;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.geo.Datum;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Sending files of older systems, and leading an import to its end (N09, N03). */
@Path("/api/v1/data-import")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"city-office", "operator"})
public class ImportResource {
    private static final int JOBS_LISTED = 100;
    private static final int CREATED = 201;

    private final Imports imports;
    private final CurrentCaller current;

    ImportResource(Imports imports, CurrentCaller current) {
        this.imports = imports;
        this.current = current;
    }

    public record Targets(List<TargetAnswer> items) {}

    public record Jobs(List<JobAnswer> items) {}

    @GET
    @Path("targets")
    @NonBlocking
    @Operation(summary = "What the caller may import: fields, other names of columns, choices")
    public Targets targets() {
        var caller = current.get();
        return new Targets(imports.targetsFor(caller).stream()
                .map(target -> TargetAnswer.of(target, caller))
                .toList());
    }

    /** The body is read as a stream, so this runs on a virtual thread. */
    @POST
    @Path("jobs")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RunOnVirtualThread
    @Operation(
            summary = "Send a file: CSV or Excel, at most 64 MB",
            description =
                    "What it is, is judged by its bytes. encoding insists on UTF-8 or GB18030. 422 with the code of"
                            + " what makes it unreadable.")
    public Response send(
            @QueryParam("target") Optional<String> target,
            @QueryParam("fileName") Optional<String> fileName,
            @QueryParam("encoding") Optional<String> encoding,
            @HeaderParam("Idempotency-Key") Optional<String> key,
            InputStream body)
            throws InterruptedException {
        RequestId request = current.request(key, "");
        var command = new Imports.Sending(
                by(),
                request.key(),
                target.orElse(""),
                fileName.map(String::strip).filter(name -> !name.isEmpty()).orElse("-"),
                encoding.map(String::strip).filter(name -> !name.isEmpty()));
        try {
            Decision<ImportJob> decision =
                    imports.send(command, source(body)).toCompletableFuture().get();
            return Response.status(CREATED)
                    .entity(JobAnswer.of(Decisions.orProblem(decision), true))
                    .build();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    @GET
    @Path("jobs")
    @NonBlocking
    @Operation(summary = "The caller's imports, or the city's; the newest hundred")
    public CompletionStage<Jobs> jobs() {
        return imports.list(by(), JOBS_LISTED)
                .thenApply(jobs -> new Jobs(
                        jobs.stream().map(job -> JobAnswer.of(job, false)).toList()));
    }

    @GET
    @Path("jobs/{jobId}")
    @NonBlocking
    @Operation(summary = "An import: its file, mapping, progress and counts")
    public CompletionStage<JobAnswer> job(@PathParam("jobId") String jobId) {
        return imports.find(by(), uuid(jobId))
                .thenApply(found -> JobAnswer.of(found.orElseThrow(ProblemException::notFound), true));
    }

    @PUT
    @Path("jobs/{jobId}/mapping")
    @Consumes(MediaType.APPLICATION_JSON)
    @NonBlocking
    @Operation(summary = "Say which column is which field, and which old value stands for which new one")
    public CompletionStage<JobAnswer> map(
            @PathParam("jobId") String jobId,
            @HeaderParam("Idempotency-Key") Optional<String> key,
            @Nullable MappingBody body) {
        if (body == null || body.columns() == null || body.columns().containsValue(null)) {
            throw ProblemException.invalid("/columns", "request.required");
        }
        Map<String, Map<String, String>> values = body.values() == null ? Map.of() : body.values();
        if (values.values().stream().anyMatch(map -> map == null || map.containsValue(null))) {
            throw ProblemException.invalid("/values", "request.required");
        }
        var command = new Imports.Mapped(
                by(),
                current.request(key, List.of("map", jobId, body)),
                uuid(jobId),
                new Mapping(body.columns(), values, datum(body.crs())),
                Optional.ofNullable(body.asOf()),
                Boolean.TRUE.equals(body.save()));
        return answer(imports.map(command));
    }

    @POST
    @Path("jobs/{jobId}/check")
    @NonBlocking
    @Operation(summary = "Begin the dry run: every row is judged, nothing is taken")
    public CompletionStage<JobAnswer> check(
            @PathParam("jobId") String jobId, @HeaderParam("Idempotency-Key") Optional<String> key) {
        return answer(imports.check(step("check", jobId, key)));
    }

    @POST
    @Path("jobs/{jobId}/import")
    @NonBlocking
    @Operation(summary = "Confirm: take the rows the dry run found good")
    public CompletionStage<JobAnswer> confirm(
            @PathParam("jobId") String jobId,
            @Parameter(description = "The version whose dry run was looked at", required = true)
                    @QueryParam("version")
                    @DefaultValue("-1")
                    long version,
            @HeaderParam("Idempotency-Key") Optional<String> key) {
        return answer(imports.confirm(
                new Imports.Step(
                        by(), current.request(key, List.of("import", jobId, Long.toString(version))), uuid(jobId)),
                version));
    }

    @POST
    @Path("jobs/{jobId}/cancel")
    @NonBlocking
    @Operation(summary = "Stop before the next rows; what is taken stays")
    public CompletionStage<JobAnswer> cancel(
            @PathParam("jobId") String jobId, @HeaderParam("Idempotency-Key") Optional<String> key) {
        return answer(imports.cancel(step("cancel", jobId, key)));
    }

    private Imports.Step step(String verb, String jobId, Optional<String> key) {
        return new Imports.Step(by(), current.request(key, List.of(verb, jobId)), uuid(jobId));
    }

    private Imports.By by() {
        return new Imports.By(current.get(), current.scope());
    }

    private static CompletionStage<JobAnswer> answer(CompletionStage<Decision<ImportJob>> decision) {
        return decision.thenApply(decided -> JobAnswer.of(Decisions.orProblem(decided), true));
    }

    private static Datum datum(@Nullable String crs) {
        return crs == null
                ? Datum.WGS84
                : Arrays.stream(Datum.values())
                        .filter(datum -> datum.name().equals(crs))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.invalid("/crs", "request.unknown-code"));
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.notFound();
        }
    }

    private static TableReader.ByteSource source(InputStream body) {
        return (into, offset, length) -> {
            try {
                return body.read(into, offset, length);
            } catch (IOException broken) {
                throw ProblemException.of(400, "import.upload-broken-off");
            }
        };
    }
}
