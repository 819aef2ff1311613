package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.adapter.persistence.PgSessions;
import city.statictraffic.kernel.event.Change;
import city.statictraffic.kernel.event.Outbox;
import city.statictraffic.patrolimpound.application.port.Scans;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.scan.Scan;
import city.statictraffic.patrolimpound.domain.scan.Sighting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Scans through Hibernate Reactive; their events leave with them. */
@ApplicationScoped
public class PgScans implements Scans {
    private static final int SIGHTINGS_MAX = 100;
    private static final String SIGHTINGS =
            "from ScanRow s where s.operatorId = ?1 and s.bikeId = ?2 and s.lon is not null";

    private final PgSessions sessions;
    private final Outbox outbox;

    PgScans(PgSessions sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    @Override
    public CompletionStage<Optional<Scan>> find(UUID scanId) {
        return sessions.with(session -> session.find(ScanRow.class, scanId)
                .map(row -> Optional.ofNullable(row).map(ScanRow::toScan)));
    }

    @Override
    public CompletionStage<List<Sighting>> listSightings(BikeId bike, Instant from, Instant to) {
        return sessions.with(session -> session.createSelectionQuery(
                        SIGHTINGS + " and s.scannedAt between ?3 and ?4 order by s.scannedAt desc", ScanRow.class)
                .setParameter(1, bike.operatorId())
                .setParameter(2, bike.number())
                .setParameter(3, from)
                .setParameter(4, to)
                .setMaxResults(SIGHTINGS_MAX)
                .getResultList()
                .map(rows -> rows.stream().map(ScanRow::toSighting).toList()));
    }

    @Override
    public CompletionStage<Optional<Sighting>> findLastSighting(BikeId bike, Instant before) {
        return sessions.with(session -> session.createSelectionQuery(
                        SIGHTINGS + " and s.scannedAt < ?3 order by s.scannedAt desc", ScanRow.class)
                .setParameter(1, bike.operatorId())
                .setParameter(2, bike.number())
                .setParameter(3, before)
                .setMaxResults(1)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(ScanRow::toSighting)));
    }

    @Override
    public CompletionStage<Scan> save(Change<Scan> change) {
        return sessions.with(
                        session -> session.persist(ScanRow.of(change.state())).chain(session::flush))
                .thenCompose(ignored -> outbox.append(change.events()))
                .thenApply(ignored -> change.state());
    }
}
