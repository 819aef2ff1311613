package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.kernel.application.Page;
import city.statictraffic.patrolimpound.application.queries.FindScans;
import city.statictraffic.patrolimpound.application.queries.Keyset;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Scans as a list, straight from their table. */
@ApplicationScoped
public class PgFindScans implements FindScans {
    private final Pool pool;

    PgFindScans(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Page<ScanLine>> list(
            String officerSubject, Instant from, Instant to, Optional<Keyset> after, int limit) {
        var where = new Where()
                .and("s.officer_subject = ?", officerSubject)
                .and("s.scanned_at >= ? AND s.scanned_at < ?", Columns.utc(from), Columns.utc(to));
        after.ifPresent(key -> where.and("(s.scanned_at, s.scan_id) < (?, ?)", Columns.utc(key.at()), key.id()));
        return pool.preparedQuery("SELECT s.scan_id, s.scanned_at, s.verdict, s.operator_id, s.bike_id, s.qr,"
                        + " (SELECT i.intake_id FROM patrol_impound.intake i WHERE i.scan_id = s.scan_id"
                        + " AND i.status = 'taken-in' LIMIT 1), s.task_id, s.lon, s.lat, s.accuracy_metres"
                        + " FROM patrol_impound.scan s" + where
                        + " ORDER BY s.scanned_at DESC, s.scan_id DESC LIMIT " + (limit + 1))
                .execute(where.values())
                .map(rows -> {
                    var lines = new ArrayList<ScanLine>();
                    for (Row row : rows) {
                        lines.add(line(row));
                    }
                    return Pages.of(lines, limit, last -> new Keyset(last.scannedAt(), last.scanId()));
                })
                .subscribeAsCompletionStage();
    }

    private static ScanLine line(Row row) {
        return new ScanLine(
                row.getUUID(0),
                row.getOffsetDateTime(1).toInstant(),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getUUID(6),
                row.getString(7),
                row.getDouble(8),
                row.getDouble(9),
                row.getDouble(10));
    }
}
