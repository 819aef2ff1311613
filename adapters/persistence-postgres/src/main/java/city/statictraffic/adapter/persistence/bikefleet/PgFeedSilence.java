package city.statictraffic.adapter.persistence.bikefleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** When each operator was last heard of. Blocks. */
@ApplicationScoped
public class PgFeedSilence {
    private static final String LAST_BATCHES = "SELECT o.operator_id,"
            + " (SELECT max(b.received_at) FROM bike_fleet.feed_batch b WHERE b.operator_no = o.operator_no)"
            + " FROM bike_fleet.operator o WHERE NOT o.history_import";

    private final DataSource source;

    public PgFeedSilence(DataSource source) {
        this.source = source;
    }

    /** By operator with bikes in the street the time of its last batch; empty if there was none. */
    public SortedMap<String, Optional<Instant>> lastBatches() {
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement(LAST_BATCHES);
                ResultSet rows = query.executeQuery()) {
            var last = new TreeMap<String, Optional<Instant>>();
            while (rows.next()) {
                last.put(
                        rows.getString(1),
                        Optional.ofNullable(rows.getObject(2, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant));
            }
            return last;
        } catch (SQLException broken) {
            throw new IllegalStateException("the operators' batches cannot be looked at", broken);
        }
    }
}
