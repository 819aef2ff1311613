package city.statictraffic.adapter.rest.bikefleet;

import city.statictraffic.adapter.rest.QueryParams;
import city.statictraffic.adapter.rest.basemap.BaseMap;
import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.bikefleet.application.livemap.LiveFleet;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.application.queries.FindFleet;
import city.statictraffic.bikefleet.application.queries.FindFleet.BikeFilter;
import city.statictraffic.bikefleet.application.queries.FindFleet.RideGroup;
import city.statictraffic.bikefleet.application.queries.FleetViews;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.time.CityCalendar;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads of the fleet for the console and outside platforms. */
@Path("/api/v1/bike-fleet")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"city-office", "district-office", "operator"})
@NonBlocking
public class FleetResource {
    private static final Duration TRACK_DEFAULT = Duration.ofDays(1);
    private static final Duration TRACK_MAX = Duration.ofDays(31);

    private final FindFleet fleet;
    private final LiveFleet live;
    private final FleetSettings settings;
    private final BaseMap baseMap;
    private final AuditTrail audit;
    private final CurrentCaller current;
    private final InstantSource clock;

    FleetResource(
            FindFleet fleet,
            LiveFleet live,
            FleetSettings settings,
            BaseMap baseMap,
            AuditTrail audit,
            CurrentCaller current,
            InstantSource clock) {
        this.fleet = fleet;
        this.live = live;
        this.settings = settings;
        this.baseMap = baseMap;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    @GET
    @Path("overview")
    public CompletionStage<Map<String, Object>> overview() {
        DataScope scope = current.scope();
        Instant now = clock.instant();
        return fleet.today(scope, CityCalendar.SHANGHAI.dayOf(now)).thenApply(today -> overview(scope, now, today));
    }

    private Map<String, Object> overview(DataScope scope, Instant now, FleetViews.Today today) {
        var liveByOperator = live.countsByOperator(scope);
        var operators = new ArrayList<Map<String, Object>>();
        for (FleetSettings.Operator operator : settings.listOperators()) {
            if (operator.historyImport() || !scope.seesOperator(operator.operatorId())) {
                continue;
            }
            var counts = liveByOperator.getOrDefault(operator.operatorId(), new LiveFleet.Counts(0, 0, 0, 0));
            var stored = today.byOperator().stream()
                    .filter(each -> each.operatorId().equals(operator.operatorId()))
                    .findFirst()
                    .orElse(new FleetViews.TodayByOperator(operator.operatorId(), 0, 0, 0, 0));
            var line = new LinkedHashMap<String, Object>();
            line.put("operatorId", operator.operatorId());
            line.put("name", operator.name());
            line.put("color", operator.color());
            line.put("registered", stored.registered());
            line.put("filed", stored.filed());
            line.put("impounded", stored.impounded());
            line.put("ridesToday", stored.ridesToday());
            put(line, counts);
            operators.add(line);
        }
        var districts = new ArrayList<Map<String, Object>>();
        var liveByDistrict = live.countsByDistrict(scope);
        for (BaseMap.District district : baseMap.districts()) {
            if (scope instanceof DataScope.OneDistrict(var code) && !code.equals(district.code())) {
                continue;
            }
            var line = new LinkedHashMap<String, Object>();
            line.put("districtCode", district.code());
            line.put("name", Map.of("zh", district.name(), "en", district.nameEn()));
            put(line, liveByDistrict.getOrDefault(district.code(), new LiveFleet.Counts(0, 0, 0, 0)));
            line.put("ridesToday", today.ridesByDistrict().getOrDefault(district.code(), 0L));
            districts.add(line);
        }
        var health = new ArrayList<Map<String, Object>>();
        for (FleetViews.FeedHealth each : today.feedHealth()) {
            var operator = settings.findOperator(each.operatorId());
            if (operator.isEmpty() || operator.get().historyImport() || scope instanceof DataScope.Nothing) {
                continue;
            }
            var line = new LinkedHashMap<String, Object>();
            line.put("operatorId", each.operatorId());
            line.put("kind", each.kind());
            line.put("lastReceivedAt", each.lastReceivedAt());
            line.put("receivedToday", each.receivedToday());
            line.put("rejectedToday", each.rejectedToday());
            line.put(
                    "silent",
                    FeedGuideResource.silent(
                            each.kind(),
                            each.lastReceivedAt(),
                            now,
                            operator.get().silenceAlarm()));
            health.add(line);
        }
        health.addAll(neverHeardOf(scope, today));
        long latest = live.latestAtMicros();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("asOf", now);
        answer.put("today", Map.of("byOperator", operators, "byDistrict", districts));
        answer.put("feedHealth", health);
        answer.put("ageOfDataSeconds", latest == 0 ? null : Math.max(0, now.getEpochSecond() - latest / 1_000_000));
        answer.put("findings", Map.of("sameIdAtTwoOperators", today.sharedIds(), "unregistered", today.unregistered()));
        return answer;
    }

    /** Whoever has sent no positions for days has no line of its own, and is the most silent of all. */
    private List<Map<String, Object>> neverHeardOf(DataScope scope, FleetViews.Today today) {
        String kind = FeedKind.POSITIONS.path();
        return settings.listOperators().stream()
                .filter(operator -> !operator.historyImport() && scope.seesOperator(operator.operatorId()))
                .filter(operator -> today.feedHealth().stream()
                        .noneMatch(each -> each.operatorId().equals(operator.operatorId())
                                && each.kind().equals(kind)))
                .map(operator -> {
                    var line = new LinkedHashMap<String, Object>();
                    line.put("operatorId", operator.operatorId());
                    line.put("kind", kind);
                    line.put("lastReceivedAt", null);
                    line.put("receivedToday", 0L);
                    line.put("rejectedToday", 0L);
                    line.put("silent", true);
                    return (Map<String, Object>) line;
                })
                .toList();
    }

    private static void put(Map<String, Object> line, LiveFleet.Counts counts) {
        line.put("parked", counts.parked());
        line.put("riding", counts.riding());
        line.put("unavailable", counts.unavailable());
        line.put("lost", counts.lost());
        line.put("total", counts.total());
    }

    @GET
    @Path("bikes")
    public CompletionStage<QueryParams.Items<FleetViews.BikeLine>> bikes(
            @QueryParam("q") Optional<String> q,
            @QueryParam("operator") Optional<String> operator,
            @QueryParam("district") Optional<String> district,
            @QueryParam("state") Optional<String> state,
            @QueryParam("filing") Optional<String> filing,
            @QueryParam("cursor") Optional<String> cursor,
            @QueryParam("limit") Optional<Integer> limit) {
        return fleet.bikes(
                        current.scope(),
                        new BikeFilter(
                                QueryParams.word(q),
                                QueryParams.word(operator),
                                QueryParams.word(district),
                                QueryParams.word(state),
                                QueryParams.word(filing)),
                        cursor,
                        QueryParams.limit(limit))
                .thenApply(QueryParams.Items::of);
    }

    @GET
    @Path("bikes/{operatorId}/{bikeId}")
    public CompletionStage<FleetViews.BikePage> bike(
            @PathParam("operatorId") String operatorId, @PathParam("bikeId") String bikeId) {
        return fleet.bike(current.scope(), id(operatorId, bikeId))
                .thenApply(found -> found.orElseThrow(ProblemException::notFound));
    }

    @GET
    @Path("bikes/{operatorId}/{bikeId}/history")
    public CompletionStage<QueryParams.Items<FleetViews.HistoryLine>> history(
            @PathParam("operatorId") String operatorId,
            @PathParam("bikeId") String bikeId,
            @QueryParam("cursor") Optional<String> cursor,
            @QueryParam("limit") Optional<Integer> limit) {
        return fleet.history(current.scope(), id(operatorId, bikeId), cursor, QueryParams.limit(limit))
                .thenApply(QueryParams.Items::of);
    }

    /** Where a bike has been. That someone looked is recorded before anything is shown. */
    @GET
    @Path("bikes/{operatorId}/{bikeId}/track")
    public CompletionStage<FleetViews.Track> track(
            @PathParam("operatorId") String operatorId,
            @PathParam("bikeId") String bikeId,
            @QueryParam("from") Optional<String> from,
            @QueryParam("to") Optional<String> to) {
        Instant until = QueryParams.instant("to", to).orElseGet(clock::instant);
        Instant since = QueryParams.instant("from", from).orElse(until.minus(TRACK_DEFAULT));
        if (since.isAfter(until) || since.plus(TRACK_MAX).isBefore(until)) {
            throw ProblemException.invalid("/from", "request.out-of-range");
        }
        BikeId id = id(operatorId, bikeId);
        DataScope scope = current.scope();
        return audit.record(AuditEntry.of(
                        clock.instant(),
                        current.get(),
                        "bike-fleet.look-at-track",
                        id.toString(),
                        Map.of("from", since.toString(), "to", until.toString())))
                .thenCompose(ignored -> fleet.track(scope, id, since, until))
                .thenApply(found -> found.orElseThrow(ProblemException::notFound));
    }

    @GET
    @Path("rides")
    public CompletionStage<QueryParams.Items<FleetViews.RideLine>> rides(
            @QueryParam("operator") Optional<String> operator,
            @QueryParam("bikeId") Optional<String> bikeId,
            @QueryParam("from") Optional<String> from,
            @QueryParam("to") Optional<String> to,
            @QueryParam("cursor") Optional<String> cursor,
            @QueryParam("limit") Optional<Integer> limit) {
        Instant until = QueryParams.instant("to", to).orElseGet(clock::instant);
        Instant since = QueryParams.instant("from", from).orElse(until.minus(TRACK_DEFAULT));
        DataScope scope = current.scope();
        int size = QueryParams.limit(limit);
        return audit.record(AuditEntry.of(
                        clock.instant(),
                        current.get(),
                        "bike-fleet.look-at-rides",
                        QueryParams.word(operator).orElse("*") + "/"
                                + QueryParams.word(bikeId).orElse("*"),
                        Map.of("from", since.toString(), "to", until.toString())))
                .thenCompose(ignored -> fleet.rides(
                        scope, QueryParams.word(operator), QueryParams.word(bikeId), since, until, cursor, size))
                .thenApply(QueryParams.Items::of);
    }

    @GET
    @Path("statistics/rides")
    public CompletionStage<Map<String, Object>> rideCounts(
            @QueryParam("groupBy") Optional<String> groupBy,
            @QueryParam("operator") Optional<String> operator,
            @QueryParam("from") Optional<String> from,
            @QueryParam("to") Optional<String> to) {
        RideGroup group = switch (groupBy.orElse("district")) {
            case "district" -> RideGroup.DISTRICT;
            case "hour" -> RideGroup.HOUR;
            case "day" -> RideGroup.DAY;
            default -> throw ProblemException.invalid("/groupBy", "request.unknown-code");
        };
        Instant until = QueryParams.instant("to", to).orElseGet(clock::instant);
        Instant since = QueryParams.instant("from", from).orElse(until.minus(TRACK_DEFAULT));
        return fleet.rideCounts(current.scope(), group, QueryParams.word(operator), since, until)
                .thenApply(rows -> Map.of("rows", (Object) rows.stream()
                        .map(row -> {
                            var line = new LinkedHashMap<String, Object>();
                            line.put("key", row.key());
                            if (group == RideGroup.DISTRICT) {
                                line.put("label", baseMap.nameOf(row.key()));
                            }
                            line.put("starts", row.starts());
                            line.put("ends", row.ends());
                            return line;
                        })
                        .toList()));
    }

    @GET
    @Path("findings/shared-ids")
    @RolesAllowed("city-office")
    public CompletionStage<QueryParams.Items<FleetViews.SharedId>> sharedIds(
            @QueryParam("cursor") Optional<String> cursor, @QueryParam("limit") Optional<Integer> limit) {
        return fleet.sharedIds(current.scope(), cursor, QueryParams.limit(limit))
                .thenApply(QueryParams.Items::of);
    }

    private static BikeId id(String operatorId, String bikeId) {
        try {
            return new BikeId(operatorId, bikeId);
        } catch (IllegalArgumentException impossible) {
            throw ProblemException.notFound();
        }
    }
}
