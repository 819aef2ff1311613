package city.statictraffic.bikefleet.events;

import city.statictraffic.kernel.event.IntegrationEvent;
import java.time.Instant;
import java.util.List;

/** An operator's rule for the addresses in its QR codes, as it now stands. */
public record QrUrlRuleChanged(
        String operatorId,
        String operatorName,
        Instant at,
        List<String> hosts,
        String template,
        String idCharacters,
        int idLengthMin,
        int idLengthMax)
        implements IntegrationEvent {
    public static final String TYPE = "bike-fleet.qr-url-rule-changed.v1";

    public QrUrlRuleChanged {
        hosts = List.copyOf(hosts);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String aggregateId() {
        return operatorId;
    }
}
