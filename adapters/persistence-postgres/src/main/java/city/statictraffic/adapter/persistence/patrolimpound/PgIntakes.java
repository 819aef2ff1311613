package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.adapter.persistence.PgSessions;
import city.statictraffic.kernel.event.Change;
import city.statictraffic.kernel.event.Outbox;
import city.statictraffic.patrolimpound.application.port.Intakes;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.intake.Intake;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import city.statictraffic.patrolimpound.domain.scan.Custody;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Intakes through Hibernate Reactive; their events leave with them. Two intakes of one bike meet at its row in
 * {@code impounded_bike}, which exists only to be locked.
 */
@ApplicationScoped
public class PgIntakes implements Intakes {
    private final PgSessions sessions;
    private final Outbox outbox;

    PgIntakes(PgSessions sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    @Override
    public CompletionStage<Optional<Intake>> find(UUID intakeId) {
        return sessions.with(session -> session.find(IntakeRow.class, intakeId)
                .map(row -> Optional.ofNullable(row).map(IntakeRow::toIntake)));
    }

    @Override
    public CompletionStage<Optional<Intake>> lock(UUID intakeId) {
        return sessions.with(session -> session.find(IntakeRow.class, intakeId, LockModeType.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(IntakeRow::toIntake)));
    }

    @Override
    public CompletionStage<Optional<Intake>> lockBike(BikeId bike) {
        return sessions.with(session -> session.createNativeQuery(
                        "INSERT INTO patrol_impound.impounded_bike (operator_id, bike_id) VALUES (?1, ?2)"
                                + " ON CONFLICT DO NOTHING")
                .setParameter(1, bike.operatorId())
                .setParameter(2, bike.number())
                .executeUpdate()
                .chain(ignored -> session.createNativeQuery(
                                "SELECT bike_id FROM patrol_impound.impounded_bike"
                                        + " WHERE operator_id = ?1 AND bike_id = ?2 FOR UPDATE",
                                String.class)
                        .setParameter(1, bike.operatorId())
                        .setParameter(2, bike.number())
                        .getResultList())
                .chain(ignored -> open(session, bike))
                .map(row -> row.map(IntakeRow::toIntake)));
    }

    @Override
    public CompletionStage<Optional<Custody>> findCustody(BikeId bike) {
        return sessions.with(session -> open(session, bike)
                .chain(found -> found.map(row ->
                                session.find(YardRow.class, row.yardId).map(yard -> Optional.of(custody(row, yard))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private static Custody custody(IntakeRow row, YardRow yard) {
        return new Custody(
                Objects.requireNonNull(row.intakeId),
                row.yardId,
                yard.toYard().place(),
                row.takenAt,
                Columns.place(row.lon, row.lat, row.accuracyMetres));
    }

    private static Uni<Optional<IntakeRow>> open(Mutiny.Session session, BikeId bike) {
        return session.createSelectionQuery(
                        "from IntakeRow i where i.operatorId = ?1 and i.bikeId = ?2 and i.status = 'taken-in'",
                        IntakeRow.class)
                .setParameter(1, bike.operatorId())
                .setParameter(2, bike.number())
                .getResultList()
                .map(rows -> rows.stream().findFirst());
    }

    @Override
    public CompletionStage<Integer> nextSlip(String districtCode, LocalDate day) {
        return sessions.with(session -> session.createNativeQuery(
                        "INSERT INTO patrol_impound.slip_counter AS c (district_code, day, last) VALUES (?1, ?2, 1)"
                                + " ON CONFLICT (district_code, day) DO UPDATE SET last = c.last + 1 RETURNING last",
                        Integer.class)
                .setParameter(1, districtCode)
                .setParameter(2, day)
                .getSingleResult());
    }

    @Override
    public CompletionStage<Intake> save(Change<Intake> change) {
        Intake intake = change.state();
        return sessions.with(session -> session.find(IntakeRow.class, intake.intakeId())
                        .chain(row -> {
                            if (row == null) {
                                return insert(session, intake);
                            }
                            row.takeStatus(intake.status());
                            return session.flush();
                        }))
                .thenCompose(ignored -> outbox.append(change.events()))
                .thenApply(ignored -> intake);
    }

    private static Uni<Void> insert(Mutiny.Session session, Intake intake) {
        Uni<Void> done = session.persist(IntakeRow.of(intake)).chain(session::flush);
        for (PhotoHash photo : intake.report().photos()) {
            done = done.chain(ignored -> session.createNativeQuery(
                            "INSERT INTO patrol_impound.intake_photo (sha256, intake_id) VALUES (?1, ?2)")
                    .setParameter(1, photo.hex())
                    .setParameter(2, intake.intakeId())
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return done;
    }
}
