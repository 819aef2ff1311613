package city.statictraffic.adapter.persistence.patrolimpound;

import static city.statictraffic.patrolimpound.fixture.Given.BIKE;
import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static city.statictraffic.patrolimpound.fixture.Given.id;
import static city.statictraffic.patrolimpound.fixture.Given.photo;
import static city.statictraffic.patrolimpound.fixture.ScanBuilder.aScan;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.access.Role;
import city.statictraffic.kernel.application.RequestId;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.id.UuidV7;
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
import city.statictraffic.patrolimpound.domain.intake.IntakeRefusal;
import city.statictraffic.patrolimpound.domain.intake.IntakeSettings;
import city.statictraffic.patrolimpound.domain.intake.LegalBasis;
import city.statictraffic.patrolimpound.domain.intake.Measure;
import city.statictraffic.patrolimpound.domain.scan.ScanSettings;
import city.statictraffic.patrolimpound.fixture.Given;
import city.statictraffic.patrolimpound.fixture.InMemoryEvidenceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The use cases over a real database: one transaction each, many at once. */
@Tag("B04")
@Tag("B05")
class PgStreetAndYardTest {
    private static final Caller PATROL = new Caller(
            "subject-1",
            "patrol-1",
            "巡查员一号",
            Set.of(Role.PATROL_OFFICER),
            Optional.empty(),
            Optional.of("310110"),
            Optional.empty());
    private static final Officer OFFICER = new Officer("subject-1", "patrol-1", "杨浦区巡查队");

    private final PgWorld world = new PgWorld();
    private final PatrolImpound context = new PatrolImpound(
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
                    new InMemoryEvidenceStore(),
                    world.audit(),
                    UuidV7.from(() -> NOW, new SplittableRandom(1)),
                    () -> NOW,
                    CityCalendar.SHANGHAI),
            ScanSettings.usual(),
            IntakeSettings.usual());

    @BeforeEach
    void a_city() {
        get(world.ruleBook().know(Given.RULE_A, NOW));
        get(world.yards().save(Given.YARD));
        get(world.evidenceIndex().add(new EvidenceIndex.Entry(photo(1), 100, "image/jpeg", NOW, "subject-1")));
    }

    @Test
    void a_scan_its_notice_and_its_audit_commit_together_and_the_reply_is_remembered() {
        // The audit of earlier runs cannot be emptied, so the scan has an id of its own.
        UUID scanId = UUID.randomUUID();
        var command = new RecordScan.Command(
                request(1, "a"), PATROL, aScan().id(scanId).report());
        var first = get(context.recordScan().handle(command));
        assertThat(get(context.recordScan().handle(command))).isEqualTo(first);
        assertThat(world.outbox())
                .containsExactly(
                        "patrol-impound.events.v1 patrol-impound.scan-recorded.v1 operator-a/JQ00012345",
                        "operator.operator-a.notices patrol-impound.operator-notice.v1 operator-a/JQ00012345");
        assertThat(world.store().query("SELECT count(*) FROM platform.audit WHERE target = '" + scanId + "'"))
                .containsExactly("1");
    }

    @Test
    void every_kind_of_reply_survives_being_remembered() {
        TakeIn.Command intake = intake(2, id(2), BIKE);
        var taken = get(context.takeIn().handle(intake));
        assertThat(get(context.takeIn().handle(intake))).isEqualTo(taken);
        var undo = new UndoIntake.Command(request(3, "u"), PATROL, OFFICER, id(2), "扫错车辆");
        var undone = get(context.undoIntake().handle(undo));
        assertThat(undone).isInstanceOf(Decision.Accepted.class);
        assertThat(get(context.undoIntake().handle(undo))).isEqualTo(undone);
    }

    @Test
    void the_same_command_sent_many_times_at_once_happens_once() {
        TakeIn.Command command = intake(1, id(1), BIKE);
        List<Decision<TakeIn.Result>> answers = atOnce(List.of(command, command, command, command, command));
        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(answers.getFirst()).isInstanceOf(Decision.Accepted.class);
        assertThat(world.outbox()).hasSize(2);
    }

    @Test
    void of_many_intakes_of_one_bike_at_once_one_succeeds_and_the_others_are_refused() {
        var commands = new ArrayList<TakeIn.Command>();
        for (int i = 1; i <= 8; i++) {
            commands.add(intake(i, id(i), BIKE));
        }
        List<Decision<TakeIn.Result>> answers = atOnce(commands);
        assertThat(answers.stream().filter(Decision.Accepted.class::isInstance)).hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer instanceof Decision.Refused<TakeIn.Result>(var why)
                                && why instanceof IntakeRefusal.AlreadyInYard))
                .hasSize(7);
    }

    @Test
    void intakes_of_many_bikes_at_once_get_slips_without_gap_or_repetition() {
        var commands = new ArrayList<TakeIn.Command>();
        for (int i = 1; i <= 12; i++) {
            commands.add(intake(i, id(i), new BikeId("operator-a", "JQ%08d".formatted(i))));
        }
        atOnce(commands);
        assertThat(world.store().query("SELECT slip_no FROM patrol_impound.intake ORDER BY slip_no"))
                .hasSize(12)
                .startsWith("ZC-310110-20261123-0001")
                .endsWith("ZC-310110-20261123-0012");
    }

    @Test
    void every_query_of_the_street_uses_an_index() {
        world.store().execute("SET enable_seqscan = off");
        for (String sql : List.of(
                "SELECT * FROM patrol_impound.scan WHERE operator_id = 'a' AND bike_id = 'b' AND lon IS NOT NULL"
                        + " AND scanned_at < now() ORDER BY scanned_at DESC LIMIT 1",
                "SELECT * FROM patrol_impound.scan WHERE officer_subject = 's' AND scanned_at >= now()"
                        + " ORDER BY scanned_at DESC, scan_id DESC LIMIT 51",
                "SELECT * FROM patrol_impound.intake WHERE operator_id = 'a' AND bike_id = 'b'"
                        + " AND status = 'taken-in'",
                "SELECT * FROM patrol_impound.notice WHERE operator_id = 'a' AND read_at IS NULL"
                        + " ORDER BY at DESC, notice_id DESC LIMIT 51")) {
            assertThat(world.store().query("EXPLAIN " + sql)).as(sql).anyMatch(line -> line.contains("Index"));
        }
    }

    /** Each index costs a write; a new one is a decision. */
    @Test
    void the_indexes_are_counted() {
        assertThat(world.store()
                        .query("SELECT tablename || ' ' || count(*) FROM pg_indexes WHERE schemaname = 'patrol_impound'"
                                + " AND tablename <> 'flyway_schema_history' GROUP BY tablename ORDER BY tablename"))
                .containsExactly(
                        "evidence 1",
                        "evidence_hold 2",
                        "evidence_tombstone 2",
                        "filed_bike 1",
                        "filing_knowledge 1",
                        "fleet_sighting 1",
                        "impounded_bike 1",
                        "intake 8",
                        "intake_photo 1",
                        "notice 3",
                        "qr_rule 1",
                        "scan 3",
                        "slip_counter 1",
                        "yard 1");
    }

    private List<Decision<TakeIn.Result>> atOnce(List<TakeIn.Command> commands) {
        List<CompletableFuture<Decision<TakeIn.Result>>> running = commands.stream()
                .map(command -> context.takeIn().handle(command).toCompletableFuture())
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static RequestId request(int key, String body) {
        return new RequestId("subject-1", id(key), body);
    }

    private static TakeIn.Command intake(int key, UUID intakeId, BikeId bike) {
        return new TakeIn.Command(
                request(key, "body-" + key),
                PATROL,
                new DataScope.OneDistrict("310110"),
                OFFICER,
                intakeId,
                Optional.of(new BikeCode.Qr(Given.qrOf(bike))),
                Optional.empty(),
                null,
                Given.YARD.yardId(),
                NOW,
                Given.STREET,
                Measure.IMPOUND,
                LegalBasis.UNFILED,
                null,
                List.of(photo(1)),
                "phone-7",
                false);
    }
}
