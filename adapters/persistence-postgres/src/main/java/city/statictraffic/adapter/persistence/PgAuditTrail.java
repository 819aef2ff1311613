package city.statictraffic.adapter.persistence;

import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;

/** Lines of the audit; inside a unit of work they commit with the change they tell of. */
@ApplicationScoped
public class PgAuditTrail implements AuditTrail {
    private final PgSessions sessions;
    private final ObjectMapper json;

    PgAuditTrail(PgSessions sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    public CompletionStage<Void> record(AuditEntry entry) {
        String detail;
        try {
            detail = json.writeValueAsString(entry.detail());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
        return sessions.with(session -> session.createNativeQuery(
                        "INSERT INTO platform.audit (at, subject, username, action, target, detail)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, entry.at())
                .setParameter(2, entry.subject())
                .setParameter(3, entry.username())
                .setParameter(4, entry.action())
                .setParameter(5, entry.target())
                .setParameter(6, detail)
                .executeUpdate()
                .chain(ignored -> Uni.createFrom().voidItem()));
    }
}
