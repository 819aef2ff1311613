package city.statictraffic.patrolimpound.application.notices;

import static java.time.temporal.ChronoUnit.MICROS;

import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.port.Notices;
import city.statictraffic.patrolimpound.domain.notice.Notice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

final class ReadNoticeService implements ReadNotice {
    private final UnitOfWork work;
    private final Notices notices;
    private final AuditTrail audit;
    private final InstantSource clock;

    ReadNoticeService(UnitOfWork work, Notices notices, AuditTrail audit, InstantSource clock) {
        this.work = work;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Decision<Result>> handle(Command c) {
        Instant now = clock.instant().truncatedTo(MICROS);
        return work.once(
                c.requestId(),
                Result.class,
                () -> notices.markRead(c.operatorId(), c.noticeId(), now)
                        .thenCompose(found -> Stages.ifAccepted(
                                decide(found, now),
                                result -> audit.record(AuditEntry.of(
                                                now,
                                                c.caller(),
                                                "patrol-impound.notice-read",
                                                c.noticeId().toString(),
                                                Map.of()))
                                        .thenApply(ignored -> result))));
    }

    private static Decision<Result> decide(Optional<Notice> found, Instant now) {
        return found.<Decision<Result>>map(notice -> Decision.accepted(new Result(
                        notice.noticeId(), Optional.ofNullable(notice.readAt()).orElse(now))))
                .orElseGet(() -> Decision.refused(new NoticeUnknown()));
    }
}
