package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.adapter.persistence.PgSessions;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.patrolimpound.application.port.FleetSightings;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.scan.Sighting;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The copy of where bikes stand: a message at a time in, a bike at a time out. */
@ApplicationScoped
public class PgFleetSightings implements FleetSightings {
    private static final String UPSERT = "INSERT INTO patrol_impound.fleet_sighting AS s"
            + " (operator_id, bike_id, at, lon, lat, accuracy_metres)"
            + " SELECT t.operator_id, t.bike_id, t.at, t.lon, t.lat, t.accuracy_metres"
            + " FROM jsonb_to_recordset(CAST(CAST(?1 AS text) AS jsonb)) AS t (operator_id text, bike_id text,"
            + " at timestamptz, lon double precision, lat double precision, accuracy_metres double precision)"
            + " ORDER BY t.operator_id, t.bike_id"
            + " ON CONFLICT (operator_id, bike_id) DO UPDATE SET at = excluded.at, lon = excluded.lon,"
            + " lat = excluded.lat, accuracy_metres = excluded.accuracy_metres WHERE s.at < excluded.at";

    private final PgSessions sessions;
    private final ObjectMapper json;

    PgFleetSightings(PgSessions sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    public CompletionStage<Optional<Sighting>> find(BikeId bike) {
        return sessions.with(session -> session.find(
                        FleetSightingRow.class, new FleetSightingRow.Key(bike.operatorId(), bike.number()))
                .map(row -> Optional.ofNullable(row).map(FleetSightingRow::toSighting)));
    }

    @Override
    public CompletionStage<Void> know(Map<BikeId, Sighting> seen) {
        if (seen.isEmpty()) {
            return Stages.done();
        }
        ArrayNode rows = json.createArrayNode();
        seen.forEach((bike, sighting) -> rows.addObject()
                .put("operator_id", bike.operatorId())
                .put("bike_id", bike.number())
                .put("at", sighting.at().toString())
                .put("lon", sighting.place().point().lon())
                .put("lat", sighting.place().point().lat())
                .put("accuracy_metres", sighting.place().accuracyMetres()));
        String text = write(rows);
        return sessions.with(session -> session.createNativeQuery(UPSERT)
                .setParameter(1, text)
                .executeUpdate()
                .replaceWithVoid());
    }

    private String write(ArrayNode rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
