package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.kernel.application.Page;
import city.statictraffic.patrolimpound.application.queries.Keyset;
import city.statictraffic.patrolimpound.domain.notice.Notice;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What operators are told: a row for the console and a message to the operator's own topic, together. */
public interface Notices {
    CompletionStage<Void> tell(Notice notice);

    /** Marks it read; reading it again keeps the first time. Empty when the operator has no such notice. */
    CompletionStage<Optional<Notice>> markRead(String operatorId, UUID noticeId, Instant at);

    /** Newest first. */
    CompletionStage<Page<Notice>> list(String operatorId, boolean unreadOnly, Optional<Keyset> after, int limit);
}
