package city.statictraffic.bikefleet.application.settings;

import city.statictraffic.bikefleet.application.port.QrUrlRules;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.event.Outbox;
import java.time.InstantSource;

/** Makes this package's use cases. */
public final class FleetSettingsUseCases {
    private FleetSettingsUseCases() {}

    public static ChangeQrUrlRule changeQrUrlRule(
            UnitOfWork work, QrUrlRules rules, Outbox outbox, AuditTrail audit, InstantSource clock) {
        return new ChangeQrUrlRuleService(work, rules, outbox, audit, clock);
    }
}
