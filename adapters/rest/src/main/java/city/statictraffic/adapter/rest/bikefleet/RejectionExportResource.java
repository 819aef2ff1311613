package city.statictraffic.adapter.rest.bikefleet;

import city.statictraffic.adapter.rest.QueryParams;
import city.statictraffic.adapter.rest.bikefleet.FeedReadsResource.Rejected;
import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.problem.Messages;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.bikefleet.application.queries.FindFeeds;
import city.statictraffic.bikefleet.application.queries.FindFeeds.RejectionFilter;
import city.statictraffic.bikefleet.application.queries.FleetViews.RejectionLine;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Page;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rejections a filter finds, written page after page, so that memory does not grow with their number. */
@Path("/api/v1/bike-fleet/feeds/rejections/export")
@RolesAllowed({"operator", "city-office"})
public class RejectionExportResource {
    private static final int ROWS_PER_PAGE = 500;
    /** With a byte order mark, so that spreadsheets read the Chinese. */
    private static final String CSV_HEAD =
            "\uFEFFbatchId,operatorId,kind,at,line,code,field,message,howToMend,original\r\n";

    private final FindFeeds feeds;
    private final CurrentCaller current;
    private final FeedAnswers answers;
    private final ObjectMapper json;

    RejectionExportResource(FindFeeds feeds, CurrentCaller current, FeedAnswers answers, ObjectMapper json) {
        this.feeds = feeds;
        this.current = current;
        this.answers = answers;
        this.json = json;
    }

    @GET
    @RunOnVirtualThread
    public Response export(
            @QueryParam("format") Optional<String> format,
            @QueryParam("batchId") Optional<String> batchId,
            @QueryParam("operator") Optional<String> operator,
            @QueryParam("kind") Optional<String> kind,
            @QueryParam("code") Optional<String> code,
            @QueryParam("from") Optional<String> from,
            @QueryParam("to") Optional<String> to,
            @HeaderParam("Accept-Language") Optional<String> acceptLanguage) {
        String name = format.orElse("csv");
        if (!name.equals("csv") && !name.equals("ndjson")) {
            throw ProblemException.invalid("/format", "request.unknown-code");
        }
        boolean csv = name.equals("csv");
        DataScope scope = current.scope();
        RejectionFilter filter =
                FeedReadsResource.filter(batchId.map(QueryParams::uuid), operator, kind, code, from, to);
        String language = Messages.languageOf(acceptLanguage);
        StreamingOutput body = out -> {
            if (csv) {
                out.write(CSV_HEAD.getBytes(StandardCharsets.UTF_8));
            }
            Optional<String> cursor = Optional.empty();
            do {
                Page<RejectionLine> page = page(scope, filter, cursor);
                for (RejectionLine line : page.items()) {
                    Rejected rejected = FeedReadsResource.rejected(line, language, answers);
                    String text = csv ? csv(rejected) : json.writeValueAsString(rejected) + "\n";
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                }
                cursor = page.nextCursor();
            } while (cursor.isPresent());
        };
        return Response.ok(body)
                .header("Content-Type", csv ? "text/csv;charset=utf-8" : "application/x-ndjson")
                .header("Content-Disposition", "attachment; filename=\"rejections." + name + "\"")
                .build();
    }

    private Page<RejectionLine> page(DataScope scope, RejectionFilter filter, Optional<String> cursor)
            throws IOException {
        try {
            return feeds.rejections(scope, filter, cursor, ROWS_PER_PAGE)
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }

    private static String csv(Rejected each) {
        return Stream.of(
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
}
