package city.statictraffic.kernel.access;

import java.util.concurrent.CompletionStage;

/** Where every change and every look at a track is recorded; inside a unit of work it commits with the change. */
@FunctionalInterface
public interface AuditTrail {
    CompletionStage<Void> record(AuditEntry entry);
}
