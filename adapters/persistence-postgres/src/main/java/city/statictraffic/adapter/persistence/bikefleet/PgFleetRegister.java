package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.PgBulkWork;
import city.statictraffic.adapter.persistence.PgOutbox;
import city.statictraffic.bikefleet.application.port.FeedPack;
import city.statictraffic.bikefleet.application.port.FleetRegister;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.domain.bike.Bike;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.bikefleet.domain.feed.FeedRecord.BikeRegistration;
import city.statictraffic.bikefleet.events.BikesFiled;
import city.statictraffic.kernel.decision.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bikes in bulk: read in one query, landed by the same fold as feeds. */
@ApplicationScoped
public class PgFleetRegister implements FleetRegister {
    private final PgBulkWork work;
    private final PgOutbox outbox;
    private final FleetSettings settings;
    private final InstantSource clock;
    private final RegistrationLanding landing;

    public PgFleetRegister(PgBulkWork work, PgOutbox outbox, FleetSettings settings, InstantSource clock) {
        this.work = work;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        this.landing = new RegistrationLanding(outbox, clock, "importId");
    }

    @Override
    public Map<BikeId, Known> lock(Collection<BikeId> bikes) {
        return work.within(connection -> {
            RegistrationLanding.lockOperators(
                    connection,
                    bikes.stream()
                            .map(bike -> number(bike.operatorId()))
                            .distinct()
                            .toList(),
                    true);
            return load(connection, bikes);
        });
    }

    private Map<BikeId, Known> load(Connection connection, Collection<BikeId> bikes) throws SQLException {
        var known = new HashMap<BikeId, Known>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT w.operator_id, w.bike_id, r.revision, r.updated_at, r.qr_url, r.model, r.filed_at,"
                        + " r.frame_number, r.lock_number, b.state, b.state_at, b.intake_id, b.yard_id, b.before_state,"
                        + " b.before_at, b.version"
                        + " FROM unnest(?::text[], ?::smallint[], ?::text[]) AS w(operator_id, operator_no, bike_id)"
                        + " LEFT JOIN bike_fleet.registration r USING (operator_no, bike_id)"
                        + " LEFT JOIN bike_fleet.bike b ON b.operator_id = w.operator_id AND b.bike_id = w.bike_id")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text", bikes.stream().map(BikeId::operatorId).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "smallint",
                            bikes.stream()
                                    .map(bike -> number(bike.operatorId()))
                                    .toArray()));
            query.setArray(
                    3,
                    connection.createArrayOf(
                            "text", bikes.stream().map(BikeId::number).toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    var id = new BikeId(rows.getString(1), rows.getString(2));
                    known.put(id, new Known(registration(rows, id), bike(rows, id)));
                }
            }
        }
        return known;
    }

    private static @Nullable BikeRegistration registration(ResultSet rows, BikeId id) throws SQLException {
        return rows.getString(5) == null
                ? null
                : new BikeRegistration(
                        id.number(),
                        rows.getString(5),
                        micros(rows, 4),
                        rows.getString(6),
                        rows.getObject(7) == null ? null : micros(rows, 7),
                        rows.getString(8),
                        rows.getString(9),
                        rows.getInt(3));
    }

    private static @Nullable Bike bike(ResultSet rows, BikeId id) throws SQLException {
        return rows.getString(10) == null
                ? null
                : BikeColumns.read(
                        id,
                        rows.getString(10),
                        instant(rows, 11),
                        rows.getObject(12, UUID.class),
                        rows.getString(13),
                        rows.getString(14),
                        rows.getObject(15) == null ? null : instant(rows, 15),
                        rows.getLong(16));
    }

    @Override
    public void take(UUID importId, List<Landing> registrations, List<Declared> filings) {
        work.within(connection -> {
            land(connection, importId, registrations);
            declare(connection, importId, filings);
            return importId;
        });
    }

    private void land(Connection connection, UUID importId, List<Landing> registrations) throws SQLException {
        var byOperator = new LinkedHashMap<String, List<FeedPack.Entry>>();
        for (Landing each : registrations) {
            byOperator
                    .computeIfAbsent(each.operatorId(), ignored -> new ArrayList<>())
                    .add(new FeedPack.Accepted(each.line(), each.registration()));
        }
        long at = clock.millis() * 1_000;
        List<FeedPack> packs = byOperator.entrySet().stream()
                .map(entry -> new FeedPack(importId, entry.getKey(), FeedKind.BIKES, at, entry.getValue()))
                .toList();
        var tally = new PgFeedLanding.Tally();
        tally.count(packs);
        landing.land(connection, packs, this::number, tally);
        if (!tally.conflicts().isEmpty()) {
            throw new IllegalStateException("a registration was there that had not been seen");
        }
    }

    private void declare(Connection connection, UUID importId, List<Declared> filings) throws SQLException {
        var told = new LinkedHashMap<String, List<BikesFiled.FiledBike>>();
        try (PreparedStatement upsert = connection.prepareStatement(BikeColumns.UPSERT);
                PreparedStatement history = connection.prepareStatement(BikeColumns.HISTORY)) {
            for (Declared each : filings) {
                if (!(each.bike().declareFiled(each.filedAt()) instanceof Decision.Accepted<Bike>(var filed))) {
                    throw new IllegalStateException("a filing was refused after it had been decided");
                }
                BikeColumns.bind(upsert, filed, each.filedAt());
                if (upsert.executeUpdate() == 0) {
                    // Taken in meanwhile, perhaps. The chunk is tried again and then sees it.
                    throw new IllegalStateException("a bike changed while its filing was taken over");
                }
                BikeId id = filed.id();
                BikeColumns.bindHistory(
                        history,
                        id.operatorId(),
                        id.number(),
                        clock.instant(),
                        "filed",
                        id.operatorId(),
                        "{\"importId\":\"" + importId + "\",\"line\":" + each.line() + "}");
                history.addBatch();
                told.computeIfAbsent(id.operatorId(), ignored -> new ArrayList<>())
                        .add(new BikesFiled.FiledBike(
                                id.number(), each.qrUrl(), each.filedAt(), BikesFiled.OPERATOR_DECLARED));
            }
            history.executeBatch();
        }
        var events = new ArrayList<BikesFiled>();
        told.forEach((operatorId, bikes) -> {
            for (int from = 0; from < bikes.size(); from += BikesFiled.BIKES_MAX) {
                events.add(new BikesFiled(
                        operatorId,
                        clock.instant(),
                        bikes.subList(from, Math.min(bikes.size(), from + BikesFiled.BIKES_MAX))));
            }
        });
        outbox.append(connection, events);
    }

    @Override
    public Map<String, Long> countFiled() {
        return work.within(connection -> {
            var counts = new HashMap<String, Long>();
            try (PreparedStatement query =
                            connection.prepareStatement("SELECT operator_id, count(*) FROM bike_fleet.bike"
                                    + " WHERE state = 'filed' OR before_state = 'filed' GROUP BY operator_id");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
            return counts;
        });
    }

    private int number(String operatorId) {
        return settings.findOperator(operatorId).orElseThrow().number();
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static long micros(ResultSet rows, int column) throws SQLException {
        Instant at = instant(rows, column);
        return at.getEpochSecond() * 1_000_000L + at.getNano() / 1_000;
    }
}
