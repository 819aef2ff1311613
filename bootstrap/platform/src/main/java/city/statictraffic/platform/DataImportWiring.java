package city.statictraffic.platform;

import city.statictraffic.adapter.importfiles.FileTableReader;
import city.statictraffic.adapter.importfiles.FileTableWriter;
import city.statictraffic.dataimport.DataImport;
import city.statictraffic.dataimport.application.port.ImportFiles;
import city.statictraffic.dataimport.application.port.ImportJobs;
import city.statictraffic.dataimport.application.port.ImportWork;
import city.statictraffic.dataimport.application.port.TableReader;
import city.statictraffic.dataimport.application.port.TableWriter;
import city.statictraffic.dataimport.application.run.RunImports;
import city.statictraffic.dataimport.application.send.Imports;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.kernel.imports.ImportTarget;
import city.statictraffic.kernel.time.CityCalendar;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Data Import, put together with whatever the contexts offer to be imported. */
public class DataImportWiring {
    @Produces
    @Singleton
    TableReader tableReader() {
        return new FileTableReader();
    }

    @Produces
    @Singleton
    TableWriter tableWriter() {
        return new FileTableWriter();
    }

    @Produces
    @Singleton
    DataImport dataImport(
            @All List<ImportTarget> targets,
            UnitOfWork work,
            ImportJobs jobs,
            ImportWork working,
            ImportFiles files,
            TableReader reader,
            AuditTrail audit,
            IdSource ids,
            InstantSource clock,
            @ConfigProperty(name = "platform.contexts") List<String> served) {
        List<ImportTarget> offered = targets.stream()
                .filter(target -> served.contains(target.context()))
                .toList();
        return new DataImport(offered, work, jobs, working, files, reader, audit, ids, clock, CityCalendar.SHANGHAI);
    }

    @Produces
    @Singleton
    Imports imports(DataImport context) {
        return context.imports();
    }

    @Produces
    @Singleton
    RunImports runImports(DataImport context) {
        return context.runImports();
    }
}
