package city.statictraffic.adapter.rest.bikefleet;

import city.statictraffic.adapter.rest.QueryParams;
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
import io.smallrye.common.annotation.NonBlocking;
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
import org.jspecify.annotations.Nullable;

/** What became of feeds: batches and rejections, for the operator itself and the city. */
@Path("/api/v1/bike-fleet/feeds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator", "city-office"})
@NonBlocking
public class FeedReadsResource {
    private final FindFeeds feeds;
    private final CurrentCaller current;
    private final FeedAnswers answers;

    FeedReadsResource(FindFeeds feeds, CurrentCaller current, FeedAnswers answers) {
        this.feeds = feeds;
        this.current = current;
        this.answers = answers;
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
    public CompletionStage<QueryParams.Items<BatchLine>> batches(
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
                                QueryParams.word(kind),
                                QueryParams.word(operator),
                                QueryParams.word(state),
                                QueryParams.instant("from", from),
                                QueryParams.instant("to", to)),
                        cursor,
                        QueryParams.limit(limit))
                .thenApply(QueryParams.Items::of);
    }

    @GET
    @Path("batches/{batchId}")
    public CompletionStage<BatchLine> batch(@PathParam("batchId") String batchId) {
        return feeds.batch(current.scope(), QueryParams.uuid(batchId))
                .thenApply(found -> found.orElseThrow(ProblemException::notFound));
    }

    @GET
    @Path("batches/{batchId}/rejections")
    public CompletionStage<QueryParams.Items<Rejected>> rejectionsOfBatch(
            @PathParam("batchId") String batchId,
            @QueryParam("code") Optional<String> code,
            @QueryParam("cursor") Optional<String> cursor,
            @QueryParam("limit") Optional<Integer> limit,
            @HeaderParam("Accept-Language") Optional<String> language) {
        UUID id = QueryParams.uuid(batchId);
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
                            QueryParams.word(code),
                            Optional.empty(),
                            Optional.empty()),
                    cursor,
                    QueryParams.limit(limit),
                    Messages.languageOf(language));
        });
    }

    @GET
    @Path("rejections")
    public CompletionStage<QueryParams.Items<Rejected>> rejections(
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
                QueryParams.limit(limit),
                Messages.languageOf(language));
    }

    static RejectionFilter filter(
            Optional<UUID> batchId,
            Optional<String> operator,
            Optional<String> kind,
            Optional<String> code,
            Optional<String> from,
            Optional<String> to) {
        return new RejectionFilter(
                batchId,
                QueryParams.word(operator),
                QueryParams.word(kind),
                QueryParams.word(code),
                QueryParams.instant("from", from),
                QueryParams.instant("to", to));
    }

    private CompletionStage<QueryParams.Items<Rejected>> page(
            DataScope scope, RejectionFilter filter, Optional<String> cursor, int limit, String language) {
        return feeds.rejections(scope, filter, cursor, limit)
                .thenApply((Page<RejectionLine> page) -> new QueryParams.Items<>(
                        page.items().stream()
                                .map(line -> rejected(line, language))
                                .toList(),
                        page.nextCursor().orElse(null)));
    }

    private Rejected rejected(RejectionLine line, String language) {
        return rejected(line, language, answers);
    }

    static Rejected rejected(RejectionLine line, String language, FeedAnswers answers) {
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
}
