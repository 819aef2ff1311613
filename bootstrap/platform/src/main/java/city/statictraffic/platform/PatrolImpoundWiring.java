package city.statictraffic.platform;

import city.statictraffic.adapter.basemap.DistrictMap;
import city.statictraffic.adapter.files.evidence.EvidencePlaces;
import city.statictraffic.adapter.files.evidence.ObjectEvidenceStore;
import city.statictraffic.adapter.persistence.patrolimpound.DemoYards;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.geo.GeoPoint;
import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.kernel.imports.ImportTarget;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.patrolimpound.PatrolImpound;
import city.statictraffic.patrolimpound.application.evidence.LookAtEvidence;
import city.statictraffic.patrolimpound.application.evidence.SealEvidence;
import city.statictraffic.patrolimpound.application.hold.LiftHold;
import city.statictraffic.patrolimpound.application.hold.PutHold;
import city.statictraffic.patrolimpound.application.notices.ReadNotice;
import city.statictraffic.patrolimpound.application.port.CityDistricts;
import city.statictraffic.patrolimpound.application.port.EvidenceHolds;
import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.application.port.Filings;
import city.statictraffic.patrolimpound.application.port.FleetSightings;
import city.statictraffic.patrolimpound.application.port.Intakes;
import city.statictraffic.patrolimpound.application.port.Notices;
import city.statictraffic.patrolimpound.application.port.Ports;
import city.statictraffic.patrolimpound.application.port.QrRuleBook;
import city.statictraffic.patrolimpound.application.port.Scans;
import city.statictraffic.patrolimpound.application.port.YardBook;
import city.statictraffic.patrolimpound.application.port.Yards;
import city.statictraffic.patrolimpound.application.queries.FilingIndexSource;
import city.statictraffic.patrolimpound.application.queries.ReadFilingIndex;
import city.statictraffic.patrolimpound.application.reactions.WhenBikesFiledThenKnowThem;
import city.statictraffic.patrolimpound.application.reactions.WhenBikesSeenThenKnowWhere;
import city.statictraffic.patrolimpound.application.reactions.WhenQrUrlRuleChangedThenKnowIt;
import city.statictraffic.patrolimpound.application.recordscan.RecordScan;
import city.statictraffic.patrolimpound.application.retention.RemoveOldEvidence;
import city.statictraffic.patrolimpound.application.takein.TakeIn;
import city.statictraffic.patrolimpound.application.undointake.UndoIntake;
import city.statictraffic.patrolimpound.domain.evidence.RetentionRules;
import city.statictraffic.patrolimpound.domain.intake.IntakeSettings;
import city.statictraffic.patrolimpound.domain.scan.ScanSettings;
import city.statictraffic.platform.operations.CountedEvidence;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Patrol & Impound's use cases, made from their ports. */
public class PatrolImpoundWiring {
    private static final int AFTER_MIGRATIONS = 100;

    /** A production city enters its own yards. */
    void demoYards(
            @Observes @Priority(AFTER_MIGRATIONS) StartupEvent event,
            DemoYards yards,
            @ConfigProperty(name = "platform.profile") String profile,
            @ConfigProperty(name = "platform.context.patrol-impound") boolean served) {
        if (served && profile.equals("demo")) {
            yards.seed();
        }
    }

    /** The settings go by their names in the environment, as the command {@code evidence} reads them too. */
    @Produces
    @Singleton
    ObjectEvidenceStore evidenceStore(Config config) {
        return new EvidencePlaces(name -> config.getOptionalValue(
                        "platform." + name.toLowerCase(Locale.ROOT).replace('_', '-'), String.class))
                .store();
    }

    void close(@Disposes ObjectEvidenceStore store) {
        store.close();
    }

    @Produces
    @Singleton
    Ports patrolImpoundPorts(
            UnitOfWork work,
            Scans scans,
            Intakes intakes,
            Yards yards,
            Filings filings,
            FleetSightings fleetSightings,
            QrRuleBook ruleBook,
            Notices notices,
            EvidenceIndex evidenceIndex,
            EvidenceHolds evidenceHolds,
            ObjectEvidenceStore evidenceStore,
            MeterRegistry metrics,
            AuditTrail audit,
            IdSource ids,
            InstantSource clock) {
        return new Ports(
                work,
                scans,
                intakes,
                yards,
                filings,
                fleetSightings,
                ruleBook,
                notices,
                evidenceIndex,
                evidenceHolds,
                new CountedEvidence(evidenceStore, metrics),
                audit,
                ids,
                clock,
                CityCalendar.SHANGHAI);
    }

    @Produces
    @Singleton
    PatrolImpound patrolImpound(Ports ports) {
        return new PatrolImpound(ports, ScanSettings.usual(), IntakeSettings.usual());
    }

    @Produces
    @Singleton
    CityDistricts cityDistricts(DistrictMap map) {
        var list = map.districts().stream()
                .map(district -> new CityDistricts.District(district.code(), district.name(), district.nameEn()))
                .toList();
        return new CityDistricts() {
            @Override
            public List<District> list() {
                return list;
            }

            @Override
            public Optional<String> codeAt(GeoPoint place) {
                return map.districtOf(place.lon(), place.lat()).map(district -> district.code());
            }
        };
    }

    @Produces
    @Singleton
    ImportTarget importYards(PatrolImpound context, YardBook book, CityDistricts districts) {
        return context.importYards(book, districts);
    }

    @Produces
    @Singleton
    RecordScan recordScan(PatrolImpound context) {
        return context.recordScan();
    }

    @Produces
    @Singleton
    TakeIn takeIn(PatrolImpound context) {
        return context.takeIn();
    }

    @Produces
    @Singleton
    UndoIntake undoIntake(PatrolImpound context) {
        return context.undoIntake();
    }

    @Produces
    @Singleton
    SealEvidence sealEvidence(PatrolImpound context) {
        return context.sealEvidence();
    }

    @Produces
    @Singleton
    LookAtEvidence lookAtEvidence(PatrolImpound context) {
        return context.lookAtEvidence();
    }

    @Produces
    @Singleton
    PutHold putHold(PatrolImpound context) {
        return context.putHold();
    }

    @Produces
    @Singleton
    LiftHold liftHold(PatrolImpound context) {
        return context.liftHold();
    }

    @Produces
    @Singleton
    RemoveOldEvidence removeOldEvidence(
            PatrolImpound context,
            @ConfigProperty(name = "platform.evidence-days-loose") int daysLoose,
            @ConfigProperty(name = "platform.evidence-days-undone") int daysUndone) {
        return context.removeOldEvidence(
                new RetentionRules(Duration.ofDays(daysLoose), Duration.ofDays(daysUndone)),
                PatrolImpoundWiring::await);
    }

    private static <T> T await(CompletionStage<T> stage) throws InterruptedException {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    @Produces
    @Singleton
    ReadNotice readNotice(PatrolImpound context) {
        return context.readNotice();
    }

    @Produces
    @Singleton
    ReadFilingIndex readFilingIndex(PatrolImpound context, FilingIndexSource source) {
        return context.readFilingIndex(source);
    }

    @Produces
    @Singleton
    WhenBikesFiledThenKnowThem whenBikesFiled(PatrolImpound context) {
        return context.whenBikesFiledThenKnowThem();
    }

    @Produces
    @Singleton
    WhenBikesSeenThenKnowWhere whenBikesSeen(PatrolImpound context) {
        return context.whenBikesSeenThenKnowWhere();
    }

    @Produces
    @Singleton
    WhenQrUrlRuleChangedThenKnowIt whenQrUrlRuleChanged(PatrolImpound context) {
        return context.whenQrUrlRuleChangedThenKnowIt();
    }
}
