package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.kernel.time.CityCalendar;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the partition of a civil day when the first record of that day comes, however old the day is. */
final class DayPartitions {
    private static final int LOCK = 0x0DA7;
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private final String table;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    DayPartitions(String table) {
        this.table = table;
    }

    static LocalDate dayOf(long epochMicros) {
        return CityCalendar.SHANGHAI.dayOf(Instant.ofEpochSecond(
                Math.floorDiv(epochMicros, 1_000_000), Math.floorMod(epochMicros, 1_000_000L) * 1_000));
    }

    /** The first and last microsecond matter only; days in between are few. */
    void ensure(Connection connection, Set<LocalDate> days) throws SQLException {
        for (LocalDate day : days) {
            if (!known.contains(day)) {
                create(connection, day);
                known.add(day);
            }
        }
    }

    private void create(Connection connection, LocalDate day) throws SQLException {
        Instant from = CityCalendar.SHANGHAI.startOf(day);
        Instant to = CityCalendar.SHANGHAI.startOf(day.plusDays(1));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ", hashtext('" + table + "'))");
            statement.execute("CREATE TABLE IF NOT EXISTS bike_fleet." + table + "_"
                    + DateTimeFormatter.BASIC_ISO_DATE.format(day) + " PARTITION OF bike_fleet." + table
                    + " FOR VALUES FROM ('" + from + "') TO ('" + to + "')");
        }
    }

    /** After a rollback the partitions made in that transaction are gone. */
    void forget() {
        known.clear();
    }

    static long dayNumber(long epochMicros) {
        return Math.floorDiv(epochMicros + 8 * 3_600_000_000L, MICROS_PER_DAY);
    }
}
