package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.PgSessions;
import city.statictraffic.bikefleet.application.port.Bikes;
import city.statictraffic.bikefleet.domain.bike.Bike;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Bikes through Hibernate Reactive: one row, locked, changed in place. */
@ApplicationScoped
public class PgBikes implements Bikes {
    private final PgSessions sessions;
    private final ObjectMapper json;

    PgBikes(PgSessions sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    public CompletionStage<Optional<Bike>> lock(BikeId id) {
        return sessions.with(session -> session.find(
                        BikeRow.class, new BikeRow.Key(id.operatorId(), id.number()), LockModeType.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(BikeRow::toBike)));
    }

    @Override
    public CompletionStage<Void> save(Bike bike, Instant at) {
        return sessions.with(session -> session.find(
                        BikeRow.class,
                        new BikeRow.Key(bike.id().operatorId(), bike.id().number()))
                .chain(row -> {
                    if (row == null) {
                        return session.persist(BikeRow.of(bike, at));
                    }
                    row.take(bike, at);
                    return Uni.createFrom().voidItem();
                })
                .chain(session::flush));
    }

    @Override
    public CompletionStage<Void> tell(Step step) {
        String detail;
        try {
            detail = json.writeValueAsString(step.detail());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
        return sessions.with(session -> session.createNativeQuery(
                        "INSERT INTO bike_fleet.bike_history (operator_id, bike_id, at, kind, actor, lon, lat, detail)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5, CAST(?6 AS double precision),"
                                + " CAST(?7 AS double precision), ?8)")
                .setParameter(1, step.bike().operatorId())
                .setParameter(2, step.bike().number())
                .setParameter(3, step.at())
                .setParameter(4, step.kind())
                .setParameter(5, step.actor())
                .setParameter(6, step.place().map(place -> place.lon()).orElse(null))
                .setParameter(7, step.place().map(place -> place.lat()).orElse(null))
                .setParameter(8, detail)
                .executeUpdate()
                .chain(ignored -> Uni.createFrom().voidItem()));
    }
}
