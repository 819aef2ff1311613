package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.PgOutbox;
import city.statictraffic.adapter.persistence.bikefleet.PgFeedLanding.Tally;
import city.statictraffic.bikefleet.application.feeds.RegistrationFold;
import city.statictraffic.bikefleet.application.port.FeedPack;
import city.statictraffic.bikefleet.domain.bike.Bike;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import city.statictraffic.bikefleet.domain.feed.FeedRecord.BikeRegistration;
import city.statictraffic.bikefleet.domain.feed.Versions;
import city.statictraffic.bikefleet.domain.feed.Versions.Version;
import city.statictraffic.bikefleet.events.BikesFiled;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Registrations of bikes: versions fold by (revision, updatedAt); what stands moves the bike's regulatory life, and newly
 * filed bikes are told to the other contexts, at most 500 a message, all in the landing transaction.
 */
final class RegistrationLanding {
    private final PgOutbox outbox;
    private final InstantSource clock;
    private final String origin;

    /** @param origin what the packs' batch id is called in a bike's history */
    RegistrationLanding(PgOutbox outbox, InstantSource clock, String origin) {
        this.outbox = outbox;
        this.clock = clock;
        this.origin = origin;
    }

    /**
     * Feeds of one operator land side by side; while an import takes rows of it, none does: both read first and write
     * later, and the older of two versions must not come to stand.
     */
    static void lockOperators(Connection connection, Collection<Integer> operators, boolean alone) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_advisory_xact_lock" + (alone ? "" : "_shared") + "(?, ?)")) {
            // Sorted, so that two of them never wait for each other in a circle.
            for (int operator : new TreeSet<>(operators)) {
                lock.setInt(1, LOCK);
                lock.setInt(2, operator);
                lock.execute();
            }
        }
    }

    private static final int LOCK = 0x52454749;

    private record Key(String operatorId, int operator, String bikeId) {}

    private record Place(int revision, long updatedAtMicros) {}

    private record Incoming(FeedPack pack, int line, BikeRegistration bike, UUID digest) {}

    private static final class Folding {
        private final Map<Place, UUID> versions = new HashMap<>();
        private @Nullable Version standing;
        private @Nullable String standingUrl;
        private @Nullable Bike bike;
        private @Nullable Incoming current;
    }

    void land(Connection connection, List<FeedPack> packs, ToIntFunction<String> operatorNumber, Tally tally)
            throws SQLException {
        var incoming = new LinkedHashMap<Key, List<Incoming>>();
        for (FeedPack pack : packs) {
            int operator = operatorNumber.applyAsInt(pack.operatorId());
            for (FeedPack.Entry entry : pack.entries()) {
                if (entry instanceof FeedPack.Accepted(int line, FeedRecord record)
                        && record instanceof BikeRegistration bike) {
                    incoming.computeIfAbsent(
                                    new Key(pack.operatorId(), operator, bike.bikeId()), ignored -> new ArrayList<>(1))
                            .add(new Incoming(pack, line, bike, Digests.of(bike)));
                }
            }
        }
        if (incoming.isEmpty()) {
            return;
        }
        lockOperators(connection, incoming.keySet().stream().map(Key::operator).toList(), false);
        var foldings = new LinkedHashMap<Key, Folding>();
        incoming.keySet().forEach(key -> foldings.put(key, new Folding()));
        load(connection, foldings);
        var versions = new CopyBuffer();
        incoming.forEach((key, all) -> {
            for (Incoming each : all) {
                fold(key, each, PointLanding.present(foldings, key), versions, tally);
            }
        });
        if (versions.rows() > 0) {
            versions.copyInto(
                    connection,
                    "bike_fleet.registration_version (operator_no, bike_id, revision, updated_at, digest, qr_url, model,"
                            + " filed_at, frame_number, lock_number, batch_id, line)");
        }
        write(connection, foldings);
    }

    private static void fold(Key key, Incoming each, Folding folding, CopyBuffer copy, Tally tally) {
        BikeRegistration bike = each.bike();
        var place = new Place(bike.revision(), bike.updatedAtMicros());
        UUID there = folding.versions.get(place);
        var version = new Version(bike.revision(), bike.updatedAtMicros(), each.digest());
        switch (Versions.fold(
                folding.standing,
                there == null ? null : new Version(place.revision(), place.updatedAtMicros(), there),
                version)) {
            case CURRENT -> {
                keep(key, each, place, folding, copy);
                folding.standing = version;
                folding.current = each;
            }
            case HISTORY -> keep(key, each, place, folding, copy);
            case DUPLICATE -> tally.duplicates(each.pack().batchId(), 1);
            case CONFLICTING -> tally.conflict(each.pack(), each.line(), bike);
        }
    }

    private static void keep(Key key, Incoming each, Place place, Folding folding, CopyBuffer copy) {
        folding.versions.put(place, each.digest());
        BikeRegistration bike = each.bike();
        copy.row(12)
                .smallint(key.operator())
                .text(bike.bikeId())
                .integer(bike.revision())
                .timestamp(bike.updatedAtMicros())
                .uuid(each.digest())
                .text(bike.qrUrl())
                .text(bike.model());
        if (bike.filedAtMicros() == null) {
            copy.nothing();
        } else {
            copy.timestamp(bike.filedAtMicros());
        }
        copy.text(bike.frameNumber())
                .text(bike.lockNumber())
                .uuid(each.pack().batchId())
                .integer(each.line());
    }

    private static void load(Connection connection, Map<Key, Folding> foldings) throws SQLException {
        var byNumber = new HashMap<List<Object>, Key>();
        foldings.keySet().forEach(key -> byNumber.put(List.of(key.operator(), key.bikeId()), key));
        Array operators = connection.createArrayOf(
                "smallint", foldings.keySet().stream().map(Key::operator).toArray());
        Array operatorIds = connection.createArrayOf(
                "text", foldings.keySet().stream().map(Key::operatorId).toArray());
        Array bikes = connection.createArrayOf(
                "text", foldings.keySet().stream().map(Key::bikeId).toArray());
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT r.operator_no, r.bike_id, r.revision, r.updated_at, r.digest, r.qr_url"
                        + " FROM unnest(?::smallint[], ?::text[]) AS w(operator_no, bike_id)"
                        + " JOIN bike_fleet.registration r USING (operator_no, bike_id)")) {
            query.setArray(1, operators);
            query.setArray(2, bikes);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Folding folding = PointLanding.present(
                            foldings, PointLanding.present(byNumber, List.of(rows.getInt(1), rows.getString(2))));
                    folding.standing = new Version(rows.getInt(3), micros(rows, 4), rows.getObject(5, UUID.class));
                    folding.standingUrl = rows.getString(6);
                }
            }
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT v.operator_no, v.bike_id, v.revision, v.updated_at, v.digest"
                        + " FROM unnest(?::smallint[], ?::text[]) AS w(operator_no, bike_id)"
                        + " JOIN bike_fleet.registration_version v USING (operator_no, bike_id)")) {
            query.setArray(1, operators);
            query.setArray(2, bikes);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    PointLanding.present(
                                    foldings,
                                    PointLanding.present(byNumber, List.of(rows.getInt(1), rows.getString(2))))
                            .versions
                            .put(new Place(rows.getInt(3), micros(rows, 4)), rows.getObject(5, UUID.class));
                }
            }
        }
        var byId = new HashMap<List<Object>, Key>();
        foldings.keySet().forEach(key -> byId.put(List.of(key.operatorId(), key.bikeId()), key));
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT b.operator_id, b.bike_id, b.state, b.state_at, b.intake_id, b.yard_id, b.before_state,"
                        + " b.before_at, b.version"
                        + " FROM unnest(?::text[], ?::text[]) AS w(operator_id, bike_id)"
                        + " JOIN bike_fleet.bike b USING (operator_id, bike_id)"
                        + " ORDER BY b.operator_id, b.bike_id FOR UPDATE OF b")) {
            query.setArray(1, operatorIds);
            query.setArray(2, bikes);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    PointLanding.present(
                                            foldings,
                                            PointLanding.present(byId, List.of(rows.getString(1), rows.getString(2))))
                                    .bike =
                            BikeColumns.read(
                                    new BikeId(rows.getString(1), rows.getString(2)),
                                    rows.getString(3),
                                    instant(rows, 4),
                                    rows.getObject(5, UUID.class),
                                    rows.getString(6),
                                    rows.getString(7),
                                    rows.getObject(8) == null ? null : instant(rows, 8),
                                    rows.getLong(9));
                }
            }
        }
    }

    private void write(Connection connection, Map<Key, Folding> foldings) throws SQLException {
        var filed = new HashMap<String, List<BikesFiled.FiledBike>>();
        boolean any = false;
        try (PreparedStatement registration = connection.prepareStatement(
                        "INSERT INTO bike_fleet.registration (operator_no, bike_id, revision, updated_at, digest, qr_url,"
                                + " model, filed_at, frame_number, lock_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT (operator_no, bike_id) DO UPDATE SET revision = excluded.revision,"
                                + " updated_at = excluded.updated_at, digest = excluded.digest, qr_url = excluded.qr_url,"
                                + " model = excluded.model, filed_at = excluded.filed_at,"
                                + " frame_number = excluded.frame_number, lock_number = excluded.lock_number");
                PreparedStatement bikeRow = connection.prepareStatement(BikeColumns.UPSERT);
                PreparedStatement history = connection.prepareStatement(BikeColumns.HISTORY)) {
            for (var entry : foldings.entrySet()) {
                Folding folding = entry.getValue();
                Incoming current = folding.current;
                if (current == null) {
                    continue;
                }
                any = true;
                Key key = entry.getKey();
                BikeRegistration declared = current.bike();
                registration.setInt(1, key.operator());
                registration.setString(2, key.bikeId());
                registration.setInt(3, declared.revision());
                registration.setObject(4, RideLanding.at(declared.updatedAtMicros()));
                registration.setObject(5, current.digest());
                registration.setString(6, declared.qrUrl());
                registration.setString(7, declared.model());
                registration.setObject(
                        8, declared.filedAtMicros() == null ? null : RideLanding.at(declared.filedAtMicros()));
                registration.setString(9, declared.frameNumber());
                registration.setString(10, declared.lockNumber());
                registration.addBatch();
                boolean urlChanged = folding.standingUrl != null && !folding.standingUrl.equals(declared.qrUrl());
                var result = RegistrationFold.apply(
                        folding.bike, new BikeId(key.operatorId(), key.bikeId()), declared, urlChanged);
                Instant at = Instant.EPOCH.plus(declared.updatedAtMicros(), ChronoUnit.MICROS);
                if (result.changed()) {
                    BikeColumns.bind(bikeRow, result.bike(), at);
                    bikeRow.addBatch();
                }
                for (String kind : result.historyKinds()) {
                    BikeColumns.bindHistory(
                            history,
                            key.operatorId(),
                            key.bikeId(),
                            at,
                            kind,
                            key.operatorId(),
                            "{\"" + origin + "\":\"" + current.pack().batchId() + "\",\"line\":" + current.line()
                                    + "}");
                    history.addBatch();
                }
                Instant filedAt = result.filedAt();
                if (filedAt != null) {
                    filed.computeIfAbsent(key.operatorId(), ignored -> new ArrayList<>())
                            .add(new BikesFiled.FiledBike(
                                    key.bikeId(), declared.qrUrl(), filedAt, BikesFiled.OPERATOR_DECLARED));
                }
            }
            if (!any) {
                return;
            }
            registration.executeBatch();
            for (int rows : bikeRow.executeBatch()) {
                if (rows == 0) {
                    // Taken in meanwhile, perhaps. Landing is tried again and then sees it.
                    throw new IllegalStateException("a bike changed while its registration was landing");
                }
            }
            history.executeBatch();
        }
        publish(connection, filed);
    }

    private void publish(Connection connection, Map<String, List<BikesFiled.FiledBike>> filed) throws SQLException {
        var events = new ArrayList<BikesFiled>();
        filed.forEach((operatorId, bikes) -> {
            for (int from = 0; from < bikes.size(); from += BikesFiled.BIKES_MAX) {
                events.add(new BikesFiled(
                        operatorId,
                        clock.instant(),
                        bikes.subList(from, Math.min(bikes.size(), from + BikesFiled.BIKES_MAX))));
            }
        });
        outbox.append(connection, events);
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static long micros(ResultSet rows, int column) throws SQLException {
        Instant at = instant(rows, column);
        return at.getEpochSecond() * 1_000_000L + at.getNano() / 1_000;
    }
}
