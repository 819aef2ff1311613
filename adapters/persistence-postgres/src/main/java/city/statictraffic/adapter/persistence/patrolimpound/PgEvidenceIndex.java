package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.adapter.persistence.PgSessions;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import jakarta.enterprise.context.ApplicationScoped;
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
        return sessions.with(session -> session.createSelectionQuery(
                        "from EvidenceRow e where e.sha256 in (?1)", EvidenceRow.class)
                .setParameter(1, photos.stream().map(PhotoHash::hex).toList())
                .getResultList()
                .map(rows ->
                        rows.stream().map(row -> new PhotoHash(row.sha256)).collect(Collectors.toUnmodifiableSet())));
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
}
