package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.notice.Notice;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a notice. */
@Entity
@Table(schema = "patrol_impound", name = "notice")
public class NoticeRow {
    @Id
    @Column(name = "notice_id")
    @Nullable
    UUID noticeId;

    @Column(name = "operator_id")
    String operatorId = "";

    @Column(name = "bike_id")
    String bikeId = "";

    Instant at = Instant.EPOCH;
    String kind = "";

    @Column(name = "yard_id")
    @Nullable
    String yardId;

    @Column(name = "yard_name")
    @Nullable
    String yardName;

    @Column(name = "slip_no")
    @Nullable
    String slipNo;

    @Column(name = "read_at")
    @Nullable
    Instant readAt;

    static NoticeRow of(Notice notice) {
        var row = new NoticeRow();
        row.noticeId = notice.noticeId();
        row.operatorId = notice.bike().operatorId();
        row.bikeId = notice.bike().number();
        row.at = notice.at();
        row.kind = notice.kind().code();
        row.yardId = notice.yardId();
        row.yardName = notice.yardName();
        row.slipNo = notice.slipNo();
        row.readAt = notice.readAt();
        return row;
    }

    Notice toNotice() {
        return new Notice(
                Objects.requireNonNull(noticeId),
                new BikeId(operatorId, bikeId),
                at,
                Notice.Kind.of(kind),
                yardId,
                yardName,
                slipNo,
                readAt);
    }
}
