package city.statictraffic.kernel.access;

import java.time.Instant;
import java.util.Map;

/** One line of the audit: who did or looked at what, when. {@code detail} holds no personal data. */
public record AuditEntry(
        Instant at, String subject, String username, String action, String target, Map<String, String> detail) {
    public AuditEntry {
        detail = Map.copyOf(detail);
    }

    public static AuditEntry of(Instant at, Caller caller, String action, String target, Map<String, String> detail) {
        return new AuditEntry(at, caller.subject(), caller.username(), action, target, detail);
    }
}
