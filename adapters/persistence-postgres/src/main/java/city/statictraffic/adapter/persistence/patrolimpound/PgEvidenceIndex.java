package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.adapter.persistence.PgSessions;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.domain.evidence.EvidenceFacts;
import city.statictraffic.patrolimpound.domain.evidence.RetentionRules;
import city.statictraffic.patrolimpound.domain.evidence.Tombstone;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Which photos have arrived, and through which intakes they may be seen. */
@ApplicationScoped
public class PgEvidenceIndex implements EvidenceIndex {
    private static final String VISIBLE = "SELECT count(*) FROM patrol_impound.evidence e WHERE e.sha256 = ?1"
            + " AND (e.by_subject = ?2 OR EXISTS (SELECT 1 FROM patrol_impound.intake_photo p"
            + " JOIN patrol_impound.intake i USING (intake_id) JOIN patrol_impound.yard y USING (yard_id)"
            + " WHERE p.sha256 = e.sha256 AND %s))";

    private static final String FACTS = "SELECT e.arrived_at, EXISTS (SELECT 1 FROM patrol_impound.intake_photo p"
            + " JOIN patrol_impound.intake i USING (intake_id) WHERE p.sha256 = e.sha256 AND i.status = 'taken-in'),"
            + " (SELECT max(i.undone_at) FROM patrol_impound.intake_photo p"
            + " JOIN patrol_impound.intake i USING (intake_id) WHERE p.sha256 = e.sha256 AND i.status = 'undone'),"
            + " EXISTS (SELECT 1 FROM patrol_impound.evidence_hold h WHERE h.lifted_at IS NULL AND "
            + PgEvidenceHolds.ON_PHOTO.formatted("e.sha256")
            + ") FROM patrol_impound.evidence e WHERE e.sha256 = ?1";
    private static final String BURY = "WITH gone AS (DELETE FROM patrol_impound.evidence WHERE sha256 = ?1"
            + " RETURNING sha256, bytes, media_type, arrived_at)"
            + " INSERT INTO patrol_impound.evidence_tombstone (sha256, bytes, media_type, arrived_at, removed_at, rule)"
            + " SELECT sha256, bytes, media_type, arrived_at, CAST(?2 AS timestamptz), CAST(?3 AS text) FROM gone"
            + " RETURNING sha256, bytes, media_type, arrived_at, removed_at, rule";

    private final PgSessions sessions;

    PgEvidenceIndex(PgSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CompletionStage<Boolean> add(Entry entry) {
        return sessions.with(session -> session.createNativeQuery("INSERT INTO patrol_impound.evidence"
                        + " (sha256, bytes, media_type, arrived_at, by_subject) VALUES (?1, ?2, ?3, ?4, ?5)"
                        + " ON CONFLICT DO NOTHING")
                .setParameter(1, entry.photo().hex())
                .setParameter(2, entry.bytes())
                .setParameter(3, entry.mediaType())
                .setParameter(4, entry.arrivedAt())
                .setParameter(5, entry.bySubject())
                .executeUpdate()
                .map(rows -> rows == 1));
    }

    @Override
    public CompletionStage<Optional<Entry>> find(PhotoHash photo) {
        return sessions.with(session -> session.find(EvidenceRow.class, photo.hex())
                .map(row -> Optional.ofNullable(row).map(EvidenceRow::toEntry)));
    }

    @Override
    public CompletionStage<Set<PhotoHash>> listKnown(List<PhotoHash> photos) {
        if (photos.isEmpty()) {
            return Stages.done(Set.of());
        }
        return sessions.with(session -> session.createNativeQuery(
                        "SELECT e.sha256 FROM patrol_impound.evidence e WHERE e.sha256 IN (?1)"
                                + " ORDER BY e.sha256 FOR SHARE",
                        String.class)
                .setParameter(1, photos.stream().map(PhotoHash::hex).toList())
                .getResultList()
                .map(known -> known.stream().map(PhotoHash::new).collect(Collectors.toUnmodifiableSet())));
    }

    @Override
    public CompletionStage<Boolean> isVisible(DataScope scope, String subject, PhotoHash photo) {
        return switch (scope) {
            case DataScope.WholeCity() -> isVisible("?3 = ?3", "", subject, photo);
            case DataScope.OneDistrict(var code) -> isVisible("y.district_code = ?3", code, subject, photo);
            case DataScope.OneOperator(var id) -> isVisible("i.operator_id = ?3", id, subject, photo);
            case DataScope.Nothing() -> isVisible("?3 <> ?3", "", subject, photo);
        };
    }

    private CompletionStage<Boolean> isVisible(String scoped, String value, String subject, PhotoHash photo) {
        return sessions.with(session -> session.createNativeQuery(VISIBLE.formatted(scoped), Long.class)
                .setParameter(1, photo.hex())
                .setParameter(2, subject)
                .setParameter(3, value)
                .getSingleResult()
                .map(count -> count > 0));
    }

    @Override
    public CompletionStage<List<PhotoHash>> listOld(Instant time, Optional<PhotoHash> after, int limit) {
        return sessions.with(session -> session.createNativeQuery(
                        "SELECT e.sha256 FROM patrol_impound.evidence e WHERE e.arrived_at < ?1 AND e.sha256 > ?2"
                                + " AND NOT EXISTS (SELECT 1 FROM patrol_impound.intake_photo p"
                                + " JOIN patrol_impound.intake i USING (intake_id)"
                                + " WHERE p.sha256 = e.sha256 AND i.status = 'taken-in') ORDER BY e.sha256",
                        String.class)
                .setParameter(1, time)
                .setParameter(2, after.map(PhotoHash::hex).orElse(""))
                .setMaxResults(limit)
                .getResultList()
                .map(PgEvidenceIndex::photos));
    }

    /** First the lock and then the facts: what another transaction has changed until the lock is given counts. */
    @Override
    public CompletionStage<Optional<EvidenceFacts>> lockFacts(PhotoHash photo) {
        return sessions.with(session -> session.createNativeQuery(
                        "SELECT sha256 FROM patrol_impound.evidence WHERE sha256 = ?1 FOR UPDATE", String.class)
                .setParameter(1, photo.hex())
                .getResultList()
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : session.createNativeQuery(FACTS, Object[].class)
                                .setParameter(1, photo.hex())
                                .getSingleResult()
                                .map(row -> Optional.of(new EvidenceFacts(
                                        photo,
                                        ((OffsetDateTime) row[0]).toInstant(),
                                        (Boolean) row[1],
                                        Optional.ofNullable((OffsetDateTime) row[2])
                                                .map(OffsetDateTime::toInstant),
                                        (Boolean) row[3])))));
    }

    @Override
    public CompletionStage<Tombstone> bury(PhotoHash photo, Instant at, RetentionRules.Rule rule) {
        return sessions.with(session -> session.createNativeQuery(BURY, Object[].class)
                .setParameter(1, photo.hex())
                .setParameter(2, at)
                .setParameter(3, rule.word())
                .getSingleResult()
                .map(PgEvidenceIndex::tombstone));
    }

    @Override
    public CompletionStage<List<PhotoHash>> listUnburied(Optional<PhotoHash> after, int limit) {
        return sessions.with(session -> session.createNativeQuery(
                        "SELECT DISTINCT sha256 FROM patrol_impound.evidence_tombstone WHERE gone_at IS NULL"
                                + " AND sha256 > ?1 ORDER BY sha256",
                        String.class)
                .setParameter(1, after.map(PhotoHash::hex).orElse(""))
                .setMaxResults(limit)
                .getResultList()
                .map(PgEvidenceIndex::photos));
    }

    @Override
    public CompletionStage<Void> markGone(PhotoHash photo, Instant at) {
        return sessions.with(session -> session.createNativeQuery("UPDATE patrol_impound.evidence_tombstone"
                        + " SET gone_at = ?2 WHERE sha256 = ?1 AND gone_at IS NULL")
                .setParameter(1, photo.hex())
                .setParameter(2, at)
                .executeUpdate()
                .replaceWithVoid());
    }

    @Override
    public CompletionStage<Boolean> isLeaving(PhotoHash photo, Instant goneAfter) {
        return sessions.with(session -> session.createNativeQuery(
                        "SELECT count(*) FROM patrol_impound.evidence_tombstone"
                                + " WHERE sha256 = ?1 AND (gone_at IS NULL OR gone_at > ?2)",
                        Long.class)
                .setParameter(1, photo.hex())
                .setParameter(2, goneAfter)
                .getSingleResult()
                .map(count -> count > 0));
    }

    @Override
    public CompletionStage<List<Tombstone>> listTombstones(PhotoHash photo) {
        return sessions.with(session -> session.createNativeQuery(
                        "SELECT sha256, bytes, media_type, arrived_at, removed_at, rule"
                                + " FROM patrol_impound.evidence_tombstone WHERE sha256 = ?1 ORDER BY removed_at DESC",
                        Object[].class)
                .setParameter(1, photo.hex())
                .getResultList()
                .map(rows -> rows.stream().map(PgEvidenceIndex::tombstone).toList()));
    }

    private static List<PhotoHash> photos(List<String> hashes) {
        return hashes.stream().map(PhotoHash::new).toList();
    }

    private static Tombstone tombstone(Object[] row) {
        return new Tombstone(
                new PhotoHash((String) row[0]),
                (Long) row[1],
                (String) row[2],
                ((OffsetDateTime) row[3]).toInstant(),
                ((OffsetDateTime) row[4]).toInstant(),
                (String) row[5]);
    }
}
