package city.statictraffic.adapter.persistence;

import city.statictraffic.kernel.application.KeyReused;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.decision.Decision;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** One Hibernate Reactive transaction; the remembered reply is a row in it. */
@ApplicationScoped
public class PgUnitOfWork implements UnitOfWork {
    private final PgSessions sessions;
    private final ObjectMapper json;

    PgUnitOfWork(PgSessions sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    public <T> CompletionStage<Decision<T>> run(Supplier<CompletionStage<Decision<T>>> work) {
        return sessions.inTransaction(transaction -> work.get().thenApply(decision -> {
            if (decision instanceof Decision.Refused<T>) {
                transaction.markForRollback();
            }
            return decision;
        }));
    }

    @Override
    public <T> CompletionStage<Decision<T>> once(
            RequestId request, Class<T> replyType, Supplier<CompletionStage<Decision<T>>> work) {
        return run(() -> claim(request)
                .thenCompose(ignored -> remembered(request))
                .thenCompose(found -> {
                    if (found.isEmpty()) {
                        return work.get().thenCompose(decision -> remember(request, decision));
                    }
                    Object[] row = found.getFirst();
                    return Stages.done(
                            row[0].equals(request.bodyDigest())
                                    ? Decision.accepted(read((String) row[1], replyType))
                                    : Decision.<T>refused(new KeyReused()));
                }));
    }

    /** Two phones or a nervous thumb may send the same key at once: the second waits here for the first. */
    private CompletionStage<Integer> claim(RequestId request) {
        return sessions.with(session -> session.createNativeQuery(
                        "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext(?1))) l", Integer.class)
                .setParameter(1, request.caller() + request.key())
                .getSingleResult());
    }

    private CompletionStage<List<Object[]>> remembered(RequestId request) {
        return sessions.with(session -> session.createNativeQuery(
                        "SELECT body_digest, reply FROM platform.request WHERE caller = ?1 AND request_key = ?2",
                        Object[].class)
                .setParameter(1, request.caller())
                .setParameter(2, request.key())
                .getResultList());
    }

    private <T> CompletionStage<Decision<T>> remember(RequestId request, Decision<T> decision) {
        if (!(decision instanceof Decision.Accepted<T>(var value))) {
            return Stages.done(decision);
        }
        return sessions.with(session -> session.createNativeQuery(
                        "INSERT INTO platform.request (caller, request_key, body_digest, reply) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, request.caller())
                .setParameter(2, request.key())
                .setParameter(3, request.bodyDigest())
                .setParameter(4, write(value))
                .executeUpdate()
                .chain(ignored -> Uni.createFrom().item(decision)));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
