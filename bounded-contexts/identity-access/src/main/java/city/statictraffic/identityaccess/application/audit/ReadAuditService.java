package city.statictraffic.identityaccess.application.audit;

import city.statictraffic.identityaccess.application.port.AuditLog;
import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.Page;
import city.statictraffic.kernel.application.Stages;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** {@link ReadAudit} over the log and the trail. */
public final class ReadAuditService implements ReadAudit {
    private final AuditLog log;
    private final AuditTrail trail;
    private final InstantSource clock;

    public ReadAuditService(AuditLog log, AuditTrail trail, InstantSource clock) {
        this.log = log;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Page<AuditLog.Line>> handle(Query query) {
        CompletionStage<Void> told = query.cursor().isPresent()
                ? Stages.done()
                : trail.record(AuditEntry.of(
                        clock.instant(), query.caller(), "identity-access.audit-read", "audit", asked(query.filter())));
        return told.thenCompose(ignored -> log.find(query.filter(), query.cursor(), query.limit()));
    }

    private static Map<String, String> asked(AuditLog.Filter filter) {
        var asked = new HashMap<String, String>();
        filter.from().ifPresent(from -> asked.put("from", from.toString()));
        filter.to().ifPresent(to -> asked.put("to", to.toString()));
        filter.username().ifPresent(username -> asked.put("username", username));
        filter.action().ifPresent(action -> asked.put("action", action));
        filter.target().ifPresent(target -> asked.put("target", target));
        return asked;
    }
}
