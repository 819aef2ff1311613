package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.adapter.persistence.PgSessions;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.patrolimpound.application.port.Yards;
import city.statictraffic.patrolimpound.domain.yard.Yard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The yards' rows. */
@ApplicationScoped
public class PgYards implements Yards {
    private final PgSessions sessions;

    PgYards(PgSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CompletionStage<Optional<Yard>> find(DataScope scope, String yardId) {
        return sessions.with(session -> session.find(YardRow.class, yardId)
                .map(row -> Optional.ofNullable(row).map(YardRow::toYard).filter(yard -> sees(scope, yard))));
    }

    private static boolean sees(DataScope scope, Yard yard) {
        return switch (scope) {
            case DataScope.WholeCity() -> true;
            case DataScope.OneOperator ignored -> true;
            case DataScope.OneDistrict(var code) -> yard.districtCode().equals(code);
            case DataScope.Nothing() -> false;
        };
    }

    @Override
    public CompletionStage<List<Yard>> list(DataScope scope) {
        return switch (scope) {
            case DataScope.WholeCity() -> all();
            case DataScope.OneOperator ignored -> all();
            case DataScope.OneDistrict ignored ->
                all().thenApply(yards ->
                        yards.stream().filter(yard -> sees(scope, yard)).toList());
            case DataScope.Nothing() -> Stages.done(List.of());
        };
    }

    /** A city has some hundred yards at most. */
    private CompletionStage<List<Yard>> all() {
        return sessions.with(session -> session.createSelectionQuery("from YardRow y order by y.yardId", YardRow.class)
                .getResultList()
                .map(rows -> rows.stream().map(YardRow::toYard).toList()));
    }

    @Override
    public CompletionStage<Void> save(Yard yard) {
        return sessions.with(session -> session.createNativeQuery("INSERT INTO patrol_impound.yard"
                        + " (yard_id, name, district_code, address, capacity, lon, lat)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (yard_id) DO UPDATE SET"
                        + " name = excluded.name, district_code = excluded.district_code,"
                        + " address = excluded.address, capacity = excluded.capacity,"
                        + " lon = excluded.lon, lat = excluded.lat")
                .setParameter(1, yard.yardId())
                .setParameter(2, yard.name())
                .setParameter(3, yard.districtCode())
                .setParameter(4, yard.address())
                .setParameter(5, yard.capacity())
                .setParameter(6, yard.place().lon())
                .setParameter(7, yard.place().lat())
                .executeUpdate()
                .replaceWithVoid());
    }
}
