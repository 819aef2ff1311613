package city.statictraffic.patrolimpound.contract;

import static city.statictraffic.patrolimpound.fixture.Given.BIKE;
import static city.statictraffic.patrolimpound.fixture.Given.FAR_YARD;
import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.OFFICER;
import static city.statictraffic.patrolimpound.fixture.Given.OTHER_OFFICER;
import static city.statictraffic.patrolimpound.fixture.Given.YARD;
import static city.statictraffic.patrolimpound.fixture.Given.filed;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static city.statictraffic.patrolimpound.fixture.Given.id;
import static city.statictraffic.patrolimpound.fixture.IntakeBuilder.anIntake;
import static city.statictraffic.patrolimpound.fixture.ScanBuilder.aScan;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.application.Page;
import city.statictraffic.kernel.event.Change;
import city.statictraffic.patrolimpound.application.queries.FindIntakes.Filter;
import city.statictraffic.patrolimpound.application.queries.FindIntakes.IntakeLine;
import city.statictraffic.patrolimpound.application.queries.FindScans.ScanLine;
import city.statictraffic.patrolimpound.application.queries.Keyset;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.intake.Intake;
import city.statictraffic.patrolimpound.fixture.Lines;
import city.statictraffic.patrolimpound.fixture.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of the lists of scans and of intakes. */
@Tag("B04")
@Tag("B05")
public abstract class ListsContract {
    private static final Filter ALL =
            new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final DataScope CITY = new DataScope.WholeCity();

    protected abstract World world();

    @BeforeEach
    void two_yards() {
        get(world().yards().save(YARD));
        get(world().yards().save(FAR_YARD));
    }

    @Test
    void an_officer_sees_the_days_own_scans_newest_first_with_their_intakes() {
        get(world().scans().save(aScan().id(id(1)).at(NOW.minusSeconds(60)).change()));
        get(world().scans().save(aScan().id(id(2)).qr("weixin://x").in(null).change()));
        get(world().scans().save(aScan().id(id(3)).by(OTHER_OFFICER).change()));
        get(world().scans()
                .save(aScan().id(id(4)).at(NOW.minus(Duration.ofDays(1))).change()));
        save(anIntake().id(id(50)).afterScan(id(1)).change());
        Page<ScanLine> page = get(world().findScans()
                .list(OFFICER.subject(), NOW.minusSeconds(3_600), NOW.plusSeconds(1), Optional.empty(), 10));
        assertThat(page.items())
                .containsExactly(
                        new ScanLine(
                                id(2), NOW, "unrecognised", null, null, "weixin://x", null, "T-1", null, null, null),
                        new ScanLine(
                                id(1),
                                NOW.minusSeconds(60),
                                "unfiled",
                                "operator-a",
                                BIKE.number(),
                                "https://qr.jiaqi.example/b/JQ00012345",
                                id(50),
                                "T-1",
                                121.5152,
                                31.2992,
                                8.0));
        assertThat(page.nextCursor()).isEmpty();
    }

    @Test
    void scans_come_page_by_page_without_gap_or_repetition() {
        for (int i = 1; i <= 7; i++) {
            get(world().scans()
                    .save(aScan().id(id(i)).at(NOW.plusSeconds(i / 3)).change()));
        }
        Optional<Keyset> after = Optional.empty();
        for (int i = 7; i >= 1; i -= 2) {
            Page<ScanLine> page = get(world().findScans().list(OFFICER.subject(), NOW, NOW.plusSeconds(60), after, 2));
            assertThat(page.items().getFirst().scanId()).isEqualTo(id(i));
            after = page.nextCursor().flatMap(Keyset::parse);
        }
        assertThat(after).isEmpty();
    }

    @Test
    void a_line_says_all_about_an_intake() {
        Intake intake =
                save(anIntake().afterScan(id(1)).knowing(filed(BIKE, NOW)).change());
        assertThat(intake.basisInDoubt()).isTrue();
        assertThat(get(world().findIntakes().find(CITY, intake.intakeId()))).contains(Lines.of(intake));
        assertThat(get(world().findIntakes().list(CITY, ALL, Optional.empty(), 10))
                        .items())
                .containsExactly(Lines.of(intake));
    }

    @Test
    void intakes_are_seen_within_the_scope_only() {
        Intake here = save(anIntake().id(id(1)).change());
        Intake there = save(anIntake()
                .id(id(2))
                .of(new BikeId("operator-b", "YX000001"))
                .into(FAR_YARD)
                .change());
        var district = new DataScope.OneDistrict("310110");
        assertThat(ids(district, ALL)).containsExactly(here.intakeId());
        assertThat(get(world().findIntakes().find(district, there.intakeId()))).isEmpty();
        assertThat(ids(new DataScope.OneOperator("operator-b"), ALL)).containsExactly(there.intakeId());
        assertThat(ids(new DataScope.Nothing(), ALL)).isEmpty();
        assertThat(ids(CITY, ALL)).containsExactly(there.intakeId(), here.intakeId());
    }

    @Test
    void intakes_are_filtered_by_yard_day_status_and_operator() {
        save(anIntake().id(id(1)).change());
        save(anIntake()
                .id(id(2))
                .of(new BikeId("operator-b", "YX000001"))
                .into(FAR_YARD)
                .at(NOW.minus(Duration.ofDays(2)))
                .change());
        assertThat(ids(CITY, filter(Optional.of(YARD.yardId()), Optional.empty(), Optional.empty())))
                .containsExactly(id(1));
        assertThat(ids(CITY, filter(Optional.empty(), Optional.of("undone"), Optional.empty())))
                .isEmpty();
        assertThat(ids(CITY, filter(Optional.empty(), Optional.empty(), Optional.of("operator-b"))))
                .containsExactly(id(2));
        var today = new Filter(
                Optional.empty(),
                Optional.of(NOW),
                Optional.of(NOW.plusSeconds(60)),
                Optional.empty(),
                Optional.empty());
        assertThat(ids(CITY, today)).containsExactly(id(1));
    }

    @Test
    void intakes_come_page_by_page() {
        for (int i = 1; i <= 3; i++) {
            save(anIntake()
                    .id(id(i))
                    .of(new BikeId("operator-a", "JQ%08d".formatted(i)))
                    .slip(i)
                    .change());
        }
        Page<IntakeLine> first = get(world().findIntakes().list(CITY, ALL, Optional.empty(), 2));
        Page<IntakeLine> second =
                get(world().findIntakes().list(CITY, ALL, first.nextCursor().flatMap(Keyset::parse), 2));
        assertThat(first.items()).extracting(IntakeLine::intakeId).containsExactly(id(3), id(2));
        assertThat(second.items()).extracting(IntakeLine::intakeId).containsExactly(id(1));
        assertThat(second.nextCursor()).isEmpty();
    }

    private List<UUID> ids(DataScope scope, Filter filter) {
        return get(world().findIntakes().list(scope, filter, Optional.empty(), 10)).items().stream()
                .map(IntakeLine::intakeId)
                .toList();
    }

    private static Filter filter(Optional<String> yard, Optional<String> status, Optional<String> operator) {
        return new Filter(yard, Optional.empty(), Optional.empty(), status, operator);
    }

    private Intake save(Change<Intake> change) {
        return get(world().intakes().save(change));
    }
}
