package city.statictraffic.adapter.persistence.dataimport;

import city.statictraffic.dataimport.application.queries.FindImportRows;
import city.statictraffic.kernel.imports.ImportTarget.Problem;
import com.fasterxml.jackson.core.type.TypeReference;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Rows of an import to look at, straight from their table. */
@ApplicationScoped
public class PgFindImportRows implements FindImportRows {
    private final Pool pool;
    private final JobDocuments documents;

    public PgFindImportRows(Pool pool, JobDocuments documents) {
        this.pool = pool;
        this.documents = documents;
    }

    @Override
    public CompletionStage<List<MarkedRow>> list(UUID jobId, boolean rejected, int afterLine, int limit) {
        return pool.preparedQuery("SELECT line, rejected, CAST(cells AS text), CAST(problems AS text)"
                        + " FROM data_import.import_row WHERE job_id = $1 AND rejected = $2 AND line > $3"
                        + " ORDER BY line LIMIT $4")
                .execute(Tuple.of(jobId, rejected, afterLine, limit))
                .map(rows -> {
                    List<MarkedRow> found = new ArrayList<>();
                    rows.forEach(row -> found.add(new MarkedRow(
                            row.getInteger(0),
                            row.getBoolean(1),
                            documents.read(row.getString(2), new TypeReference<List<String>>() {}),
                            documents.read(row.getString(3), new TypeReference<List<Problem>>() {}))));
                    return found;
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<ProblemCount>> counts(UUID jobId) {
        return pool.preparedQuery("SELECT problems->0->>'code', problems->0->>'field', rejected, count(*)"
                        + " FROM data_import.import_row WHERE job_id = $1 GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2")
                .execute(Tuple.of(jobId))
                .map(rows -> {
                    List<ProblemCount> found = new ArrayList<>();
                    rows.forEach(row -> found.add(new ProblemCount(
                            row.getString(0), row.getString(1), row.getBoolean(2), row.getInteger(3))));
                    return found;
                })
                .subscribeAsCompletionStage();
    }
}
