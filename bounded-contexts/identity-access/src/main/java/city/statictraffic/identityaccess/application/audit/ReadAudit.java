package city.statictraffic.identityaccess.application.audit;

import city.statictraffic.identityaccess.application.port.AuditLog;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.application.Page;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reading the audit, which is itself written into the audit: once for each question, not for each page of its answer. */
public interface ReadAudit {
    /** @param cursor of a page further on, empty for the first */
    record Query(Caller caller, AuditLog.Filter filter, Optional<String> cursor, int limit) {}

    CompletionStage<Page<AuditLog.Line>> handle(Query query);
}
