package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.patrolimpound.application.queries.FindYardBoard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The board of a yard, counted when asked for: a yard's stock is some hundred rows. */
@ApplicationScoped
public class PgFindYardBoard implements FindYardBoard {
    private final Pool pool;

    PgFindYardBoard(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Optional<YardBoard>> find(DataScope scope, String yardId, Instant dayBegan, Instant now) {
        var where = new Where().and("y.yard_id = ?", yardId);
        switch (scope) {
            case DataScope.WholeCity() -> {}
            case DataScope.OneOperator ignored -> {}
            case DataScope.OneDistrict(var code) -> where.and("y.district_code = ?", code);
            case DataScope.Nothing() -> where.and("false");
        }
        return pool.preparedQuery("SELECT y.name, y.capacity FROM patrol_impound.yard y" + where)
                .execute(where.values())
                .chain(rows -> {
                    if (rows.size() == 0) {
                        return Uni.createFrom().item(Optional.<YardBoard>empty());
                    }
                    Row yard = rows.iterator().next();
                    return count(scope, yardId, yard.getString(0), yard.getInteger(1), dayBegan, now)
                            .map(Optional::of);
                })
                .subscribeAsCompletionStage();
    }

    private Uni<YardBoard> count(
            DataScope scope, String yardId, String name, int capacity, Instant dayBegan, Instant now) {
        var where = Where.intakes(scope).and("i.yard_id = ?", yardId);
        String day = where.place(Columns.utc(dayBegan));
        OffsetDateTime at = Columns.utc(now);
        String oneDay = where.place(at.minusDays(1));
        String threeDays = where.place(at.minusDays(3));
        String week = where.place(at.minusDays(7));
        // Only what counts in one of the columns is read; what is undone today was recorded today.
        String relevant = " AND (i.status = 'taken-in' OR i.recorded_at >= " + day + ")";
        String inStock = " FILTER (WHERE i.status = 'taken-in'";
        return pool.preparedQuery("SELECT i.operator_id, count(*)" + inStock + "),"
                        + " count(*) FILTER (WHERE i.recorded_at >= " + day + "),"
                        + " count(*) FILTER (WHERE i.undone_at >= " + day + "),"
                        + " count(*)" + inStock + " AND i.taken_at > " + oneDay + "),"
                        + " count(*)" + inStock + " AND i.taken_at <= " + oneDay + " AND i.taken_at > " + threeDays
                        + "), count(*)" + inStock + " AND i.taken_at <= " + threeDays + " AND i.taken_at > " + week
                        + "), count(*)" + inStock + " AND i.taken_at <= " + week + ")"
                        + " FROM patrol_impound.intake i JOIN patrol_impound.yard y USING (yard_id)" + where + relevant
                        + " GROUP BY i.operator_id ORDER BY i.operator_id")
                .execute(where.values())
                .map(rows -> {
                    var sums = new int[7];
                    var byOperator = new ArrayList<OperatorCount>();
                    for (Row row : rows) {
                        for (int i = 0; i < sums.length; i++) {
                            sums[i] += row.getInteger(i + 1);
                        }
                        if (row.getInteger(1) > 0) {
                            byOperator.add(new OperatorCount(row.getString(0), row.getInteger(1)));
                        }
                    }
                    return new YardBoard(
                            yardId,
                            name,
                            capacity,
                            sums[0],
                            sums[1],
                            sums[2],
                            List.of(sums[3], sums[4], sums[5], sums[6]),
                            byOperator);
                });
    }
}
