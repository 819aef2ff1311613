package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.adapter.persistence.PgOutbox;
import city.statictraffic.adapter.persistence.PgSessions;
import city.statictraffic.kernel.application.Page;
import city.statictraffic.patrolimpound.application.port.Notices;
import city.statictraffic.patrolimpound.application.queries.Keyset;
import city.statictraffic.patrolimpound.domain.notice.Notice;
import city.statictraffic.patrolimpound.events.OperatorNotice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Notices: the row and, in the same transaction, the message to the operator's own topic. */
@ApplicationScoped
public class PgNotices implements Notices {
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LAST_ID = new UUID(-1L, -1L);

    private final PgSessions sessions;
    private final PgOutbox outbox;

    PgNotices(PgSessions sessions, PgOutbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    @Override
    public CompletionStage<Void> tell(Notice notice) {
        OperatorNotice message = notice.message();
        return sessions.with(session -> session.persist(NoticeRow.of(notice)).chain(session::flush))
                .thenCompose(ignored -> outbox.append(message, message.topic()));
    }

    @Override
    public CompletionStage<Optional<Notice>> markRead(String operatorId, UUID noticeId, Instant at) {
        return sessions.with(session -> session.find(NoticeRow.class, noticeId, LockModeType.PESSIMISTIC_WRITE)
                .chain(row -> {
                    if (row == null || !row.operatorId.equals(operatorId)) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    if (row.readAt == null) {
                        row.readAt = at;
                    }
                    return session.flush().map(ignored -> Optional.of(row.toNotice()));
                }));
    }

    @Override
    public CompletionStage<Page<Notice>> list(
            String operatorId, boolean unreadOnly, Optional<Keyset> after, int limit) {
        Keyset from = after.orElse(new Keyset(END_OF_TIME, LAST_ID));
        return sessions.with(session -> session.createSelectionQuery(
                        "from NoticeRow n where n.operatorId = ?1 and (n.at < ?2 or (n.at = ?2 and n.noticeId < ?3))"
                                + (unreadOnly ? " and n.readAt is null" : "")
                                + " order by n.at desc, n.noticeId desc",
                        NoticeRow.class)
                .setParameter(1, operatorId)
                .setParameter(2, from.at())
                .setParameter(3, from.id())
                .setMaxResults(limit + 1)
                .getResultList()
                .map(rows -> Pages.of(
                        rows.stream().map(NoticeRow::toNotice).toList(),
                        limit,
                        last -> new Keyset(last.at(), last.noticeId()))));
    }
}
