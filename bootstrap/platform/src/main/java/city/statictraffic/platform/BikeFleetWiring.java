package city.statictraffic.platform;

import city.statictraffic.adapter.feedjson.JacksonRecordReader;
import city.statictraffic.bikefleet.BikeFleet;
import city.statictraffic.bikefleet.application.feeds.TakeInFeed;
import city.statictraffic.bikefleet.application.livemap.LiveFleet;
import city.statictraffic.bikefleet.application.port.Bikes;
import city.statictraffic.bikefleet.application.port.FeedBatches;
import city.statictraffic.bikefleet.application.port.FeedPacks;
import city.statictraffic.bikefleet.application.port.FeedRetention;
import city.statictraffic.bikefleet.application.port.FleetRegister;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.application.port.QrUrlRules;
import city.statictraffic.bikefleet.application.port.RecordReader;
import city.statictraffic.bikefleet.application.reactions.WhenBikeTakenInThenImpound;
import city.statictraffic.bikefleet.application.reactions.WhenIntakeUndoneThenRelease;
import city.statictraffic.bikefleet.application.reactions.WhenScanRecordedThenTellHistory;
import city.statictraffic.bikefleet.application.retention.ForgetOldFacts;
import city.statictraffic.bikefleet.application.settings.ChangeQrUrlRule;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.event.Outbox;
import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.kernel.imports.ImportTarget;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.platform.operations.CountedFeeds;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Bike Fleet's use cases, made from their ports. */
public class BikeFleetWiring {
    @Produces
    @Singleton
    RecordReader recordReader() {
        return new JacksonRecordReader();
    }

    @Produces
    @Singleton
    LiveFleet liveFleet() {
        return new LiveFleet();
    }

    @Produces
    @Singleton
    BikeFleet bikeFleet(
            FleetSettings settings,
            RecordReader reader,
            FeedPacks packs,
            FeedBatches batches,
            FeedRetention retention,
            FleetRegister register,
            QrUrlRules rules,
            Bikes bikes,
            UnitOfWork work,
            Outbox outbox,
            AuditTrail audit,
            IdSource ids,
            InstantSource clock) {
        return new BikeFleet(
                settings,
                reader,
                packs,
                batches,
                retention,
                register,
                rules,
                bikes,
                work,
                outbox,
                audit,
                ids,
                clock,
                CityCalendar.SHANGHAI);
    }

    @Produces
    @Singleton
    TakeInFeed takeInFeed(BikeFleet context, MeterRegistry metrics) {
        return new CountedFeeds(context.takeInFeed(), metrics);
    }

    @Produces
    @Singleton
    ChangeQrUrlRule changeQrUrlRule(BikeFleet context) {
        return context.changeQrUrlRule();
    }

    @Produces
    @Singleton
    ForgetOldFacts forgetOldFacts(BikeFleet context) {
        return context.forgetOldFacts();
    }

    @Produces
    @Singleton
    ImportTarget importFiledFleet(BikeFleet context) {
        return context.importFiledFleet();
    }

    @Produces
    @Singleton
    WhenBikeTakenInThenImpound whenBikeTakenIn(BikeFleet context) {
        return context.whenBikeTakenIn();
    }

    @Produces
    @Singleton
    WhenIntakeUndoneThenRelease whenIntakeUndone(BikeFleet context) {
        return context.whenIntakeUndone();
    }

    @Produces
    @Singleton
    WhenScanRecordedThenTellHistory whenScanRecorded(BikeFleet context) {
        return context.whenScanRecorded();
    }
}
