package city.statictraffic.dataimport.application.port;

import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.dataimport.domain.table.Mapping;
import city.statictraffic.kernel.access.DataScope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Imports, and the mappings people have saved. */
public interface ImportJobs {
    CompletionStage<Optional<ImportJob>> find(UUID jobId);

    /** The same, locked until the transaction ends. */
    CompletionStage<Optional<ImportJob>> lock(UUID jobId);

    /** Those within the scope, the newest first. */
    CompletionStage<List<ImportJob>> list(DataScope scope, int limit);

    CompletionStage<Void> add(ImportJob job);

    /** What a person has changed: mapping, state, cancelling. */
    CompletionStage<Void> save(ImportJob job);

    /** The mapping saved for files with these headers. */
    CompletionStage<Optional<Mapping>> findMapping(String target, String scopeKey, List<String> titles);

    CompletionStage<Void> saveMapping(String target, String scopeKey, List<String> titles, Mapping mapping);
}
