package city.statictraffic.patrolimpound.contract;

import static city.statictraffic.patrolimpound.fixture.Given.BIKE;
import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.OFFICER;
import static city.statictraffic.patrolimpound.fixture.Given.STREET;
import static city.statictraffic.patrolimpound.fixture.Given.YARD;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static city.statictraffic.patrolimpound.fixture.Given.id;
import static city.statictraffic.patrolimpound.fixture.Given.photo;
import static city.statictraffic.patrolimpound.fixture.IntakeBuilder.anIntake;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.event.Change;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.patrolimpound.domain.intake.Intake;
import city.statictraffic.patrolimpound.domain.intake.IntakeRefusal;
import city.statictraffic.patrolimpound.domain.scan.Custody;
import city.statictraffic.patrolimpound.fixture.World;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B05")
public abstract class IntakesContract {
    protected abstract World world();

    @BeforeEach
    void a_yard() {
        get(world().yards().save(YARD));
    }

    @Test
    void a_saved_intake_is_found_again_as_it_was() {
        Intake intake =
                save(anIntake().afterScan(id(1)).photos(photo(2), photo(1)).change());
        assertThat(get(world().intakes().find(intake.intakeId()))).contains(intake);
        assertThat(get(world().intakes().lock(intake.intakeId()))).contains(intake);
    }

    @Test
    void an_intake_without_place_or_scan_is_found_again_as_it_was() {
        Intake intake = save(anIntake().nowhere().change());
        assertThat(get(world().intakes().find(intake.intakeId()))).contains(intake);
    }

    @Test
    void an_undone_intake_keeps_when_and_why() {
        Intake intake = save(anIntake().change());
        Intake undone = save(undo(intake));
        Intake found = get(world().intakes().find(intake.intakeId())).orElseThrow();
        assertThat(found.status()).isEqualTo(undone.status());
        assertThat(found.report()).isEqualTo(intake.report());
    }

    @Test
    void a_bike_in_stock_is_known_by_its_intake_and_an_undone_one_is_not() {
        assertThat(get(world().intakes().lockBike(BIKE))).isEmpty();
        assertThat(get(world().intakes().findCustody(BIKE))).isEmpty();
        Intake intake = save(anIntake().change());
        assertThat(get(world().intakes().lockBike(BIKE))).contains(intake);
        assertThat(get(world().intakes().findCustody(BIKE)))
                .contains(new Custody(intake.intakeId(), YARD.yardId(), YARD.place(), NOW, STREET));
        save(undo(intake));
        assertThat(get(world().intakes().lockBike(BIKE))).isEmpty();
        assertThat(get(world().intakes().findCustody(BIKE))).isEmpty();
    }

    @Test
    void two_open_intakes_of_one_bike_cannot_be_saved() {
        save(anIntake().id(id(1)).change());
        assertThatThrownBy(() -> save(anIntake().id(id(2)).slip(2).change())).isNotNull();
    }

    @Test
    void slips_are_counted_per_district_and_day() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        assertThat(get(world().intakes().nextSlip("310110", day))).isEqualTo(1);
        assertThat(get(world().intakes().nextSlip("310110", day))).isEqualTo(2);
        assertThat(get(world().intakes().nextSlip("310101", day))).isEqualTo(1);
        assertThat(get(world().intakes().nextSlip("310110", day.plusDays(1)))).isEqualTo(1);
    }

    @Test
    void a_refused_use_case_gives_its_slip_number_back_and_leaves_nothing() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        Decision<Intake> refused = get(world().work()
                .run(() -> world().intakes()
                        .nextSlip("310110", day)
                        .thenCompose(
                                ignored -> world().intakes().save(anIntake().change()))
                        .thenApply(ignored -> Decision.<Intake>refused(new IntakeRefusal.AlreadyUndone()))));
        assertThat(refused).isInstanceOf(Decision.Refused.class);
        assertThat(get(world().intakes().nextSlip("310110", day))).isEqualTo(1);
        assertThat(get(world().intakes().find(anIntake().intake().intakeId()))).isEmpty();
        assertThat(world().outbox()).isEmpty();
    }

    @Test
    void the_events_of_an_intake_are_left_in_the_outbox_in_their_order() {
        save(undo(save(anIntake().change())));
        assertThat(world().outbox())
                .containsExactly(
                        "patrol-impound.events.v1 patrol-impound.bike-taken-in.v1 operator-a/JQ00012345",
                        "patrol-impound.events.v1 patrol-impound.intake-undone.v1 operator-a/JQ00012345");
    }

    private Intake save(Change<Intake> change) {
        return get(world().intakes().save(change));
    }

    private static Change<Intake> undo(Intake intake) {
        var decision = intake.undo(OFFICER, "扫错车辆", CityCalendar.SHANGHAI, NOW.plusSeconds(600));
        return switch (decision) {
            case Decision.Accepted<Change<Intake>>(var change) -> change;
            case Decision.Refused<Change<Intake>>(var why) -> throw new AssertionError(why.toString());
        };
    }
}
