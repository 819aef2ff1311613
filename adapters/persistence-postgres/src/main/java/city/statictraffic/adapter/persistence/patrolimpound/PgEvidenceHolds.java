package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.adapter.persistence.PgSessions;
import city.statictraffic.patrolimpound.application.port.EvidenceHolds;
import city.statictraffic.patrolimpound.domain.evidence.EvidenceHold;
import city.statictraffic.patrolimpound.domain.evidence.HoldTarget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Legal holds through Hibernate Reactive. */
@ApplicationScoped
public class PgEvidenceHolds implements EvidenceHolds {
    /** The holds that stand on a photo, whatever they were put on. Its one parameter is the photo. */
    static final String ON_PHOTO = "(h.target_kind = 'photo' AND h.target = %1$s"
            + " OR h.target_kind = 'intake' AND h.target IN (SELECT CAST(p.intake_id AS text)"
            + " FROM patrol_impound.intake_photo p WHERE p.sha256 = %1$s)"
            + " OR h.target_kind = 'scan' AND h.target IN (SELECT CAST(i.scan_id AS text)"
            + " FROM patrol_impound.intake_photo p JOIN patrol_impound.intake i USING (intake_id)"
            + " WHERE p.sha256 = %1$s))";

    private static final String LATEST_FIRST = " ORDER BY h.put_at DESC, h.hold_id DESC";

    private final PgSessions sessions;

    PgEvidenceHolds(PgSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CompletionStage<Integer> lockPhotos(HoldTarget target) {
        String photos = switch (target) {
            case HoldTarget.Photo ignored -> "= ?1";
            case HoldTarget.OfIntake ignored ->
                "IN (SELECT p.sha256 FROM patrol_impound.intake_photo p WHERE p.intake_id = CAST(?1 AS uuid))";
            case HoldTarget.OfScan ignored ->
                "IN (SELECT p.sha256 FROM patrol_impound.intake_photo p JOIN patrol_impound.intake i USING (intake_id)"
                        + " WHERE i.scan_id = CAST(?1 AS uuid))";
        };
        return sessions.with(session -> session.createNativeQuery(
                        "SELECT e.sha256 FROM patrol_impound.evidence e WHERE e.sha256 " + photos
                                + " ORDER BY e.sha256 FOR SHARE OF e",
                        String.class)
                .setParameter(1, target.id())
                .getResultList()
                .map(List::size));
    }

    @Override
    public CompletionStage<List<EvidenceHold>> listStandingOn(HoldTarget target) {
        return sessions.with(session -> session.createSelectionQuery(
                        "from EvidenceHoldRow h where h.targetKind = ?1 and h.target = ?2 and h.liftedAt is null",
                        EvidenceHoldRow.class)
                .setParameter(1, target.kind().word())
                .setParameter(2, target.id())
                .getResultList()
                .map(PgEvidenceHolds::toHolds));
    }

    @Override
    public CompletionStage<Optional<EvidenceHold>> lock(UUID holdId) {
        return sessions.with(session -> session.find(EvidenceHoldRow.class, holdId, LockModeType.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(EvidenceHoldRow::toHold)));
    }

    @Override
    public CompletionStage<EvidenceHold> save(EvidenceHold hold) {
        return sessions.with(session -> session.find(EvidenceHoldRow.class, hold.holdId())
                .chain(row -> {
                    if (row == null) {
                        return session.persist(EvidenceHoldRow.of(hold)).chain(session::flush);
                    }
                    row.takeLifting(hold);
                    return session.flush();
                })
                .map(ignored -> hold));
    }

    @Override
    public CompletionStage<List<EvidenceHold>> list(Optional<HoldTarget.Photo> about, boolean standingOnly, int limit) {
        String sql = "SELECT h.* FROM patrol_impound.evidence_hold h WHERE "
                + about.map(ignored -> ON_PHOTO.formatted("?1")).orElse("true")
                + (standingOnly ? " AND h.lifted_at IS NULL" : "")
                + LATEST_FIRST;
        return sessions.with(session -> {
            var query = session.createNativeQuery(sql, EvidenceHoldRow.class).setMaxResults(limit);
            about.ifPresent(photo -> query.setParameter(1, photo.id()));
            return query.getResultList().map(PgEvidenceHolds::toHolds);
        });
    }

    private static List<EvidenceHold> toHolds(List<EvidenceHoldRow> rows) {
        return rows.stream().map(EvidenceHoldRow::toHold).toList();
    }
}
