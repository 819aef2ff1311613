package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.patrolimpound.application.queries.FilingIndexSource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;

/** The keys of all filed bikes, sorted by the database and read through a cursor. */
@ApplicationScoped
public class PgFilingIndexSource implements FilingIndexSource {
    private static final int ROWS_A_FETCH = 5_000;

    private final Pool pool;

    PgFilingIndexSource(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Long> version() {
        return pool.query("SELECT CAST(coalesce(sum(version), 0) AS bigint) FROM patrol_impound.filing_knowledge")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<long[]> keys() {
        return pool.withTransaction(connection -> connection
                        .prepare("SELECT index_key FROM patrol_impound.filed_bike ORDER BY index_key")
                        .chain(statement -> statement
                                .createStream(ROWS_A_FETCH)
                                .toMulti()
                                .collect()
                                .in(Keys::new, Keys::add)))
                .map(Keys::toArray)
                .subscribeAsCompletionStage();
    }

    private static final class Keys {
        private long[] keys = new long[ROWS_A_FETCH];
        private int count;

        void add(Row row) {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, count * 2);
            }
            keys[count++] = row.getLong(0) ^ Long.MIN_VALUE;
        }

        long[] toArray() {
            return Arrays.copyOf(keys, count);
        }
    }
}
