package city.statictraffic.adapter.rest.bikefleet;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.problem.Messages;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.bikefleet.application.feeds.FeedLimits;
import city.statictraffic.bikefleet.application.feeds.TakeInFeed;
import city.statictraffic.bikefleet.application.port.FeedBatches.Channel;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.application.port.RecordReader;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.kernel.geo.Datum;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Operators' feeds (B01). The body is read as a stream, so this runs on a virtual thread. */
@Path("/api/v1/bike-fleet/feeds/{kind:bikes|positions|lock-events|rides}")
@Produces(MediaType.APPLICATION_JSON)
public class FeedResource {
    private static final String NDJSON = "application/x-ndjson";

    private final TakeInFeed takeInFeed;
    private final FleetSettings settings;
    private final FeedThrottle throttle;
    private final CurrentCaller current;
    private final FeedAnswers answers;

    FeedResource(
            TakeInFeed takeInFeed,
            FleetSettings settings,
            FeedThrottle throttle,
            CurrentCaller current,
            FeedAnswers answers) {
        this.takeInFeed = takeInFeed;
        this.settings = settings;
        this.throttle = throttle;
        this.current = current;
        this.answers = answers;
    }

    @POST
    @Consumes({NDJSON, MediaType.APPLICATION_JSON})
    @RolesAllowed({"operator", "city-office"})
    @RunOnVirtualThread
    @Operation(
            summary = "Send feed records",
            description = "NDJSON or a JSON array, gzip allowed. Each record is judged by itself; resending is safe.")
    public Response take(
            @PathParam("kind") String kindPath,
            @QueryParam("crs") Optional<String> crs,
            @QueryParam("wait") Optional<String> wait,
            @QueryParam("dryRun") Optional<String> dryRun,
            @QueryParam("historyOf") Optional<String> historyOf,
            @HeaderParam("Content-Type") String contentType,
            @HeaderParam("Content-Encoding") Optional<String> encoding,
            @HeaderParam("Accept-Language") Optional<String> acceptLanguage,
            InputStream body)
            throws InterruptedException {
        FeedKind kind = FeedKind.find(kindPath).orElseThrow(ProblemException::notFound);
        String operatorId = senderOf(historyOf);
        var command = new TakeInFeed.Command(
                operatorId,
                kind,
                datum(crs),
                contentType.startsWith(NDJSON) ? RecordReader.Format.NDJSON : RecordReader.Format.JSON_ARRAY,
                gzip(encoding),
                flag("wait", wait, "landed"),
                flag("dryRun", dryRun, "true"),
                Channel.HTTP);
        String language = Messages.languageOf(acceptLanguage);
        FeedThrottle.Place place = throttle.enter(operatorId);
        try {
            TakeInFeed.Answer answer = takeInFeed
                    .handle(command, source(body))
                    .toCompletableFuture()
                    .get();
            return respond(answer, language);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } finally {
            place.close();
        }
    }

    /**
     * An operator sends for itself. The city office sends only history: old records from elsewhere, for an operator that
     * stands for them.
     */
    private String senderOf(Optional<String> historyOf) {
        Optional<String> own = current.get().operatorId();
        String operatorId = own.or(() -> historyOf).orElseThrow(() -> ProblemException.of(403, "request.forbidden"));
        var operator =
                settings.findOperator(operatorId).orElseThrow(() -> ProblemException.of(403, "feed.operator-unknown"));
        if (own.isEmpty() && !operator.historyImport()) {
            throw ProblemException.of(403, "feed.operator-unknown");
        }
        return operatorId;
    }

    private Response respond(TakeInFeed.Answer answer, String language) {
        Map<String, Object> members = answers.body(answer, language);
        return switch (answer.end()) {
            case COMPLETE -> Response.ok(members).build();
            case TOO_MANY_BYTES -> throw partly(413, "feed.body-too-large", answer, members);
            case TOO_MANY_RECORDS -> throw partly(413, "feed.too-many-records", answer, members);
            case MALFORMED -> throw partly(400, "feed.body-malformed", answer, members);
            case BROKEN_OFF -> throw partly(400, "feed.body-broken-off", answer, members);
            case TOO_SLOW -> throw partly(408, "feed.body-too-slow", answer, members);
            case TOO_BUSY -> throw partly(429, "feed.too-busy", answer, members).retryAfter(10);
            case NOT_DURABLE ->
                throw partly(503, "feed.not-durable", answer, members).retryAfter(5);
        };
    }

    private static ProblemException partly(
            int status, String code, TakeInFeed.Answer answer, Map<String, Object> members) {
        var more = new LinkedHashMap<String, Object>();
        for (String name : java.util.List.of(
                "batchId", "received", "accepted", "duplicates", "rejected", "rejections", "processedThroughLine")) {
            more.put(name, members.get(name));
        }
        return ProblemException.of(
                        status,
                        code,
                        Map.of(
                                "line", answer.processedThroughLine(),
                                "bytesMax", FeedLimits.BODY_INFLATED_BYTES_MAX,
                                "recordsMax", FeedLimits.RECORDS_PER_BATCH_MAX))
                .with(more);
    }

    private static RecordReader.ByteSource source(InputStream body) {
        return (into, offset, length) -> {
            try {
                return body.read(into, offset, length);
            } catch (IOException broken) {
                throw new RecordReader.BrokenOff(String.valueOf(broken.getMessage()));
            }
        };
    }

    private static Datum datum(Optional<String> crs) {
        return crs.map(name -> Arrays.stream(Datum.values())
                        .filter(datum -> datum.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.of(400, "feed.crs-unknown")))
                .orElse(Datum.WGS84);
    }

    private static boolean gzip(Optional<String> encoding) {
        return switch (encoding.map(value -> value.trim().toLowerCase(Locale.ROOT))
                .orElse("identity")) {
            case "identity" -> false;
            case "gzip" -> true;
            default -> throw ProblemException.of(415, "feed.encoding-unknown");
        };
    }

    private static boolean flag(String name, Optional<String> value, String on) {
        if (value.isEmpty() || (on.equals("true") && value.get().equals("false"))) {
            return false;
        }
        if (value.get().equals(on)) {
            return true;
        }
        throw ProblemException.of(400, "feed.parameter-unknown", Map.of("name", name));
    }
}
