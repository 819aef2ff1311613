package city.statictraffic.patrolimpound.application;

import static city.statictraffic.patrolimpound.application.UseCases.OTHER_PATROL;
import static city.statictraffic.patrolimpound.application.UseCases.PATROL;
import static city.statictraffic.patrolimpound.application.UseCases.qr;
import static city.statictraffic.patrolimpound.application.UseCases.request;
import static city.statictraffic.patrolimpound.fixture.Given.BIKE;
import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static city.statictraffic.patrolimpound.fixture.Given.id;
import static city.statictraffic.patrolimpound.fixture.ScanBuilder.aScan;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.application.KeyReused;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.decision.Refusal;
import city.statictraffic.patrolimpound.application.notices.NoticeUnknown;
import city.statictraffic.patrolimpound.application.notices.ReadNotice;
import city.statictraffic.patrolimpound.application.reactions.FleetBikesFiled;
import city.statictraffic.patrolimpound.application.reactions.FleetQrUrlRuleChanged;
import city.statictraffic.patrolimpound.application.recordscan.RecordScan;
import city.statictraffic.patrolimpound.application.takein.TakeIn;
import city.statictraffic.patrolimpound.application.undointake.UndoIntake;
import city.statictraffic.patrolimpound.domain.filing.BikeCode;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.intake.Intake;
import city.statictraffic.patrolimpound.domain.intake.IntakeRefusal;
import city.statictraffic.patrolimpound.domain.notice.Notice;
import city.statictraffic.patrolimpound.domain.scan.ScanRefusal;
import city.statictraffic.patrolimpound.fixture.Given;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StreetAndYardTest {
    private final UseCases city = new UseCases();

    @Test
    @Tag("B04")
    void filed_by_event_then_scanned_as_filed() {
        fleetFiles(BIKE);
        RecordScan.Result result = accepted(city.context.recordScan().handle(city.scan(1, aScan())));
        assertThat(result.verdict()).isEqualTo("filed");
        assertThat(result.operatorName()).isEqualTo("甲骑科技");
        assertThat(result.filingKnowledgeAsOf()).isEqualTo(NOW.minusSeconds(600));
        assertThat(result.advice()).isEqualTo("leave");
        assertThat(city.world.outbox())
                .containsExactly("patrol-impound.events.v1 patrol-impound.scan-recorded.v1 operator-a/JQ00012345");
        assertThat(city.world.audited()).extracting(e -> e.action()).containsExactly("patrol-impound.scan-recorded");
    }

    @Test
    @Tag("B04")
    void the_operator_of_an_unfiled_bike_is_told_in_the_same_breath() {
        RecordScan.Result result = accepted(city.context.recordScan().handle(city.scan(1, aScan())));
        assertThat(result.verdict()).isEqualTo("unfiled");
        assertThat(city.world.outbox())
                .containsExactly(
                        "patrol-impound.events.v1 patrol-impound.scan-recorded.v1 operator-a/JQ00012345",
                        "operator.operator-a.notices patrol-impound.operator-notice.v1 operator-a/JQ00012345");
        assertThat(notices()).extracting(Notice::kind).containsExactly(Notice.Kind.UNFILED_SCAN);
    }

    @Test
    @Tag("B04")
    void a_scan_sent_again_changes_nothing_under_the_same_key_or_another() {
        RecordScan.Result first = accepted(city.context.recordScan().handle(city.scan(1, aScan())));
        city.now = NOW.plusSeconds(60);
        assertThat(accepted(city.context.recordScan().handle(city.scan(1, aScan()))))
                .isEqualTo(first);
        assertThat(accepted(city.context.recordScan().handle(city.scan(2, aScan()))))
                .isEqualTo(first);
        assertThat(city.world.outbox()).hasSize(2);
        var otherBody = new RecordScan.Command(request(1, "another"), PATROL, aScan().report());
        assertThat(refused(city.context.recordScan().handle(otherBody))).isEqualTo(new KeyReused());
    }

    @Test
    @Tag("B04")
    void another_officer_cannot_use_a_scan_id_again() {
        accepted(city.context.recordScan().handle(city.scan(1, aScan())));
        var theirs = city.scan(2, aScan().by(Given.OTHER_OFFICER));
        assertThat(refused(city.context.recordScan().handle(theirs))).isEqualTo(new ScanRefusal.ScanIdUsed(id(1)));
    }

    @Test
    @Tag("B04")
    void a_scan_tells_where_the_bike_was_seen_last() {
        fleetFiles(BIKE);
        accepted(city.context.recordScan().handle(city.scan(1, aScan().id(id(1)).at(NOW.minusSeconds(500)))));
        RecordScan.Result second = accepted(city.context.recordScan().handle(city.scan(2, aScan().id(id(2)))));
        assertThat(second.lastSeen())
                .isEqualTo(new RecordScan.LastSeen(NOW.minusSeconds(500), 121.5152, 31.2992, "scan"));
    }

    @Test
    @Tag("B04")
    void a_rule_told_by_event_is_used_for_the_next_scan() {
        get(city.context
                .whenQrUrlRuleChangedThenKnowIt()
                .handle(new FleetQrUrlRuleChanged(
                        "operator-c", "丙速单车", NOW, List.of("c.bingsu.example"), "/s/{bikeId}", "0-9", 4, 12)));
        RecordScan.Result result = accepted(
                city.context.recordScan().handle(city.scan(1, aScan().qr("https://c.bingsu.example/s/123456"))));
        assertThat(result.operatorId()).isEqualTo("operator-c");
        assertThat(result.verdict()).isEqualTo("unfiled");
    }

    @Test
    @Tag("B05")
    void a_bike_that_was_never_filed_is_taken_in_and_its_operator_told() {
        TakeIn.Result result = accepted(city.context.takeIn().handle(city.intake(1, id(1), qr(BIKE))));
        assertThat(result.slipNo()).isEqualTo("ZC-310110-20261123-0001");
        assertThat(result.filing()).isEqualTo("unfiled");
        assertThat(result.status()).isEqualTo("taken-in");
        assertThat(city.world.outbox())
                .containsExactly(
                        "patrol-impound.events.v1 patrol-impound.bike-taken-in.v1 operator-a/JQ00012345",
                        "operator.operator-a.notices patrol-impound.operator-notice.v1 operator-a/JQ00012345");
    }

    @Test
    @Tag("B05")
    void two_bikes_of_nobody_with_the_same_code_are_two_bikes_and_nobody_is_told() {
        var code = new BikeCode.Qr("https://who.example/7");
        TakeIn.Result result = accepted(city.context.takeIn().handle(city.intake(1, id(1), code)));
        assertThat(result.operatorId()).isEqualTo("unknown");
        assertThat(result.filing()).isEqualTo("unknown");
        assertThat(city.world.outbox()).hasSize(1);
        TakeIn.Result other = accepted(city.context.takeIn().handle(city.intake(2, id(2), code)));
        assertThat(other.bikeId()).isNotEqualTo(result.bikeId());
        assertThat(accepted(city.context.takeIn().handle(city.intake(3, id(2), code))))
                .isEqualTo(other);
    }

    @Test
    @Tag("B05")
    void a_refused_intake_leaves_nothing_and_may_be_sent_again() {
        accepted(city.context.takeIn().handle(city.intake(1, id(1), qr(BIKE))));
        int sent = city.world.outbox().size();
        assertThat(refused(city.context.takeIn().handle(city.intake(2, id(2), qr(BIKE)))))
                .isEqualTo(new IntakeRefusal.AlreadyInYard("yard-310110-01", "ZC-310110-20261123-0001"));
        assertThat(city.world.outbox()).hasSize(sent);
        accepted(city.context.undoIntake().handle(city.undo(3, id(1), PATROL)));
        TakeIn.Result again = accepted(city.context.takeIn().handle(city.intake(2, id(2), qr(BIKE))));
        assertThat(again.slipNo()).isEqualTo("ZC-310110-20261123-0002");
    }

    @Test
    @Tag("B05")
    void a_yard_of_another_district_is_as_good_as_none() {
        var command = city.intake(1, id(1), qr(BIKE), PATROL, Given.FAR_YARD.yardId());
        assertThat(refused(city.context.takeIn().handle(command)))
                .isEqualTo(new IntakeRefusal.YardUnknown("yard-310101-01"));
    }

    @Test
    @Tag("B05")
    void an_intake_sent_again_under_another_key_gets_its_first_answer() {
        TakeIn.Result first = accepted(city.context.takeIn().handle(city.intake(1, id(1), qr(BIKE))));
        assertThat(accepted(city.context.takeIn().handle(city.intake(2, id(1), qr(BIKE)))))
                .isEqualTo(first);
        assertThat(refused(city.context
                        .takeIn()
                        .handle(city.intake(3, id(1), qr(BIKE), OTHER_PATROL, Given.YARD.yardId()))))
                .isEqualTo(new IntakeRefusal.IntakeIdUsed(id(1)));
    }

    @Test
    @Tag("B05")
    void what_is_painted_on_the_bike_decides_over_the_code() {
        var command = city.intake(1, id(1), qr(BIKE));
        var typed = new TakeIn.Command(
                command.requestId(),
                command.caller(),
                command.scope(),
                command.by(),
                command.intakeId(),
                command.code(),
                Optional.of(new BikeCode.Typed(new BikeId("operator-b", "YX000001"))),
                command.scanId(),
                command.yardId(),
                command.takenAt(),
                command.place(),
                command.measure(),
                command.legalBasis(),
                command.note(),
                command.photos(),
                command.deviceId(),
                command.offline());
        assertThat(accepted(city.context.takeIn().handle(typed)).operatorId()).isEqualTo("operator-b");
        assertThat(city.world.allIntakes().getFirst().report().qr()).isEqualTo(Given.qrOf(BIKE));
    }

    @Test
    @Tag("B05")
    void an_undo_tells_the_operator_and_frees_the_bike() {
        accepted(city.context.takeIn().handle(city.intake(1, id(1), qr(BIKE))));
        UndoIntake.Result undone = accepted(city.context.undoIntake().handle(city.undo(2, id(1), PATROL)));
        assertThat(undone.status()).isEqualTo("undone");
        assertThat(notices()).extracting(Notice::kind).contains(Notice.Kind.INTAKE_UNDONE);
        assertThat(get(city.world.intakes().lockBike(BIKE))).isEmpty();
        assertThat(accepted(city.context.undoIntake().handle(city.undo(2, id(1), PATROL))))
                .isEqualTo(undone);
        assertThat(refused(city.context.undoIntake().handle(city.undo(3, id(1), PATROL))))
                .isEqualTo(new IntakeRefusal.AlreadyUndone());
    }

    @Test
    @Tag("B05")
    void only_the_one_who_took_it_in_undoes_and_only_that_day() {
        accepted(city.context.takeIn().handle(city.intake(1, id(1), qr(BIKE))));
        assertThat(refused(city.context.undoIntake().handle(city.undo(2, id(1), OTHER_PATROL))))
                .isEqualTo(new IntakeRefusal.NotYours());
        assertThat(refused(city.context.undoIntake().handle(city.undo(3, id(77), PATROL))))
                .isEqualTo(new IntakeRefusal.NotYours());
        city.now = NOW.plus(Duration.ofDays(1));
        assertThat(refused(city.context.undoIntake().handle(city.undo(4, id(1), PATROL))))
                .isInstanceOf(IntakeRefusal.UndoTooLate.class);
    }

    @Test
    @Tag("B05")
    void a_notice_is_read_by_its_own_operator() {
        accepted(city.context.takeIn().handle(city.intake(1, id(1), qr(BIKE))));
        UUID noticeId = notices().getFirst().noticeId();
        var theirs = new ReadNotice.Command(request(8, "x"), noticeId, "operator-b", PATROL);
        assertThat(refused(city.context.readNotice().handle(theirs))).isEqualTo(new NoticeUnknown());
        var own = new ReadNotice.Command(request(9, "x"), noticeId, "operator-a", PATROL);
        assertThat(accepted(city.context.readNotice().handle(own)).readAt()).isEqualTo(NOW);
    }

    /** Seeded; a failure names its seed. */
    @Test
    @Tag("B05")
    void whatever_the_order_of_intakes_and_undos_a_bike_stands_in_one_yard_and_the_books_agree() {
        for (int seed = 0; seed < 60; seed++) {
            playRandomly(seed);
        }
    }

    private static void playRandomly(int seed) {
        var random = new SplittableRandom(seed);
        var city = new UseCases();
        Map<UUID, BikeId> openInModel = new HashMap<>();
        Set<String> slips = new HashSet<>();
        int in = 0;
        int undone = 0;
        for (int step = 1; step <= 60; step++) {
            city.now = NOW.plusSeconds(step);
            UUID intakeId = id(random.nextInt(1, 25));
            BikeId bike = new BikeId("operator-a", "JQ%08d".formatted(random.nextInt(6)));
            if (random.nextInt(3) > 0) {
                boolean known = city.world.allIntakes().stream()
                        .anyMatch(i -> i.intakeId().equals(intakeId));
                boolean free = !openInModel.containsValue(bike);
                var decision = get(city.context.takeIn().handle(city.intake(step, intakeId, qr(bike))));
                boolean took = decision instanceof Decision.Accepted<TakeIn.Result> && !known;
                assertThat(took).as("seed %d step %d", seed, step).isEqualTo(free && !known);
                if (took) {
                    in++;
                    openInModel.put(intakeId, bike);
                    slips.add(((Decision.Accepted<TakeIn.Result>) decision)
                            .value()
                            .slipNo());
                }
            } else {
                var decision = get(city.context.undoIntake().handle(city.undo(step, intakeId, PATROL)));
                boolean did = decision instanceof Decision.Accepted<UndoIntake.Result>;
                assertThat(did).as("seed %d step %d", seed, step).isEqualTo(openInModel.remove(intakeId) != null);
                undone += did ? 1 : 0;
            }
            List<BikeId> open = city.world.allIntakes().stream()
                    .filter(Intake::inStock)
                    .map(Intake::bike)
                    .toList();
            assertThat(open)
                    .as("seed %d step %d", seed, step)
                    .doesNotHaveDuplicates()
                    .hasSize(in - undone);
        }
        var board = get(city.world
                        .findYardBoard()
                        .find(UseCases.DISTRICT, Given.YARD.yardId(), NOW.minus(Duration.ofHours(10)), city.now))
                .orElseThrow();
        assertThat(board.stock())
                .isEqualTo(board.inToday() - board.undoneToday())
                .isEqualTo(in - undone);
        assertThat(slips).hasSize(in);
    }

    private void fleetFiles(BikeId bike) {
        get(city.context
                .whenBikesFiledThenKnowThem()
                .handle(new FleetBikesFiled(
                        bike.operatorId(),
                        NOW.minusSeconds(600),
                        List.of(new FleetBikesFiled.FiledBike(
                                bike.number(), Given.qrOf(bike), NOW.minusSeconds(86_400), "operator-declared")))));
    }

    private List<Notice> notices() {
        return get(city.world.notices().list("operator-a", false, Optional.empty(), 50))
                .items();
    }

    private static <T> T accepted(CompletionStage<Decision<T>> stage) {
        return switch (get(stage)) {
            case Decision.Accepted<T>(var value) -> value;
            case Decision.Refused<T>(var why) -> throw new AssertionError(why.toString());
        };
    }

    private static <T> Refusal refused(CompletionStage<Decision<T>> stage) {
        return switch (get(stage)) {
            case Decision.Refused<T>(var why) -> why;
            case Decision.Accepted<T>(var value) -> throw new AssertionError("accepted: " + value);
        };
    }
}
