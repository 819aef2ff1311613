package city.statictraffic.dataimport;

import city.statictraffic.dataimport.application.port.ImportFiles;
import city.statictraffic.dataimport.application.port.ImportJobs;
import city.statictraffic.dataimport.application.port.ImportWork;
import city.statictraffic.dataimport.application.port.TableReader;
import city.statictraffic.dataimport.application.run.RunImports;
import city.statictraffic.dataimport.application.send.ImportUseCases;
import city.statictraffic.dataimport.application.send.Imports;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.kernel.imports.ImportTarget;
import city.statictraffic.kernel.time.CityCalendar;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Data Import's table of contents: targets of the contexts and ports in, use cases out. */
public final class DataImport {
    private final Imports imports;
    private final RunImports runImports;

    public DataImport(
            Collection<ImportTarget> offered,
            UnitOfWork work,
            ImportJobs jobs,
            ImportWork working,
            ImportFiles files,
            TableReader reader,
            AuditTrail audit,
            IdSource ids,
            InstantSource clock,
            CityCalendar calendar) {
        Map<String, ImportTarget> targets =
                offered.stream().collect(Collectors.toUnmodifiableMap(ImportTarget::name, Function.identity()));
        this.imports = ImportUseCases.imports(targets, work, jobs, files, reader, audit, ids, clock);
        this.runImports = new RunImports(targets, working, files, reader, calendar);
    }

    public Imports imports() {
        return imports;
    }

    public RunImports runImports() {
        return runImports;
    }
}
