package city.statictraffic.adapter.rest.bikefleet;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.problem.Messages;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.bikefleet.application.queries.FindFeeds;
import city.statictraffic.bikefleet.application.queries.FindFeeds.BatchFilter;
import city.statictraffic.bikefleet.application.queries.FindFeeds.RejectionFilter;
import city.statictraffic.bikefleet.application.queries.FleetViews.BatchLine;
import city.statictraffic.bikefleet.application.queries.FleetViews.RejectionLine;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Page;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** What became of feeds: batches and rejections, for the operator itself and the city. */
@Path("/api/v1/bike-fleet/feeds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator", "city-office"})
@NonBlocking
public class FeedReadsResource {
    private static final int EXPORT_PAGE = 500;

    private final FindFeeds feeds;
    private final CurrentCaller current;
    private final FeedAnswers answers;
    private final ObjectMapper json;

    FeedReadsResource(FindFeeds feeds, CurrentCaller current, FeedAnswers answers, ObjectMapper json) {
        this.feeds = feeds;
        this.current = current;
        this.answers = answers;
        this.json = json;
    }

    /** A rejected line, why, and how to mend it. */
    public record Rejected(
            UUID batchId,
            String operatorId,
            String kind,
            Instant at,
            int line,
            String code,
            @Nullable String field,
            String message,
            String howToMend,
            String original) {}

    @GET
    @Path("batches")
    public CompletionStage<Params.Items<BatchLine>> batches(
            @QueryParam("kind") Optional<String> kind,
            @QueryParam("operator") Optional<String> operator,
            @QueryParam("state") Optional<String> state,
            @QueryParam("from") Optional<String> from,
            @QueryParam("to") Optional<String> to,
            @QueryParam("cursor") Optional<String> cursor,
            @QueryParam("limit") Optional<Integer> limit) {
        return feeds.batches(
                        current.scope(),
                        new BatchFilter(
                                Params.word(kind),
                                Params.word(operator),
                                Params.word(state),
                                Params.instant("from", from),
                                Params.instant("to", to)),
                        cursor,
                        Params.limit(limit))
                .thenApply(Params.Items::of);
    }

    @GET
    @Path("batches/{batchId}")
    public CompletionStage<BatchLine> batch(@PathParam("batchId") String batchId) {
        return feeds.batch(current.scope(), Params.uuid(batchId))
                .thenApply(found -> found.orElseThrow(ProblemException::notFound));
    }

    @GET
    @Path("batches/{batchId}/rejections")
    public CompletionStage<Params.Items<Rejected>> rejectionsOfBatch(
            @PathParam("batchId") String batchId,
            @QueryParam("code") Optional<String> code,
            @QueryParam("cursor") Optional<String> cursor,
            @QueryParam("limit") Optional<Integer> limit,
            @HeaderParam("Accept-Language") Optional<String> language) {
        UUID id = Params.uuid(batchId);
        DataScope scope = current.scope();
        return feeds.batch(scope, id).thenCompose(found -> {
            if (found.isEmpty()) {
                throw ProblemException.notFound();
            }
            return page(
                    scope,
                    new RejectionFilter(
                            Optional.of(id),
                            Optional.empty(),
                            Optional.empty(),
                            Params.word(code),
                            Optional.empty(),
                            Optional.empty()),
                    cursor,
                    Params.limit(limit),
                    Messages.languageOf(language));
        });
    }

    @GET
    @Path("rejections")
    public CompletionStage<Params.Items<Rejected>> rejections(
            @QueryParam("operator") Optional<String> operator,
            @QueryParam("kind") Optional<String> kind,
            @QueryParam("code") Optional<String> code,
            @QueryParam("from") Optional<String> from,
            @QueryParam("to") Optional<String> to,
            @QueryParam("cursor") Optional<String> cursor,
            @QueryParam("limit") Optional<Integer> limit,
            @HeaderParam("Accept-Language") Optional<String> language) {
        return page(
                current.scope(),
                filter(Optional.empty(), operator, kind, code, from, to),
                cursor,
                Params.limit(limit),
                Messages.languageOf(language));
    }

    /** All rejections a filter finds, page after page, so that memory does not grow with their number. */
    @GET
    @Path("rejections/export")
    @Produces({"text/csv", "application/x-ndjson"})
    public RestMulti<String> export(
            @QueryParam("format") Optional<String> format,
            @QueryParam("batchId") Optional<String> batchId,
            @QueryParam("operator") Optional<String> operator,
            @QueryParam("kind") Optional<String> kind,
            @QueryParam("code") Optional<String> code,
            @QueryParam("from") Optional<String> from,
            @QueryParam("to") Optional<String> to,
            @HeaderParam("Accept-Language") Optional<String> acceptLanguage) {
        String language = Messages.languageOf(acceptLanguage);
        DataScope scope = current.scope();
        boolean csv = !format.orElse("csv").equals("ndjson");
        RejectionFilter filter = filter(batchId.map(Params::uuid), operator, kind, code, from, to);
        Multi<String> lines = Multi.createBy()
                .repeating()
                .uni(
                        () -> new Object[] {Optional.<String>empty()},
                        state -> Uni.createFrom()
                                .completionStage(() -> {
                                    @SuppressWarnings("unchecked")
                                    Optional<String> cursor = (Optional<String>) state[0];
                                    return feeds.rejections(scope, filter, cursor, EXPORT_PAGE);
                                })
                                .invoke(page -> state[0] = page.nextCursor()))
                .whilst(page -> page.nextCursor().isPresent())
                .map(page -> page.items().stream()
                        .map(line -> csv ? csv(rejected(line, language)) : ndjson(rejected(line, language)))
                        .collect(Collectors.joining()));
        String head = csv ? "\uFEFFbatchId,operatorId,kind,at,line,code,field,message,howToMend,original\r\n" : "";
        Multi<String> all =
                Multi.createBy().concatenating().streams(Multi.createFrom().item(head), lines);
        return RestMulti.fromMultiData(all)
                .withDemand(1)
                .header("Content-Type", csv ? "text/csv;charset=utf-8" : "application/x-ndjson")
                .header("Content-Disposition", "attachment; filename=\"rejections." + (csv ? "csv" : "ndjson") + "\"")
                .build();
    }

    private static RejectionFilter filter(
            Optional<UUID> batchId,
            Optional<String> operator,
            Optional<String> kind,
            Optional<String> code,
            Optional<String> from,
            Optional<String> to) {
        return new RejectionFilter(
                batchId,
                Params.word(operator),
                Params.word(kind),
                Params.word(code),
                Params.instant("from", from),
                Params.instant("to", to));
    }

    private CompletionStage<Params.Items<Rejected>> page(
            DataScope scope, RejectionFilter filter, Optional<String> cursor, int limit, String language) {
        return feeds.rejections(scope, filter, cursor, limit)
                .thenApply((Page<RejectionLine> page) -> new Params.Items<>(
                        page.items().stream()
                                .map(line -> rejected(line, language))
                                .toList(),
                        page.nextCursor().orElse(null)));
    }

    private Rejected rejected(RejectionLine line, String language) {
        return new Rejected(
                line.batchId(),
                line.operatorId(),
                line.kind(),
                line.at(),
                line.line(),
                line.code(),
                line.field(),
                answers.message(line.code(), line.field(), language),
                answers.howToMend(line.code(), line.field(), language),
                line.original());
    }

    private static String csv(Rejected each) {
        return java.util.stream.Stream.of(
                                each.batchId(),
                                each.operatorId(),
                                each.kind(),
                                each.at(),
                                each.line(),
                                each.code(),
                                each.field() == null ? "" : each.field(),
                                each.message(),
                                each.howToMend(),
                                each.original())
                        .map(value -> quoted(value.toString()))
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** Quoted, and never a formula in a spreadsheet. */
    private static String quoted(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    private String ndjson(Rejected each) {
        try {
            return json.writeValueAsString(each) + "\n";
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
