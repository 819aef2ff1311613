package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.bikefleet.PgFeedLanding.Tally;
import city.statictraffic.bikefleet.application.port.Districts;
import city.statictraffic.bikefleet.application.port.FeedPack;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import city.statictraffic.bikefleet.domain.feed.FeedRecord.Ride;
import city.statictraffic.bikefleet.domain.feed.Versions;
import city.statictraffic.bikefleet.domain.feed.Versions.Outcome;
import city.statictraffic.bikefleet.domain.feed.Versions.Version;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** Rides: versions fold by revision. Their keys are read in one query, folded in order of arrival, and written by COPY. */
final class RideLanding {
    private final Districts districts;
    private final DayPartitions partitions = new DayPartitions("ride");

    RideLanding(Districts districts) {
        this.districts = districts;
    }

    void forgetPartitions() {
        partitions.forget();
    }

    private record Key(int operator, String rideId) {}

    private record Incoming(FeedPack pack, int operator, int line, Ride ride, UUID digest) {}

    /** All versions of one ride, stored and new; and the one to write, if it changed. */
    private static final class Folding {
        private final Map<Integer, UUID> digests = new HashMap<>();
        private int greatest = -1;
        private long storedStartMicros = Long.MIN_VALUE;
        private @org.jspecify.annotations.Nullable Incoming current;
    }

    void land(Connection connection, List<FeedPack> packs, ToIntFunction<String> operatorNumber, Tally tally)
            throws SQLException {
        var incoming = new ArrayList<Incoming>();
        var foldings = new LinkedHashMap<Key, Folding>();
        for (FeedPack pack : packs) {
            int operator = operatorNumber.applyAsInt(pack.operatorId());
            for (FeedPack.Entry entry : pack.entries()) {
                if (entry instanceof FeedPack.Accepted(int line, FeedRecord record) && record instanceof Ride ride) {
                    incoming.add(new Incoming(pack, operator, line, ride, Digests.of(ride)));
                    foldings.computeIfAbsent(new Key(operator, ride.rideId()), ignored -> new Folding());
                }
            }
        }
        if (incoming.isEmpty()) {
            return;
        }
        load(connection, foldings);
        var keys = new CopyBuffer();
        for (Incoming each : incoming) {
            fold(
                    each,
                    PointLanding.present(
                            foldings, new Key(each.operator(), each.ride().rideId())),
                    keys,
                    tally);
        }
        write(connection, foldings, keys);
    }

    private static void fold(Incoming each, Folding folding, CopyBuffer keys, Tally tally) {
        int revision = each.ride().revision();
        UUID sameRevision = folding.digests.get(revision);
        Outcome outcome = Versions.fold(
                folding.greatest < 0 ? null : new Version(folding.greatest, 0, each.digest()),
                sameRevision == null ? null : new Version(revision, 0, sameRevision),
                new Version(revision, 0, each.digest()));
        switch (outcome) {
            case CURRENT -> {
                folding.digests.put(revision, each.digest());
                folding.greatest = revision;
                folding.current = each;
                keys.row(5)
                        .smallint(each.operator())
                        .text(each.ride().rideId())
                        .integer(revision)
                        .uuid(each.digest())
                        .timestamp(each.ride().startAtMicros());
            }
            case DUPLICATE -> tally.duplicates(each.pack().batchId(), 1);
            case CONFLICTING -> tally.conflict(each.pack(), each.line(), each.ride());
            case HISTORY -> throw new IllegalStateException("rides have no time of update");
        }
    }

    private static void load(Connection connection, Map<Key, Folding> foldings) throws SQLException {
        Array operators = connection.createArrayOf(
                "smallint", foldings.keySet().stream().map(Key::operator).toArray());
        Array rides = connection.createArrayOf(
                "text", foldings.keySet().stream().map(Key::rideId).toArray());
        try (PreparedStatement query =
                connection.prepareStatement("SELECT k.operator_no, k.ride_id, k.revision, k.digest, k.start_at"
                        + " FROM unnest(?::smallint[], ?::text[]) AS w(operator_no, ride_id)"
                        + " JOIN bike_fleet.ride_key k USING (operator_no, ride_id)")) {
            query.setArray(1, operators);
            query.setArray(2, rides);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Folding folding = PointLanding.present(foldings, new Key(rows.getInt(1), rows.getString(2)));
                    int revision = rows.getInt(3);
                    folding.digests.put(revision, rows.getObject(4, UUID.class));
                    if (revision > folding.greatest) {
                        folding.greatest = revision;
                        OffsetDateTime start = rows.getObject(5, OffsetDateTime.class);
                        folding.storedStartMicros = start.toEpochSecond() * 1_000_000L + start.getNano() / 1_000;
                    }
                }
            }
        }
    }

    private void write(Connection connection, Map<Key, Folding> foldings, CopyBuffer keys) throws SQLException {
        var copy = new CopyBuffer();
        Set<LocalDate> days = new HashSet<>();
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM bike_fleet.ride WHERE operator_no = ? AND ride_id = ? AND start_at = ?")) {
            boolean replacing = false;
            for (var entry : foldings.entrySet()) {
                Folding folding = entry.getValue();
                Incoming current = folding.current;
                if (current == null) {
                    continue;
                }
                if (folding.storedStartMicros != Long.MIN_VALUE) {
                    delete.setInt(1, entry.getKey().operator());
                    delete.setString(2, entry.getKey().rideId());
                    delete.setObject(3, at(folding.storedStartMicros));
                    delete.addBatch();
                    replacing = true;
                }
                days.add(DayPartitions.dayOf(current.ride().startAtMicros()));
                row(copy, current);
            }
            if (copy.rows() == 0) {
                return;
            }
            if (replacing) {
                delete.executeBatch();
            }
        }
        partitions.ensure(connection, days);
        keys.copyInto(connection, "bike_fleet.ride_key (operator_no, ride_id, revision, digest, start_at)");
        copy.copyInto(
                connection,
                "bike_fleet.ride (operator_no, ride_id, bike_id, start_at, end_at, start_lon, start_lat, end_lon, end_lat,"
                        + " start_district, end_district, user_pseudonym, distance_metres, revision, batch_id, line)");
    }

    private void row(CopyBuffer copy, Incoming each) {
        Ride ride = each.ride();
        copy.row(16)
                .smallint(each.operator())
                .text(ride.rideId())
                .text(ride.bikeId())
                .timestamp(ride.startAtMicros())
                .timestamp(ride.endAtMicros())
                .integer(ride.startLon())
                .integer(ride.startLat())
                .integer(ride.endLon())
                .integer(ride.endLat())
                .text(districts.codeAt(
                        ride.startLon() / FeedRecord.DEGREE_SCALE, ride.startLat() / FeedRecord.DEGREE_SCALE))
                .text(districts.codeAt(
                        ride.endLon() / FeedRecord.DEGREE_SCALE, ride.endLat() / FeedRecord.DEGREE_SCALE))
                .text(ride.userPseudonym());
        if (ride.distanceMetres() == null) {
            copy.nothing();
        } else {
            copy.real(ride.distanceMetres());
        }
        copy.integer(ride.revision()).uuid(each.pack().batchId()).integer(each.line());
    }

    static OffsetDateTime at(long micros) {
        return OffsetDateTime.ofInstant(
                java.time.Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000L) * 1_000),
                ZoneOffset.UTC);
    }
}
