package city.statictraffic.patrolimpound.application;

import static city.statictraffic.patrolimpound.fixture.Given.NOW;

import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.access.Role;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.patrolimpound.PatrolImpound;
import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.application.port.Ports;
import city.statictraffic.patrolimpound.application.recordscan.RecordScan;
import city.statictraffic.patrolimpound.application.takein.TakeIn;
import city.statictraffic.patrolimpound.application.undointake.UndoIntake;
import city.statictraffic.patrolimpound.domain.duty.Officer;
import city.statictraffic.patrolimpound.domain.filing.BikeCode;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.intake.IntakeSettings;
import city.statictraffic.patrolimpound.domain.intake.LegalBasis;
import city.statictraffic.patrolimpound.domain.intake.Measure;
import city.statictraffic.patrolimpound.domain.scan.ScanSettings;
import city.statictraffic.patrolimpound.fixture.Given;
import city.statictraffic.patrolimpound.fixture.InMemoryEvidenceStore;
import city.statictraffic.patrolimpound.fixture.InMemoryWorld;
import city.statictraffic.patrolimpound.fixture.ScanBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The use cases over the in-memory store, with a clock that is set by hand. */
final class UseCases {
    static final Caller PATROL = caller("subject-1", "patrol-1", Role.PATROL_OFFICER);
    static final Caller OTHER_PATROL = caller("subject-2", "patrol-2", Role.PATROL_OFFICER);
    static final DataScope DISTRICT = new DataScope.OneDistrict("310110");

    final InMemoryWorld world = new InMemoryWorld();
    final InMemoryEvidenceStore store = new InMemoryEvidenceStore();
    Instant now = NOW;
    private int ids = 10_000;
    final PatrolImpound context = new PatrolImpound(
            new Ports(
                    world.work(),
                    world.scans(),
                    world.intakes(),
                    world.yards(),
                    world.filings(),
                    world.fleetSightings(),
                    world.ruleBook(),
                    world.notices(),
                    world.evidenceIndex(),
                    world.evidenceHolds(),
                    store,
                    world.audit(),
                    () -> Given.id(ids++),
                    () -> now,
                    CityCalendar.SHANGHAI),
            ScanSettings.usual(),
            IntakeSettings.usual());

    UseCases() {
        Given.get(world.ruleBook().know(Given.RULE_A, NOW.minusSeconds(9_999)));
        Given.get(world.ruleBook().know(Given.RULE_B, NOW.minusSeconds(9_999)));
        Given.get(world.yards().save(Given.YARD));
        Given.get(world.yards().save(Given.FAR_YARD));
        Given.get(world.evidenceIndex()
                .add(new EvidenceIndex.Entry(Given.photo(1), 100, "image/jpeg", NOW, "subject-1")));
    }

    static Caller caller(String subject, String username, Role role) {
        return new Caller(
                subject, username, username, Set.of(role), Optional.empty(), Optional.of("310110"), Optional.empty());
    }

    static RequestId request(int key, String body) {
        return new RequestId("subject-1", Given.id(key), body);
    }

    RecordScan.Command scan(int key, ScanBuilder scan) {
        return new RecordScan.Command(request(key, "body-" + key), PATROL, scan.report());
    }

    TakeIn.Command intake(int key, UUID intakeId, BikeCode code) {
        return intake(key, intakeId, code, PATROL, Given.YARD.yardId());
    }

    TakeIn.Command intake(int key, UUID intakeId, BikeCode code, Caller by, String yardId) {
        return new TakeIn.Command(
                request(key, "body-" + key),
                by,
                DISTRICT,
                officer(by),
                intakeId,
                code instanceof BikeCode.Qr qr ? Optional.of(qr) : Optional.empty(),
                code instanceof BikeCode.Typed typed ? Optional.of(typed) : Optional.empty(),
                null,
                yardId,
                now,
                Given.STREET,
                Measure.IMPOUND,
                LegalBasis.PARKING,
                null,
                List.of(Given.photo(1)),
                "phone-7",
                false);
    }

    UndoIntake.Command undo(int key, UUID intakeId, Caller by) {
        return new UndoIntake.Command(request(key, "body-" + key), by, officer(by), intakeId, "扫错车辆");
    }

    static BikeCode qr(BikeId bike) {
        return new BikeCode.Qr(Given.qrOf(bike));
    }

    static Officer officer(Caller caller) {
        return new Officer(caller.subject(), caller.username(), "杨浦区巡查队");
    }
}
