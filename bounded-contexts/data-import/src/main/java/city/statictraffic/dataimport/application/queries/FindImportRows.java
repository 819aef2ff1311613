package city.statictraffic.dataimport.application.queries;

import city.statictraffic.kernel.imports.ImportTarget.Problem;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The rows of an import people have to look at. Who may see the import is asked before. */
public interface FindImportRows {
    record MarkedRow(int line, boolean rejected, List<String> cells, List<Problem> problems) {}

    /** How many rows have a problem as their first one. */
    record ProblemCount(String code, String field, boolean rejected, int rows) {}

    /** Rows after a line, in the file's order. */
    CompletionStage<List<MarkedRow>> list(UUID jobId, boolean rejected, int afterLine, int limit);

    CompletionStage<List<ProblemCount>> counts(UUID jobId);
}
