package city.statictraffic.bikefleet.application.settings;

import city.statictraffic.bikefleet.domain.feed.QrUrlRule;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.decision.Decision;
import java.util.concurrent.CompletionStage;

/** The city changes an operator's rule for QR addresses; from then on records are judged by it. */
public interface ChangeQrUrlRule {
    record Command(RequestId request, Caller caller, String operatorId, QrUrlRule rule) {}

    /** Refused with {@code bike-fleet.operator-unknown}. */
    CompletionStage<Decision<QrUrlRule>> handle(Command command);
}
