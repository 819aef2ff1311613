package city.statictraffic.adapter.persistence.dataimport;

import city.statictraffic.adapter.persistence.PgSessions;
import city.statictraffic.dataimport.application.port.ImportJobs;
import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.dataimport.domain.table.Mapping;
import city.statictraffic.kernel.access.DataScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The rows of imports as people change them. */
@ApplicationScoped
public class PgImportJobs implements ImportJobs {
    private final PgSessions sessions;
    private final JobDocuments documents;

    public PgImportJobs(PgSessions sessions, JobDocuments documents) {
        this.sessions = sessions;
        this.documents = documents;
    }

    @Override
    public CompletionStage<Optional<ImportJob>> find(UUID jobId) {
        return one(jobId, "");
    }

    @Override
    public CompletionStage<Optional<ImportJob>> lock(UUID jobId) {
        return one(jobId, " FOR UPDATE");
    }

    private CompletionStage<Optional<ImportJob>> one(UUID jobId, String lock) {
        return sessions.with(
                session -> session.createNativeQuery(JobDocuments.SELECT + " WHERE j.job_id = ?1" + lock, String.class)
                        .setParameter(1, jobId)
                        .getResultList()
                        .map(rows -> rows.stream().findFirst().map(documents::read)));
    }

    @Override
    public CompletionStage<List<ImportJob>> list(DataScope scope, int limit) {
        return sessions.with(session -> session.createNativeQuery(
                        JobDocuments.SELECT_SHORT
                                + " WHERE ?1 OR j.scope_key = ?2 ORDER BY j.created_at DESC, j.job_id",
                        String.class)
                .setParameter(1, scope instanceof DataScope.WholeCity)
                .setParameter(2, scope.key())
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(documents::read).toList()));
    }

    @Override
    public CompletionStage<Void> add(ImportJob job) {
        return sessions.with(session -> session.createNativeQuery(
                        "INSERT INTO data_import.import_job (job_id, target, file, mapping, state, scope_key, sender_subject,"
                                + " sender_name, as_of, tally, before_counts, after_counts, created_at) VALUES (?1, ?2,"
                                + " CAST(CAST(?3 AS text) AS jsonb), CAST(CAST(?4 AS text) AS jsonb), ?5, ?6, ?7, ?8, ?9,"
                                + " CAST(CAST(?10 AS text) AS jsonb), '[]', '[]', ?11)")
                .setParameter(1, job.id())
                .setParameter(2, job.target())
                .setParameter(3, documents.write(job.file()))
                .setParameter(4, documents.write(job.mapping()))
                .setParameter(5, job.state().word())
                .setParameter(6, job.scopeKey())
                .setParameter(7, job.senderSubject())
                .setParameter(8, job.senderName())
                .setParameter(9, job.asOf())
                .setParameter(10, documents.write(job.tally()))
                .setParameter(11, job.createdAt())
                .executeUpdate()
                .replaceWithVoid());
    }

    @Override
    public CompletionStage<Void> save(ImportJob job) {
        return sessions.with(session -> session.createNativeQuery(
                        "UPDATE data_import.import_job SET mapping = CAST(CAST(?2 AS text) AS jsonb), state = ?3,"
                                + " confirmed_by = CAST(?4 AS text), as_of = ?5, tally = CAST(CAST(?6 AS text) AS jsonb),"
                                + " cancel_asked = ?7, started_at = CAST(?8 AS timestamptz),"
                                + " ended_at = CAST(?9 AS timestamptz), version = version + 1, failures = 0"
                                + " WHERE job_id = ?1 AND version = ?10")
                .setParameter(1, job.id())
                .setParameter(2, documents.write(job.mapping()))
                .setParameter(3, job.state().word())
                .setParameter(4, job.confirmedBy().orElse(null))
                .setParameter(5, job.asOf())
                .setParameter(6, documents.write(job.tally()))
                .setParameter(7, job.cancelAsked())
                .setParameter(8, job.startedAt().orElse(null))
                .setParameter(9, job.endedAt().orElse(null))
                .setParameter(10, job.version())
                .executeUpdate()
                .invoke(rows -> {
                    if (rows != 1) {
                        throw new IllegalStateException("an import changed while it was locked");
                    }
                })
                .replaceWithVoid());
    }

    @Override
    public CompletionStage<Optional<Mapping>> findMapping(String target, String scopeKey, List<String> titles) {
        return sessions.with(session -> session.createNativeQuery(
                        "SELECT CAST(mapping AS text) FROM data_import.import_mapping"
                                + " WHERE target = ?1 AND scope_key = ?2 AND titles = ?3",
                        String.class)
                .setParameter(1, target)
                .setParameter(2, scopeKey)
                .setParameter(3, digest(titles))
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(text -> documents.read(text, Mapping.class))));
    }

    @Override
    public CompletionStage<Void> saveMapping(String target, String scopeKey, List<String> titles, Mapping mapping) {
        return sessions.with(session -> session.createNativeQuery(
                        "INSERT INTO data_import.import_mapping (target, scope_key, titles, mapping)"
                                + " VALUES (?1, ?2, ?3, CAST(CAST(?4 AS text) AS jsonb))"
                                + " ON CONFLICT (target, scope_key, titles) DO UPDATE SET mapping = excluded.mapping,"
                                + " saved_at = now()")
                .setParameter(1, target)
                .setParameter(2, scopeKey)
                .setParameter(3, digest(titles))
                .setParameter(4, documents.write(mapping))
                .executeUpdate()
                .replaceWithVoid());
    }

    private static String digest(List<String> titles) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\u001f", titles).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
