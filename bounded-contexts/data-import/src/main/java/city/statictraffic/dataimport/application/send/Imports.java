package city.statictraffic.dataimport.application.send;

import city.statictraffic.dataimport.application.port.TableReader;
import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.dataimport.domain.table.Mapping;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.imports.ImportTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * What people do with imports. Refusals: {@code import.unknown} for what does not exist or is not the caller's,
 * {@code import.not-now} in the wrong state, and those named at each.
 */
public interface Imports {
    /** Who does it. */
    record By(Caller caller, DataScope scope) {}

    record Sending(By by, UUID requestKey, String target, String fileName, Optional<String> encoding) {}

    record Mapped(By by, RequestId request, UUID jobId, Mapping mapping, Optional<Instant> asOf, boolean remember) {}

    record Step(By by, RequestId request, UUID jobId) {}

    /** The targets this caller may send files for. */
    List<ImportTarget> targetsFor(Caller caller);

    /**
     * Keeps the file, reads it once, and maps what can be mapped by itself. Blocks while the file is read. Refused with the
     * code of a {@code TableFault} when it is no table.
     */
    CompletionStage<Decision<ImportJob>> send(Sending command, TableReader.ByteSource file);

    /** {@code import.mapping-wrong}. Leads back before the dry run. */
    CompletionStage<Decision<ImportJob>> map(Mapped command);

    /** Begins the dry run. {@code import.columns-missing}. */
    CompletionStage<Decision<ImportJob>> check(Step command);

    /**
     * Begins taking rows. {@code import.confirmed-by-others} for callers who may only try; {@code import.changed-since} when
     * somebody mapped or tried it again after it was looked at.
     *
     * @param seen the version that was looked at
     */
    CompletionStage<Decision<ImportJob>> confirm(Step command, long seen);

    CompletionStage<Decision<ImportJob>> cancel(Step command);

    /** An import the caller may see. */
    CompletionStage<Optional<ImportJob>> find(By by, UUID jobId);

    /** The same, and the look is written down: for the error file and the report. */
    CompletionStage<Optional<ImportJob>> lookAt(By by, UUID jobId, String what);

    /** The newest first. */
    CompletionStage<List<ImportJob>> list(By by, int limit);
}
