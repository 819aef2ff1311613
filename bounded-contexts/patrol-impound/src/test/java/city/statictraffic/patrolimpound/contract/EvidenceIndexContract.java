package city.statictraffic.patrolimpound.contract;

import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.YARD;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static city.statictraffic.patrolimpound.fixture.Given.photo;
import static city.statictraffic.patrolimpound.fixture.IntakeBuilder.anIntake;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.patrolimpound.application.port.EvidenceIndex;
import city.statictraffic.patrolimpound.fixture.World;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B05")
public abstract class EvidenceIndexContract {
    protected abstract World world();

    @Test
    void the_first_arrival_of_a_photo_counts() {
        assertThat(get(world().evidenceIndex().add(entry(1, "subject-1")))).isTrue();
        assertThat(get(world().evidenceIndex().add(entry(1, "subject-2")))).isFalse();
        assertThat(get(world().evidenceIndex().find(photo(1)))).contains(entry(1, "subject-1"));
        assertThat(get(world().evidenceIndex().find(photo(2)))).isEmpty();
    }

    @Test
    void only_photos_that_arrived_are_known() {
        get(world().evidenceIndex().add(entry(1, "subject-1")));
        assertThat(get(world().evidenceIndex().listKnown(List.of(photo(1), photo(2)))))
                .isEqualTo(Set.of(photo(1)));
        assertThat(get(world().evidenceIndex().listKnown(List.of()))).isEmpty();
    }

    @Test
    void a_photo_is_seen_by_its_sender_and_by_who_may_see_its_intake() {
        get(world().yards().save(YARD));
        get(world().evidenceIndex().add(entry(1, "subject-1")));
        assertThat(visible(new DataScope.Nothing(), "subject-1")).isTrue();
        assertThat(visible(new DataScope.WholeCity(), "someone")).isFalse();
        get(world().intakes().save(anIntake().photos(photo(1)).change()));
        assertThat(visible(new DataScope.WholeCity(), "someone")).isTrue();
        assertThat(visible(new DataScope.OneDistrict("310110"), "someone")).isTrue();
        assertThat(visible(new DataScope.OneDistrict("310101"), "someone")).isFalse();
        assertThat(visible(new DataScope.OneOperator("operator-a"), "someone")).isTrue();
        assertThat(visible(new DataScope.OneOperator("operator-b"), "someone")).isFalse();
        assertThat(visible(new DataScope.Nothing(), "someone")).isFalse();
    }

    private boolean visible(DataScope scope, String subject) {
        return get(world().evidenceIndex().isVisible(scope, subject, photo(1)));
    }

    private static EvidenceIndex.Entry entry(int number, String subject) {
        return new EvidenceIndex.Entry(photo(number), 1_234, "image/jpeg", NOW, subject);
    }
}
