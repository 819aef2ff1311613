package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Page;
import city.statictraffic.patrolimpound.application.queries.FindIntakes;
import city.statictraffic.patrolimpound.application.queries.Keyset;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Intakes as a list, straight from their table. */
@ApplicationScoped
public class PgFindIntakes implements FindIntakes {
    private static final String SELECT = "SELECT i.intake_id, i.slip_no, i.yard_id, i.yard_name, i.operator_id,"
            + " i.bike_id, i.qr, i.scan_id, i.taken_at, i.recorded_at, i.by_subject, i.by_username,"
            + " i.by_organisation, i.filing, i.measure, i.legal_basis, i.basis_in_doubt, i.note, i.status,"
            + " i.undone_at, i.undo_reason, i.lon, i.lat, i.photos"
            + " FROM patrol_impound.intake i JOIN patrol_impound.yard y USING (yard_id)";

    private final Pool pool;

    PgFindIntakes(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Page<IntakeLine>> list(DataScope scope, Filter filter, Optional<Keyset> after, int limit) {
        var where = Where.intakes(scope)
                .andIf("i.yard_id = ?", filter.yardId())
                .andIf("i.recorded_at >= ?", filter.from().map(Columns::utc))
                .andIf("i.recorded_at < ?", filter.to().map(Columns::utc))
                .andIf("i.status = ?", filter.status())
                .andIf("i.operator_id = ?", filter.operatorId());
        after.ifPresent(key -> where.and("(i.recorded_at, i.intake_id) < (?, ?)", Columns.utc(key.at()), key.id()));
        return read(where, " ORDER BY i.recorded_at DESC, i.intake_id DESC LIMIT " + (limit + 1))
                .map(lines -> Pages.of(lines, limit, last -> new Keyset(last.recordedAt(), last.intakeId())))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<IntakeLine>> find(DataScope scope, UUID intakeId) {
        return read(Where.intakes(scope).and("i.intake_id = ?", intakeId), "")
                .map(lines -> lines.stream().findFirst())
                .subscribeAsCompletionStage();
    }

    private Uni<List<IntakeLine>> read(Where where, String order) {
        return pool.preparedQuery(SELECT + where + order)
                .execute(where.values())
                .map(rows -> {
                    List<IntakeLine> lines = new ArrayList<>();
                    for (Row row : rows) {
                        lines.add(line(row));
                    }
                    return lines;
                });
    }

    private static IntakeLine line(Row row) {
        return new IntakeLine(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getUUID(7),
                row.getOffsetDateTime(8).toInstant(),
                row.getOffsetDateTime(9).toInstant(),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getBoolean(16),
                row.getString(17),
                row.getString(18),
                Columns.instant(row.getOffsetDateTime(19)),
                row.getString(20),
                row.getDouble(21),
                row.getDouble(22),
                Columns.split(row.getString(23)));
    }
}
