package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.patrolimpound.domain.evidence.EvidenceHold;
import city.statictraffic.patrolimpound.domain.evidence.HoldTarget;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a legal hold. */
@Entity
@Table(schema = "patrol_impound", name = "evidence_hold")
public class EvidenceHoldRow {
    @Id
    @Column(name = "hold_id")
    @Nullable
    UUID holdId;

    @Column(name = "target_kind")
    String targetKind = "";

    String target = "";

    @Column(name = "put_at")
    Instant putAt = Instant.EPOCH;

    @Column(name = "put_subject")
    String putSubject = "";

    @Column(name = "put_username")
    String putUsername = "";

    @Column(name = "put_reason")
    String putReason = "";

    @Column(name = "put_document_no")
    String putDocumentNo = "";

    @Column(name = "lifted_at")
    @Nullable
    Instant liftedAt;

    @Column(name = "lifted_subject")
    @Nullable
    String liftedSubject;

    @Column(name = "lifted_username")
    @Nullable
    String liftedUsername;

    @Column(name = "lifted_reason")
    @Nullable
    String liftedReason;

    @Column(name = "lifted_document_no")
    @Nullable
    String liftedDocumentNo;

    static EvidenceHoldRow of(EvidenceHold hold) {
        var row = new EvidenceHoldRow();
        row.holdId = hold.holdId();
        row.targetKind = hold.target().kind().word();
        row.target = hold.target().id();
        row.putAt = hold.put().at();
        row.putSubject = hold.put().subject();
        row.putUsername = hold.put().username();
        row.putReason = hold.put().reason();
        row.putDocumentNo = hold.put().documentNo();
        row.takeLifting(hold);
        return row;
    }

    void takeLifting(EvidenceHold hold) {
        hold.lifted().ifPresent(act -> {
            liftedAt = act.at();
            liftedSubject = act.subject();
            liftedUsername = act.username();
            liftedReason = act.reason();
            liftedDocumentNo = act.documentNo();
        });
    }

    EvidenceHold toHold() {
        HoldTarget about = HoldTarget.Kind.find(targetKind)
                .flatMap(kind -> HoldTarget.of(kind, target))
                .orElseThrow(() -> new IllegalStateException("evidence_hold " + holdId));
        return new EvidenceHold(
                Objects.requireNonNull(holdId),
                about,
                new EvidenceHold.Act(putAt, putSubject, putUsername, putReason, putDocumentNo),
                Optional.ofNullable(liftedAt)
                        .map(at -> new EvidenceHold.Act(
                                at,
                                Objects.requireNonNull(liftedSubject),
                                Objects.requireNonNull(liftedUsername),
                                Objects.requireNonNull(liftedReason),
                                Objects.requireNonNull(liftedDocumentNo))));
    }
}
