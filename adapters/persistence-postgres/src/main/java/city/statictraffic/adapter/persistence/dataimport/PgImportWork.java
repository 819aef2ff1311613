package city.statictraffic.adapter.persistence.dataimport;

import city.statictraffic.adapter.persistence.PgBulkWork;
import city.statictraffic.dataimport.application.port.ImportWork;
import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.dataimport.domain.job.JobState;
import city.statictraffic.dataimport.domain.job.Tally;
import city.statictraffic.kernel.imports.ImportTarget.GroupCount;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The lease is a column of the job's row, told by the database's own clock. Every step locks the row first and asks whose
 * the lease is: a process that stood still finds it gone.
 */
@ApplicationScoped
public class PgImportWork implements ImportWork {
    private static final int LEASE_SECONDS = 15;
    private static final int RETRY_SECONDS = 3;
    private static final int FAILURES_MAX = 5;
    private static final String RENEWED =
            "lease_until = clock_timestamp() + make_interval(secs => " + LEASE_SECONDS + ")";

    private final PgBulkWork work;
    private final JobDocuments documents;
    private final InstantSource clock;

    public PgImportWork(PgBulkWork work, JobDocuments documents, InstantSource clock) {
        this.work = work;
        this.documents = documents;
        this.clock = clock;
    }

    @Override
    public Optional<ImportJob> claim(Collection<String> targets, String worker) {
        return work.run(connection -> {
            failTried(connection, targets);
            Optional<UUID> next = nextFree(connection, targets);
            return next.isEmpty() ? Optional.empty() : Optional.of(leased(connection, next.get(), worker));
        });
    }

    /** An import that ended its process as often as this is not tried again. A chunk that is taken sets the count back. */
    private void failTried(Connection connection, Collection<String> targets) throws SQLException {
        var failed = new ArrayList<UUID>();
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE data_import.import_job SET state = 'failed',"
                        + " failure = 'import.broken-off', ended_at = ?, lease_owner = NULL, version = version + 1"
                        + " WHERE state IN ('checking', 'importing') AND target = ANY (?) AND failures >= ?"
                        + " AND (lease_until IS NULL OR lease_until < clock_timestamp()) RETURNING job_id")) {
            update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            update.setArray(2, connection.createArrayOf("text", targets.toArray()));
            update.setInt(3, FAILURES_MAX);
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    failed.add(row.getObject(1, UUID.class));
                }
            }
        }
        for (UUID jobId : failed) {
            tell(connection, jobId, "import.failed");
        }
    }

    /** Locked by a statement of its own: the driver of KingbaseES reads a result wrongly where the lock is in a WITH. */
    private static Optional<UUID> nextFree(Connection connection, Collection<String> targets) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT job_id FROM data_import.import_job"
                + " WHERE state IN ('checking', 'importing') AND target = ANY (?)"
                + " AND (lease_until IS NULL OR lease_until < clock_timestamp())"
                + " ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED")) {
            select.setArray(1, connection.createArrayOf("text", targets.toArray()));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    private ImportJob leased(Connection connection, UUID jobId, String worker) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE data_import.import_job j SET lease_owner = ?, failures = failures + 1, "
                        + RENEWED
                        + " WHERE job_id = ? RETURNING CAST(to_jsonb(j) AS text)")) {
            update.setString(1, worker);
            update.setObject(2, jobId);
            try (ResultSet row = update.executeQuery()) {
                row.next();
                return documents.read(row.getString(1));
            }
        }
    }

    @Override
    public Step begin(UUID jobId, String worker, Supplier<List<GroupCount>> before) {
        return work.run(connection -> {
            Step step = mine(connection, jobId, worker);
            if (step == Step.GO_ON) {
                run(connection, "DELETE FROM data_import.import_row WHERE job_id = ?", jobId);
                try (PreparedStatement update = connection.prepareStatement(
                        "UPDATE data_import.import_job SET before_counts = CAST(? AS jsonb), after_counts = '[]', "
                                + RENEWED + " WHERE job_id = ?")) {
                    update.setString(1, documents.write(before.get()));
                    update.setObject(2, jobId);
                    update.executeUpdate();
                }
            }
            return step;
        });
    }

    @Override
    public Step chunk(UUID jobId, String worker, Supplier<Chunk> effect) {
        return work.run(connection -> {
            Step step = mine(connection, jobId, worker);
            if (step == Step.GO_ON) {
                Chunk chunk = effect.get();
                save(connection, jobId, chunk.marks());
                Tally sum = tally(connection, jobId).plus(chunk.tally());
                try (PreparedStatement update =
                        connection.prepareStatement("UPDATE data_import.import_job SET tally = CAST(? AS jsonb),"
                                + " failures = 0, " + RENEWED + " WHERE job_id = ?")) {
                    update.setString(1, documents.write(sum));
                    update.setObject(2, jobId);
                    update.executeUpdate();
                }
            }
            return step;
        });
    }

    private Tally tally(Connection connection, UUID jobId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT CAST(tally AS text) FROM data_import.import_job WHERE job_id = ?")) {
            query.setObject(1, jobId);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return documents.read(row.getString(1), Tally.class);
            }
        }
    }

    private void save(Connection connection, UUID jobId, List<Mark> marks) throws SQLException {
        if (marks.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO data_import.import_row"
                + " (job_id, line, rejected, cells, problems) VALUES (?, ?, ?, CAST(? AS jsonb), CAST(? AS jsonb))")) {
            for (Mark mark : marks) {
                insert.setObject(1, jobId);
                insert.setInt(2, mark.line());
                insert.setBoolean(3, mark.rejected());
                insert.setString(4, documents.write(mark.cells()));
                insert.setString(5, documents.write(mark.problems()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public Step finish(UUID jobId, String worker, Supplier<List<GroupCount>> after) {
        return work.run(connection -> {
            Step step = mine(connection, jobId, worker);
            if (step == Step.GO_ON) {
                try (PreparedStatement update = connection.prepareStatement("UPDATE data_import.import_job SET"
                        + " state = CASE state WHEN 'checking' THEN 'checked' ELSE 'done' END,"
                        + " ended_at = CASE state WHEN 'checking' THEN ended_at ELSE CAST(? AS timestamptz) END,"
                        + " after_counts = CAST(? AS jsonb), lease_owner = NULL, lease_until = NULL,"
                        + " version = version + 1 WHERE job_id = ?")) {
                    update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                    update.setString(2, documents.write(after.get()));
                    update.setObject(3, jobId);
                    update.executeUpdate();
                }
                tell(connection, jobId, "import.finished");
            }
            return step;
        });
    }

    @Override
    public void brokenOff(UUID jobId, String worker, String code) {
        work.run(connection -> {
            boolean failed;
            try (PreparedStatement update = connection.prepareStatement("UPDATE data_import.import_job SET"
                    + " lease_owner = NULL,"
                    + " lease_until = clock_timestamp() + make_interval(secs => " + RETRY_SECONDS + "),"
                    + " state = CASE WHEN failures >= ? THEN 'failed' ELSE state END,"
                    + " failure = CASE WHEN failures >= ? THEN ? ELSE failure END,"
                    + " ended_at = CASE WHEN failures >= ? THEN CAST(? AS timestamptz) ELSE ended_at END,"
                    + " version = version + 1 WHERE job_id = ? AND lease_owner = ? RETURNING state = 'failed'")) {
                update.setInt(1, FAILURES_MAX);
                update.setInt(2, FAILURES_MAX);
                update.setString(3, code);
                update.setInt(4, FAILURES_MAX);
                update.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
                update.setObject(6, jobId);
                update.setString(7, worker);
                try (ResultSet row = update.executeQuery()) {
                    failed = row.next() && row.getBoolean(1);
                }
            }
            if (failed) {
                tell(connection, jobId, "import.failed");
            }
            return failed;
        });
    }

    /** Locks the row. A cancelled job ends here. */
    private Step mine(Connection connection, UUID jobId, String worker) throws SQLException {
        boolean cancel;
        try (PreparedStatement query = connection.prepareStatement("SELECT cancel_asked FROM data_import.import_job"
                + " WHERE job_id = ? AND lease_owner = ? AND state IN ('checking', 'importing') FOR UPDATE")) {
            query.setObject(1, jobId);
            query.setString(2, worker);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Step.LOST;
                }
                cancel = row.getBoolean(1);
            }
        }
        if (!cancel) {
            return Step.GO_ON;
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE data_import.import_job SET state = ?,"
                + " cancel_asked = false, ended_at = ?, lease_owner = NULL, lease_until = NULL,"
                + " version = version + 1 WHERE job_id = ?")) {
            update.setString(1, JobState.CANCELLED.word());
            update.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            update.setObject(3, jobId);
            update.executeUpdate();
        }
        return Step.CANCELLED;
    }

    /** The worker's own doing; who sent and who confirmed the file stands in the audit by account, at the same import. */
    private void tell(Connection connection, UUID jobId, String action) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO platform.audit (at, subject, username, action, target, detail) SELECT ?, 'system',"
                        + " 'data-import', ?, CAST(job_id AS text), CAST(tally AS text)"
                        + " FROM data_import.import_job WHERE job_id = ?")) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(2, action);
            insert.setObject(3, jobId);
            insert.executeUpdate();
        }
    }

    private static void run(Connection connection, String sql, UUID jobId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, jobId);
            statement.executeUpdate();
        }
    }

    /**
     * Takes out files and rows of imports that ended, or were left lying, so long ago, and files that belong to no import.
     * The imports themselves and their sums stay. Returns how many imports were cleared.
     */
    public int forget(Duration kept) {
        var before = clock.instant().minus(kept).atOffset(ZoneOffset.UTC);
        int cleared = work.run(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE data_import.import_job SET file_kept = false,"
                            + " state = CASE WHEN state IN ('mapping', 'checked') THEN 'cancelled' ELSE state END,"
                            + " file = jsonb_set(file, '{sample}', '[]'), version = version + 1"
                            + " WHERE file_kept AND state NOT IN ('checking', 'importing')"
                            + " AND coalesce(ended_at, started_at, created_at) < ?")) {
                update.setObject(1, before);
                return update.executeUpdate();
            }
        });
        // What is left over from a broken-off run has no import that keeps it, whatever its age.
        work.run(connection -> {
            delete(connection, "data_import.import_row r", "r.job_id");
            return delete(connection, "data_import.import_file r", "r.kept_at < now() - interval '1 day' AND r.job_id");
        });
        return cleared;
    }

    private static int delete(Connection connection, String table, String of) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE " + of
                + " NOT IN (SELECT job_id FROM data_import.import_job WHERE file_kept)")) {
            return delete.executeUpdate();
        }
    }
}
