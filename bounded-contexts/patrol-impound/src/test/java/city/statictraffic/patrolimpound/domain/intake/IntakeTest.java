package city.statictraffic.patrolimpound.domain.intake;

import static city.statictraffic.patrolimpound.fixture.Given.BIKE;
import static city.statictraffic.patrolimpound.fixture.Given.FAR_YARD;
import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.OFFICER;
import static city.statictraffic.patrolimpound.fixture.Given.OTHER_OFFICER;
import static city.statictraffic.patrolimpound.fixture.Given.filed;
import static city.statictraffic.patrolimpound.fixture.Given.photo;
import static city.statictraffic.patrolimpound.fixture.IntakeBuilder.anIntake;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.event.Change;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.filing.Filing;
import city.statictraffic.patrolimpound.events.BikeTakenIn;
import city.statictraffic.patrolimpound.events.IntakeUndone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B05")
class IntakeTest {
    @Test
    void an_unfiled_bike_is_taken_in_with_a_slip_and_an_event() {
        var change = anIntake().slip(7).change();
        Intake intake = change.state();
        assertThat(intake.slipNo().text()).isEqualTo("ZC-310110-20261123-0007");
        assertThat(intake.filing()).isEqualTo(Filing.UNFILED);
        assertThat(intake.inStock()).isTrue();
        var event = (BikeTakenIn) change.events().getFirst();
        assertThat(event.slipNo()).isEqualTo("ZC-310110-20261123-0007");
        assertThat(event.yardName()).isEqualTo("杨浦区第一暂存点");
        assertThat(event.takenAt()).isEqualTo(NOW);
        assertThat(event.recordedAt()).isEqualTo(NOW.plusSeconds(2));
        assertThat(event.photos()).containsExactly(photo(1).hex());
        assertThat(event.aggregateId()).isEqualTo("operator-a/JQ00012345");
    }

    @Test
    void filing_is_looked_up_as_of_the_time_of_taking() {
        assertThat(anIntake().knowing(filed(BIKE, NOW)).intake().filing()).isEqualTo(Filing.FILED);
        assertThat(anIntake().knowing(filed(BIKE, NOW.plusMillis(1))).intake().filing())
                .isEqualTo(Filing.UNFILED);
    }

    @Test
    void a_filed_bike_taken_in_as_unfiled_is_marked_for_somebody_to_look_at() {
        assertThat(anIntake().knowing(filed(BIKE, NOW)).intake().basisInDoubt()).isTrue();
        assertThat(anIntake()
                        .knowing(filed(BIKE, NOW))
                        .on(LegalBasis.PARKING)
                        .intake()
                        .basisInDoubt())
                .isFalse();
        assertThat(anIntake().intake().basisInDoubt()).isFalse();
    }

    @Test
    void of_a_bike_without_known_operator_the_filing_is_unknown() {
        assertThat(anIntake().of(BikeId.ofUnreadCode("x")).intake().filing()).isEqualTo(Filing.UNKNOWN);
    }

    @Test
    void a_bike_already_in_a_yard_is_refused_with_where_it_is() {
        Intake first = anIntake().intake();
        assertThat(refusal(anIntake().into(FAR_YARD).alreadyIn(first).decide()))
                .isEqualTo(new IntakeRefusal.AlreadyInYard("yard-310110-01", "ZC-310110-20261123-0001"));
    }

    @Test
    void an_intake_needs_a_photo_that_arrived() {
        assertThat(refusal(anIntake().photos().decide())).isEqualTo(new IntakeRefusal.PhotoMissing());
        assertThat(refusal(anIntake()
                        .photos(photo(1), photo(2))
                        .knownPhotos(photo(1))
                        .decide()))
                .isEqualTo(new IntakeRefusal.EvidenceUnknown(List.of(photo(2).hex())));
    }

    @Test
    void an_unknown_yard_is_refused() {
        assertThat(refusal(anIntake().intoNoKnownYard().decide()))
                .isEqualTo(new IntakeRefusal.YardUnknown("yard-nowhere"));
    }

    @Test
    void a_device_time_far_off_is_refused() {
        assertThat(refusal(anIntake().recordedAt(NOW.minus(Duration.ofDays(2))).decide()))
                .isEqualTo(new IntakeRefusal.TakenAtWrong(NOW));
        assertThat(refusal(anIntake().recordedAt(NOW.plus(Duration.ofDays(46))).decide()))
                .isEqualTo(new IntakeRefusal.TakenAtWrong(NOW));
    }

    @Test
    void the_one_who_took_it_in_takes_it_back_the_same_day() {
        var decision = undo(anIntake().intake(), NOW.plusSeconds(600));
        var change = ((Decision.Accepted<Change<Intake>>) decision).value();
        assertThat(change.state().status()).isEqualTo(new IntakeStatus.Undone(NOW.plusSeconds(600), "扫错车辆"));
        var event = (IntakeUndone) change.events().getFirst();
        assertThat(event.reason()).isEqualTo("扫错车辆");
        assertThat(event.slipNo()).isEqualTo("ZC-310110-20261123-0001");
    }

    @Test
    void somebody_else_does_not_even_learn_of_it() {
        var decision = anIntake().intake().undo(OTHER_OFFICER, "x", CityCalendar.SHANGHAI, NOW.plusSeconds(600));
        assertThat(refusal(decision)).isEqualTo(new IntakeRefusal.NotYours());
    }

    @Test
    void the_day_ends_at_midnight_of_the_city() {
        Instant lastSecond = Instant.parse("2026-11-23T15:59:59Z");
        assertThat(undo(anIntake().intake(), lastSecond)).isInstanceOf(Decision.Accepted.class);
        assertThat(refusal(undo(anIntake().intake(), lastSecond.plusSeconds(1))))
                .isEqualTo(new IntakeRefusal.UndoTooLate(LocalDate.of(2026, 11, 23)));
    }

    @Test
    void an_undone_intake_is_not_undone_again() {
        var once = ((Decision.Accepted<Change<Intake>>) undo(anIntake().intake(), NOW.plusSeconds(600))).value();
        assertThat(refusal(undo(once.state(), NOW.plusSeconds(900)))).isEqualTo(new IntakeRefusal.AlreadyUndone());
    }

    private static Decision<Change<Intake>> undo(Intake intake, Instant at) {
        return intake.undo(OFFICER, "扫错车辆", CityCalendar.SHANGHAI, at);
    }

    private static Object refusal(Decision<Change<Intake>> decision) {
        return switch (decision) {
            case Decision.Refused<Change<Intake>>(var why) -> why;
            case Decision.Accepted<Change<Intake>>(var change) -> throw new AssertionError(change.toString());
        };
    }
}
