package city.statictraffic.adapter.rest.bikefleet;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.problem.Messages;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.bikefleet.application.feeds.FeedLimits;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.application.port.FleetSettings.Operator;
import city.statictraffic.bikefleet.application.queries.FindFleet;
import city.statictraffic.bikefleet.domain.feed.FeedField;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.bikefleet.domain.feed.LockEventType;
import city.statictraffic.bikefleet.domain.feed.OperationalState;
import city.statictraffic.bikefleet.domain.feed.Rejection;
import city.statictraffic.kernel.time.CityCalendar;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an operator's integrator needs to know. */
@Path("/api/v1/bike-fleet/feeds")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class FeedGuideResource {
    /** Stands in the catalogue for the field that a message names. */
    private static final String ANY_FIELD = "…";

    private final FleetSettings settings;
    private final FindFleet fleet;
    private final CurrentCaller current;
    private final Messages messages;
    private final InstantSource clock;
    private final String publicUrl;
    private final String kafkaBootstrap;

    FeedGuideResource(
            FleetSettings settings,
            FindFleet fleet,
            CurrentCaller current,
            Messages messages,
            InstantSource clock,
            @ConfigProperty(name = "platform.public-url") String publicUrl,
            @ConfigProperty(name = "platform.kafka.bootstrap") String kafkaBootstrap) {
        this.settings = settings;
        this.fleet = fleet;
        this.current = current;
        this.messages = messages;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.kafkaBootstrap = kafkaBootstrap;
    }

    @GET
    @Path("catalogue")
    @Authenticated
    public Map<String, Object> catalogue() {
        var kinds = new ArrayList<Map<String, Object>>();
        for (FeedKind kind : FeedKind.values()) {
            var fields = new ArrayList<Map<String, Object>>();
            kind.required().forEach(field -> fields.add(field(kind, field, true)));
            kind.optional().forEach(field -> fields.add(field(kind, field, false)));
            kinds.add(Map.of(
                    "kind",
                    kind.path(),
                    "fields",
                    fields,
                    "key",
                    kind.key().stream().map(FeedField::wireName).toList()));
        }
        var errors = Arrays.stream(Rejection.Reason.values())
                .map(reason -> Map.of(
                        "code",
                        (Object) reason.code(),
                        "message",
                        both(reason.code(), Messages.Text::title),
                        "howToMend",
                        both(reason.code(), Messages.Text::detail)))
                .toList();
        return Map.of("kinds", kinds, "errors", errors, "limits", limits());
    }

    private Map<String, Object> field(FeedKind kind, FeedField field, boolean required) {
        var line = new LinkedHashMap<String, Object>();
        line.put("name", field.wireName());
        line.put("type", field.type().name().toLowerCase(java.util.Locale.ROOT));
        line.put("required", required);
        if (field.lengthMax() > 0) {
            line.put("maxLength", field.lengthMax());
        }
        if (field.type() == FeedField.Type.DECIMAL || field.type() == FeedField.Type.INTEGER) {
            line.put("range", List.of(field.min(), field.max()));
        }
        if (field == FeedField.STATE) {
            line.put(
                    "codes",
                    Arrays.stream(OperationalState.values())
                            .map(OperationalState::code)
                            .toList());
        }
        if (field == FeedField.TYPE) {
            line.put(
                    "codes",
                    Arrays.stream(LockEventType.values())
                            .map(LockEventType::code)
                            .toList());
        }
        line.put("description", both("feed-field." + field.wireName(), Messages.Text::title));
        return line;
    }

    private Map<String, String> both(String code, java.util.function.Function<Messages.Text, String> part) {
        return Map.of(
                "zh",
                part.apply(messages.text(code, Messages.CHINESE, Map.of("field", ANY_FIELD))),
                "en",
                part.apply(messages.text(code, Messages.ENGLISH, Map.of("field", ANY_FIELD))));
    }

    private static Map<String, Object> limits() {
        return Map.of(
                "bodyInflatedBytesMax", FeedLimits.BODY_INFLATED_BYTES_MAX,
                "recordsPerBatchMax", FeedLimits.RECORDS_PER_BATCH_MAX,
                "rejectionsInlineMax", FeedLimits.REJECTIONS_INLINE_MAX,
                "waitLandedRecordsMax", FeedLimits.WAIT_LANDED_RECORDS_MAX,
                "requestsPerMinuteMax", FeedLimits.REQUESTS_PER_MINUTE_MAX,
                "requestsAtOnceMax", FeedLimits.REQUESTS_AT_ONCE_MAX);
    }

    @GET
    @Path("client")
    @RolesAllowed("operator")
    public CompletionStage<Map<String, Object>> client() {
        Operator operator = operator(current.operatorId());
        Instant now = clock.instant();
        return fleet.today(current.scope(), CityCalendar.SHANGHAI.dayOf(now)).thenApply(today -> {
            var last = new ArrayList<Map<String, Object>>();
            for (FeedKind kind : FeedKind.values()) {
                var heard = today.feedHealth().stream()
                        .filter(each -> each.kind().equals(kind.path()))
                        .findFirst();
                Instant at = heard.map(each -> each.lastReceivedAt()).orElse(null);
                var line = new LinkedHashMap<String, Object>();
                line.put("kind", kind.path());
                line.put("at", at);
                line.put("silent", silent(kind.path(), at, now, operator.silenceAlarm()));
                last.add(line);
            }
            String id = operator.operatorId();
            var answer = new LinkedHashMap<String, Object>();
            answer.put("operatorId", id);
            answer.put("name", operator.name());
            answer.put("clientId", id + "-feed");
            answer.put("feedUrl", publicUrl + "/api/v1/bike-fleet/feeds/{kind}");
            answer.put(
                    "kafka",
                    Map.of(
                            "bootstrap", kafkaBootstrap,
                            "inTopic", "operator." + id + ".feeds.in",
                            "verdictTopic", "operator." + id + ".feeds.verdicts",
                            "noticeTopic", "operator." + id + ".notices"));
            answer.put("urlRule", OperatorResource.body(operator.qrUrlRule()));
            answer.put("limits", limits());
            answer.put("silenceAlarmMinutes", operator.silenceAlarm().toMinutes());
            answer.put("lastReceived", last);
            answer.put("samples", samples(operator));
            return answer;
        });
    }

    /** Positions are the heartbeat of a fleet; the other kinds come when there is something to tell. */
    static boolean silent(String kind, @org.jspecify.annotations.Nullable Instant last, Instant now, Duration alarm) {
        return kind.equals(FeedKind.POSITIONS.path())
                && (last == null || last.plus(alarm).isBefore(now));
    }

    private List<Map<String, String>> samples(Operator operator) {
        String bike =
                operator.operatorId()
                                .substring(operator.operatorId().length() - 1)
                                .toUpperCase(java.util.Locale.ROOT) + "00000001";
        String url = "https://" + operator.qrUrlRule().hosts().getFirst()
                + operator.qrUrlRule().template().replace("{bikeId}", bike);
        return List.of(
                sample(
                        "bikes",
                        "{\"bikeId\":\"" + bike + "\",\"qrUrl\":\"" + url
                                + "\",\"updatedAt\":\"$(date -Iseconds)\",\"filedAt\":\"2026-01-05T10:00:00+08:00\"}"),
                sample(
                        "positions",
                        "{\"bikeId\":\"" + bike
                                + "\",\"at\":\"$(date -Iseconds)\",\"lon\":121.4737,\"lat\":31.2304,\"state\":\"parked\"}"),
                sample(
                        "lock-events",
                        "{\"bikeId\":\"" + bike
                                + "\",\"at\":\"$(date -Iseconds)\",\"type\":\"lock\",\"lon\":121.4737,\"lat\":31.2304}"),
                sample(
                        "rides",
                        "{\"rideId\":\"R-0001\",\"bikeId\":\"" + bike
                                + "\",\"startAt\":\"$(date -Iseconds -d '-12 min')\",\"endAt\":\"$(date -Iseconds)\","
                                + "\"startLon\":121.4737,\"startLat\":31.2304,\"endLon\":121.4805,\"endLat\":31.2352}"));
    }

    private Map<String, String> sample(String kind, String line) {
        return Map.of(
                "title",
                kind,
                "curl",
                "curl --cacert ca.pem -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/x-ndjson' \\\n  '"
                        + publicUrl + "/api/v1/bike-fleet/feeds/" + kind + "?wait=landed' \\\n  --data-binary \""
                        + line.replace("\"", "\\\"") + "\"");
    }

    private Operator operator(String operatorId) {
        return settings.findOperator(operatorId).orElseThrow(ProblemException::notFound);
    }
}
