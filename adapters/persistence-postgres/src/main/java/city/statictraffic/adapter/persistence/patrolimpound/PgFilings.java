package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.adapter.persistence.PgSessions;
import city.statictraffic.patrolimpound.application.port.Filings;
import city.statictraffic.patrolimpound.application.queries.FilingIndex;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.filing.FiledBike;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.hibernate.reactive.mutiny.Mutiny;

/** The copy of what is filed: a message at a time in, a bike at a time out. */
@ApplicationScoped
public class PgFilings implements Filings {
    private static final String UPSERT = "INSERT INTO patrol_impound.filed_bike AS f"
            + " (operator_id, bike_id, qr_url, filed_at, status, first_told_at, index_key)"
            + " SELECT t.operator_id, t.bike_id, t.qr_url, t.filed_at, t.status, t.first_told_at, t.index_key"
            + " FROM jsonb_to_recordset(CAST(CAST(?1 AS text) AS jsonb)) AS t (operator_id text, bike_id text, qr_url text,"
            + " filed_at timestamptz, status text, first_told_at timestamptz, index_key bigint)"
            + " ORDER BY t.operator_id, t.bike_id"
            + " ON CONFLICT (operator_id, bike_id) DO UPDATE SET qr_url = excluded.qr_url,"
            + " status = excluded.status, filed_at = least(f.filed_at, excluded.filed_at),"
            + " first_told_at = least(f.first_told_at, excluded.first_told_at)";
    private static final String KNOWLEDGE = "INSERT INTO patrol_impound.filing_knowledge AS k"
            + " (operator_id, told_at, version) VALUES (?1, ?2, 1)"
            + " ON CONFLICT (operator_id) DO UPDATE SET told_at = greatest(k.told_at, excluded.told_at),"
            + " version = k.version + 1";

    private final PgSessions sessions;
    private final ObjectMapper json;

    PgFilings(PgSessions sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    public CompletionStage<List<FiledBike>> list(List<BikeId> bikes) {
        return sessions.with(session -> {
            var found = new ArrayList<FiledBike>();
            Uni<List<FiledBike>> all = Uni.createFrom().item(found);
            for (BikeId bike : bikes) {
                all = all.chain(() -> find(session, bike)).map(filed -> {
                    filed.ifPresent(found::add);
                    return found;
                });
            }
            return all;
        });
    }

    private static Uni<Optional<FiledBike>> find(Mutiny.Session session, BikeId bike) {
        return session.find(FiledBikeRow.class, new FiledBikeRow.Key(bike.operatorId(), bike.number()))
                .map(row -> Optional.ofNullable(row).map(FiledBikeRow::toFiledBike));
    }

    @Override
    public CompletionStage<Optional<Instant>> knowledgeAsOf() {
        return sessions.with(
                session -> session.createSelectionQuery("from FilingKnowledgeRow k", FilingKnowledgeRow.class)
                        .getResultList()
                        .map(rows -> rows.stream().map(row -> row.toldAt).max(Instant::compareTo)));
    }

    @Override
    public CompletionStage<Void> know(String operatorId, Instant toldAt, List<FiledBike> bikes) {
        // One statement may touch a row once only.
        Map<BikeId, FiledBike> once = new LinkedHashMap<>();
        bikes.forEach(bike -> once.merge(bike.bike(), bike, FiledBike::toldAgain));
        String rows = write(once.values().stream().map(PgFilings::row).toList());
        return sessions.with(session -> session.createNativeQuery(UPSERT)
                .setParameter(1, rows)
                .executeUpdate()
                .chain(ignored -> session.createNativeQuery(KNOWLEDGE)
                        .setParameter(1, operatorId)
                        .setParameter(2, toldAt)
                        .executeUpdate())
                .replaceWithVoid());
    }

    private static Map<String, Object> row(FiledBike bike) {
        return Map.of(
                "operator_id", bike.bike().operatorId(),
                "bike_id", bike.bike().number(),
                "qr_url", bike.qrUrl(),
                "filed_at", bike.filedAt().toString(),
                "status", bike.status(),
                "first_told_at", bike.firstToldAt().toString(),
                "index_key", FilingIndex.keyOf(bike.bike()) ^ Long.MIN_VALUE);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
