package city.statictraffic.adapter.persistence;

import city.statictraffic.kernel.application.Inbox;
import city.statictraffic.kernel.application.Stages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The event's id is a row in the transaction of its effect: both, or neither. */
@ApplicationScoped
public class PgInbox implements Inbox {
    private final PgSessions sessions;

    PgInbox(PgSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CompletionStage<Void> once(String consumer, UUID eventId, Supplier<CompletionStage<Void>> effect) {
        return sessions.inTransaction(transaction -> sessions.with(session -> session.createNativeQuery(
                                "INSERT INTO platform.inbox (consumer, event_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
                        .setParameter(1, consumer)
                        .setParameter(2, eventId)
                        .executeUpdate())
                .thenCompose(inserted -> inserted == 1 ? effect.get() : Stages.done()));
    }
}
