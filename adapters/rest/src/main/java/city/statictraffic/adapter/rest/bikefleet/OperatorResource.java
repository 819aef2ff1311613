package city.statictraffic.adapter.rest.bikefleet;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.problem.Decisions;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.application.settings.ChangeQrUrlRule;
import city.statictraffic.bikefleet.domain.feed.QrUrlRule;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Operators, and the rule the city keeps for the addresses in each one's QR codes. */
@Path("/api/v1/bike-fleet/operators")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class OperatorResource {
    private final FleetSettings settings;
    private final ChangeQrUrlRule changeQrUrlRule;
    private final CurrentCaller current;

    OperatorResource(FleetSettings settings, ChangeQrUrlRule changeQrUrlRule, CurrentCaller current) {
        this.settings = settings;
        this.changeQrUrlRule = changeQrUrlRule;
        this.current = current;
    }

    /** {@code historyImport}: stands for records from elsewhere or long ago, and has no bikes in the street. */
    public record OperatorLine(String operatorId, String name, String nameEn, String color, boolean historyImport) {}

    public record RuleBody(
            List<String> hosts, String template, String idCharset, Integer idMinLength, Integer idMaxLength) {}

    @GET
    @Authenticated
    public List<OperatorLine> operators() {
        var scope = current.scope();
        return settings.listOperators().stream()
                .filter(operator -> scope.seesOperator(operator.operatorId()))
                .map(operator -> new OperatorLine(
                        operator.operatorId(),
                        operator.name(),
                        operator.nameEn(),
                        operator.color(),
                        operator.historyImport()))
                .toList();
    }

    @GET
    @Path("{operatorId}/qr-url-rule")
    @RolesAllowed({"operator", "city-office"})
    public RuleBody rule(@PathParam("operatorId") String operatorId) {
        if (!current.scope().seesOperator(operatorId)) {
            throw ProblemException.notFound();
        }
        return body(settings.findOperator(operatorId)
                .orElseThrow(ProblemException::notFound)
                .qrUrlRule());
    }

    @PUT
    @Path("{operatorId}/qr-url-rule")
    @RolesAllowed("city-office")
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<RuleBody> changeRule(
            @PathParam("operatorId") String operatorId,
            @HeaderParam("Idempotency-Key") Optional<String> key,
            @Nullable RuleBody body) {
        if (body == null) {
            throw ProblemException.invalid("", "request.required");
        }
        var command = new ChangeQrUrlRule.Command(
                current.request(key, List.of(operatorId, body)), current.get(), operatorId, rule(body));
        return changeQrUrlRule.handle(command).thenApply(decision -> body(Decisions.orProblem(decision)));
    }

    private static QrUrlRule rule(RuleBody body) {
        if (body.hosts() == null
                || body.hosts().contains(null)
                || body.template() == null
                || body.idCharset() == null) {
            throw ProblemException.invalid("", "request.required");
        }
        if (body.idMinLength() == null || body.idMaxLength() == null) {
            throw ProblemException.invalid("/idMaxLength", "request.required");
        }
        try {
            return new QrUrlRule(
                    body.hosts(), body.template(), body.idCharset(), body.idMinLength(), body.idMaxLength());
        } catch (IllegalArgumentException outside) {
            throw ProblemException.invalid("/" + outside.getMessage(), "bike-fleet.qr-url-rule-invalid");
        }
    }

    static RuleBody body(QrUrlRule rule) {
        return new RuleBody(rule.hosts(), rule.template(), rule.idCharacters(), rule.idLengthMin(), rule.idLengthMax());
    }
}
