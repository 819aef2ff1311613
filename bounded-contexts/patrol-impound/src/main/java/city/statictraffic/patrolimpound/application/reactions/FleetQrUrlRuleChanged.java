package city.statictraffic.patrolimpound.application.reactions;

import java.time.Instant;
import java.util.List;

/** Bike Fleet's {@code bike-fleet.qr-url-rule-changed.v1} as this context reads it; unknown members are ignored. */
public record FleetQrUrlRuleChanged(
        String operatorId,
        String operatorName,
        Instant at,
        List<String> hosts,
        String template,
        String idCharacters,
        int idLengthMin,
        int idLengthMax) {
    public static final String TYPE = "bike-fleet.qr-url-rule-changed.v1";

    public FleetQrUrlRuleChanged {
        hosts = List.copyOf(hosts);
    }
}
