package city.statictraffic.patrolimpound.contract;

import static city.statictraffic.patrolimpound.fixture.Given.FAR_YARD;
import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.OFFICER;
import static city.statictraffic.patrolimpound.fixture.Given.YARD;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static city.statictraffic.patrolimpound.fixture.Given.id;
import static city.statictraffic.patrolimpound.fixture.IntakeBuilder.anIntake;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.event.Change;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.patrolimpound.application.queries.FindYardBoard.OperatorCount;
import city.statictraffic.patrolimpound.application.queries.FindYardBoard.YardBoard;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.intake.Intake;
import city.statictraffic.patrolimpound.domain.yard.Yard;
import city.statictraffic.patrolimpound.fixture.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of the yards and of their boards. */
@Tag("B05")
public abstract class YardsContract {
    private static final DataScope CITY = new DataScope.WholeCity();
    private static final DataScope HERE = new DataScope.OneDistrict("310110");

    protected abstract World world();

    @BeforeEach
    void two_yards() {
        get(world().yards().save(YARD));
        get(world().yards().save(FAR_YARD));
    }

    @Test
    void a_district_sees_its_own_yards_only() {
        assertThat(get(world().yards().list(HERE))).containsExactly(YARD);
        assertThat(get(world().yards().find(HERE, FAR_YARD.yardId()))).isEmpty();
        assertThat(get(world().yards().find(HERE, YARD.yardId()))).contains(YARD);
        assertThat(get(world().yards().list(CITY))).containsExactly(FAR_YARD, YARD);
        assertThat(get(world().yards().list(new DataScope.OneOperator("operator-a"))))
                .hasSize(2);
        assertThat(get(world().yards().list(new DataScope.Nothing()))).isEmpty();
    }

    @Test
    void a_yard_saved_again_is_changed() {
        var larger = new Yard(YARD.yardId(), "新名", "310110", "军工路 2 号", 900, YARD.place());
        get(world().yards().save(larger));
        assertThat(get(world().yards().find(CITY, YARD.yardId()))).contains(larger);
    }

    @Test
    void the_board_counts_stock_dwell_and_the_day() {
        var noon = NOW.plus(Duration.ofHours(2));
        var dayBegan = CityCalendar.SHANGHAI.startOf(CityCalendar.SHANGHAI.dayOf(NOW));
        save(anIntake().id(id(1)).of(bike("operator-a", 1)).slip(1).change());
        save(anIntake()
                .id(id(2))
                .of(bike("operator-b", 2))
                .slip(2)
                .at(NOW.minus(Duration.ofDays(2)))
                .change());
        save(anIntake()
                .id(id(3))
                .of(bike("operator-a", 3))
                .slip(3)
                .at(NOW.minus(Duration.ofDays(5)))
                .change());
        save(anIntake()
                .id(id(4))
                .of(bike("operator-a", 4))
                .slip(4)
                .at(NOW.minus(Duration.ofDays(9)))
                .change());
        Intake wrong =
                save(anIntake().id(id(5)).of(bike("operator-a", 5)).slip(5).change());
        save(
                switch (wrong.undo(OFFICER, "扫错", CityCalendar.SHANGHAI, NOW.plusSeconds(60))) {
                    case Decision.Accepted<Change<Intake>>(var change) -> change;
                    case Decision.Refused<Change<Intake>>(var why) -> throw new AssertionError(why.toString());
                });
        assertThat(get(world().findYardBoard().find(HERE, YARD.yardId(), dayBegan, noon)))
                .contains(new YardBoard(
                        YARD.yardId(),
                        YARD.name(),
                        YARD.capacity(),
                        4,
                        2,
                        1,
                        List.of(1, 1, 1, 1),
                        List.of(new OperatorCount("operator-a", 3), new OperatorCount("operator-b", 1))));
        assertThat(get(world().findYardBoard().find(HERE, FAR_YARD.yardId(), dayBegan, noon)))
                .isEmpty();
        YardBoard own = get(world().findYardBoard()
                        .find(new DataScope.OneOperator("operator-b"), YARD.yardId(), dayBegan, noon))
                .orElseThrow();
        assertThat(own.stock()).isEqualTo(1);
        assertThat(own.byOperator()).containsExactly(new OperatorCount("operator-b", 1));
    }

    private static BikeId bike(String operatorId, int number) {
        return new BikeId(operatorId, "JQ%08d".formatted(number));
    }

    private Intake save(Change<Intake> change) {
        return get(world().intakes().save(change));
    }
}
