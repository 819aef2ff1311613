package city.statictraffic.platform;

import city.statictraffic.bikefleet.application.reactions.PatrolEvents;
import city.statictraffic.bikefleet.domain.feed.QrUrlRule;
import city.statictraffic.bikefleet.events.BikesFiled;
import city.statictraffic.bikefleet.events.BikesSeen;
import city.statictraffic.bikefleet.events.QrUrlRuleChanged;
import city.statictraffic.patrolimpound.application.notices.ReadNotice;
import city.statictraffic.patrolimpound.application.reactions.FleetBikesFiled;
import city.statictraffic.patrolimpound.application.reactions.FleetBikesSeen;
import city.statictraffic.patrolimpound.application.reactions.FleetQrUrlRuleChanged;
import city.statictraffic.patrolimpound.application.recordscan.RecordScan;
import city.statictraffic.patrolimpound.application.takein.TakeIn;
import city.statictraffic.patrolimpound.application.undointake.UndoIntake;
import city.statictraffic.patrolimpound.events.BikeTakenIn;
import city.statictraffic.patrolimpound.events.IntakeUndone;
import city.statictraffic.patrolimpound.events.OperatorNotice;
import city.statictraffic.patrolimpound.events.ScanRecorded;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What Jackson writes and reads without a REST resource telling Quarkus so at build time: events out, events in, and the
 * replies kept for repeated requests. The core knows no framework, so they are named here (ADR 0023).
 */
@RegisterForReflection(
        targets = {
            BikesFiled.class,
            BikesSeen.class,
            QrUrlRuleChanged.class,
            BikeTakenIn.class,
            IntakeUndone.class,
            OperatorNotice.class,
            ScanRecorded.class,
            PatrolEvents.BikeTakenIn.class,
            PatrolEvents.IntakeUndone.class,
            PatrolEvents.ScanRecorded.class,
            FleetBikesFiled.class,
            FleetBikesSeen.class,
            FleetQrUrlRuleChanged.class,
            QrUrlRule.class,
            ReadNotice.Result.class,
            RecordScan.Result.class,
            TakeIn.Result.class,
            UndoIntake.Result.class
        },
        registerFullHierarchy = true)
final class NativeRegistration {
    private NativeRegistration() {}
}
