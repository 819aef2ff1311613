package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.bikefleet.domain.bike.Bike;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.bikefleet.domain.bike.BikeState;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a bike's state stands in its row. */
final class BikeColumns {
    /** Changes nothing when the bike has changed since it was read, or was not there then; the count of rows tells. */
    static final String UPSERT =
            "INSERT INTO bike_fleet.bike (operator_id, bike_id, state, state_at, intake_id, yard_id, before_state,"
                    + " before_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (operator_id, bike_id)"
                    + " DO UPDATE SET state = excluded.state, state_at = excluded.state_at,"
                    + " intake_id = excluded.intake_id, yard_id = excluded.yard_id,"
                    + " before_state = excluded.before_state, before_at = excluded.before_at,"
                    + " version = bike.version + 1 WHERE bike.version = excluded.version";

    static final String HISTORY =
            "INSERT INTO bike_fleet.bike_history (operator_id, bike_id, at, kind, actor, lon, lat, detail)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private BikeColumns() {}

    static Bike read(
            BikeId id,
            String state,
            Instant stateAt,
            @Nullable UUID intakeId,
            @Nullable String yardId,
            @Nullable String beforeState,
            @Nullable Instant beforeAt,
            long version) {
        BikeState read = state.equals("impounded")
                ? new BikeState.Impounded(
                        Objects.requireNonNull(intakeId),
                        Objects.requireNonNull(yardId),
                        stateAt,
                        simple(Objects.requireNonNull(beforeState), beforeAt == null ? stateAt : beforeAt))
                : simple(state, stateAt);
        return new Bike(id, read, version);
    }

    private static BikeState simple(String state, Instant at) {
        return switch (state) {
            case "registered" -> new BikeState.Registered();
            case "filed" -> new BikeState.Filed(at);
            case "unfiled" -> new BikeState.FoundUnfiled(at);
            default -> throw new IllegalStateException("unknown state of a bike: " + state);
        };
    }

    /** When a state began, as far as the state knows. */
    static Instant since(BikeState state, Instant otherwise) {
        return switch (state) {
            case BikeState.Registered() -> otherwise;
            case BikeState.Filed(var at) -> at;
            case BikeState.FoundUnfiled(var at) -> at;
            case BikeState.Impounded in -> in.since();
        };
    }

    static void bind(PreparedStatement statement, Bike bike, Instant at) throws SQLException {
        statement.setString(1, bike.id().operatorId());
        statement.setString(2, bike.id().number());
        statement.setString(3, bike.state().code());
        statement.setObject(4, utc(since(bike.state(), at)));
        if (bike.state() instanceof BikeState.Impounded in) {
            statement.setObject(5, in.intakeId());
            statement.setString(6, in.yardId());
            statement.setString(7, in.before().code());
            statement.setObject(8, utc(since(in.before(), at)));
        } else {
            statement.setObject(5, null);
            statement.setString(6, null);
            statement.setString(7, null);
            statement.setObject(8, null);
        }
        statement.setLong(9, bike.version());
    }

    static void bindHistory(
            PreparedStatement statement,
            String operatorId,
            String bikeId,
            Instant at,
            String kind,
            String actor,
            String detail)
            throws SQLException {
        statement.setString(1, operatorId);
        statement.setString(2, bikeId);
        statement.setObject(3, utc(at));
        statement.setString(4, kind);
        statement.setString(5, actor);
        statement.setObject(6, null);
        statement.setObject(7, null);
        statement.setString(8, detail);
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
