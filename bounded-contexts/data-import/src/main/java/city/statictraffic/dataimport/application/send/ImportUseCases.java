package city.statictraffic.dataimport.application.send;

import city.statictraffic.dataimport.application.port.ImportFiles;
import city.statictraffic.dataimport.application.port.ImportJobs;
import city.statictraffic.dataimport.application.port.TableReader;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.kernel.imports.ImportTarget;
import java.time.InstantSource;
import java.util.Map;

/** Makes this package's use cases. */
public final class ImportUseCases {
    private ImportUseCases() {}

    public static Imports imports(
            Map<String, ImportTarget> targets,
            UnitOfWork work,
            ImportJobs jobs,
            ImportFiles files,
            TableReader reader,
            AuditTrail audit,
            IdSource ids,
            InstantSource clock) {
        return new ImportsService(targets, work, jobs, files, reader, audit, ids, clock);
    }
}
