package city.statictraffic.bikefleet;

import city.statictraffic.bikefleet.application.feeds.FeedUseCases;
import city.statictraffic.bikefleet.application.feeds.TakeInFeed;
import city.statictraffic.bikefleet.application.filedfleet.ImportFiledFleet;
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
import city.statictraffic.bikefleet.application.settings.FleetSettingsUseCases;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.event.Outbox;
import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.kernel.time.CityCalendar;
import java.time.InstantSource;

/** Bike Fleet's table of contents: ports in, use cases out. Reads are the ports in {@code application.queries}. */
public final class BikeFleet {
    private final TakeInFeed takeInFeed;
    private final ChangeQrUrlRule changeQrUrlRule;
    private final ForgetOldFacts forgetOldFacts;
    private final ImportFiledFleet importFiledFleet;
    private final WhenBikeTakenInThenImpound whenBikeTakenIn;
    private final WhenIntakeUndoneThenRelease whenIntakeUndone;
    private final WhenScanRecordedThenTellHistory whenScanRecorded;

    public BikeFleet(
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
            InstantSource clock,
            CityCalendar calendar) {
        this.takeInFeed = FeedUseCases.takeInFeed(settings, reader, packs, batches, ids, clock);
        this.changeQrUrlRule = FleetSettingsUseCases.changeQrUrlRule(work, rules, outbox, audit, clock);
        this.forgetOldFacts = new ForgetOldFacts(settings, retention, clock, calendar);
        this.importFiledFleet = new ImportFiledFleet(settings, register, clock);
        this.whenBikeTakenIn = new WhenBikeTakenInThenImpound(bikes);
        this.whenIntakeUndone = new WhenIntakeUndoneThenRelease(bikes);
        this.whenScanRecorded = new WhenScanRecordedThenTellHistory(bikes);
    }

    public TakeInFeed takeInFeed() {
        return takeInFeed;
    }

    public ChangeQrUrlRule changeQrUrlRule() {
        return changeQrUrlRule;
    }

    public ForgetOldFacts forgetOldFacts() {
        return forgetOldFacts;
    }

    public ImportFiledFleet importFiledFleet() {
        return importFiledFleet;
    }

    public WhenBikeTakenInThenImpound whenBikeTakenIn() {
        return whenBikeTakenIn;
    }

    public WhenIntakeUndoneThenRelease whenIntakeUndone() {
        return whenIntakeUndone;
    }

    public WhenScanRecordedThenTellHistory whenScanRecorded() {
        return whenScanRecorded;
    }
}
