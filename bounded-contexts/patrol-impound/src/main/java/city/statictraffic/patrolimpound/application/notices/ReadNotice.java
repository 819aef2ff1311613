package city.statictraffic.patrolimpound.application.notices;

import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.port.Ports;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** An operator marks a notice as read. Refused as {@link NoticeUnknown}. */
public interface ReadNotice {
    record Command(RequestId requestId, UUID noticeId, String operatorId, Caller caller) {}

    record Result(UUID noticeId, Instant readAt) {}

    CompletionStage<Decision<Result>> handle(Command command);

    static ReadNotice of(Ports ports) {
        return new ReadNoticeService(ports.work(), ports.notices(), ports.audit(), ports.clock());
    }
}
