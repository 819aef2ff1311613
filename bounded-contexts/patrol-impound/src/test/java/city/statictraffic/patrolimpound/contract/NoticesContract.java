package city.statictraffic.patrolimpound.contract;

import static city.statictraffic.patrolimpound.fixture.Given.BIKE;
import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static city.statictraffic.patrolimpound.fixture.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.patrolimpound.application.queries.Keyset;
import city.statictraffic.patrolimpound.domain.filing.BikeId;
import city.statictraffic.patrolimpound.domain.notice.Notice;
import city.statictraffic.patrolimpound.fixture.World;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B05")
public abstract class NoticesContract {
    protected abstract World world();

    @Test
    void a_notice_is_a_row_and_a_message_to_its_own_operator() {
        get(world().notices().tell(notice(1, BIKE, 0)));
        assertThat(get(world().notices().list("operator-a", false, Optional.empty(), 10))
                        .items())
                .containsExactly(notice(1, BIKE, 0));
        assertThat(world().outbox())
                .containsExactly("operator.operator-a.notices patrol-impound.operator-notice.v1 operator-a/JQ00012345");
    }

    @Test
    void an_operator_sees_its_own_notices_only_newest_first_and_page_by_page() {
        for (int i = 0; i < 5; i++) {
            get(world().notices().tell(notice(i, BIKE, i / 2)));
        }
        get(world().notices().tell(notice(9, new BikeId("operator-b", "X00001"), 9)));
        var first = get(world().notices().list("operator-a", false, Optional.empty(), 2));
        var second = get(
                world().notices().list("operator-a", false, first.nextCursor().flatMap(Keyset::parse), 2));
        var third = get(
                world().notices().list("operator-a", false, second.nextCursor().flatMap(Keyset::parse), 2));
        assertThat(first.items()).extracting(Notice::noticeId).containsExactly(id(4), id(3));
        assertThat(second.items()).extracting(Notice::noticeId).containsExactly(id(2), id(1));
        assertThat(third.items()).extracting(Notice::noticeId).containsExactly(id(0));
        assertThat(third.nextCursor()).isEmpty();
    }

    @Test
    void reading_is_remembered_with_its_first_time_and_leaves_the_unread_list() {
        get(world().notices().tell(notice(1, BIKE, 0)));
        assertThat(get(world().notices().markRead("operator-a", id(1), NOW.plusSeconds(5))))
                .map(Notice::readAt)
                .contains(NOW.plusSeconds(5));
        assertThat(get(world().notices().markRead("operator-a", id(1), NOW.plusSeconds(9))))
                .map(Notice::readAt)
                .contains(NOW.plusSeconds(5));
        assertThat(get(world().notices().list("operator-a", true, Optional.empty(), 10))
                        .items())
                .isEmpty();
    }

    @Test
    void another_operators_notice_cannot_be_read() {
        get(world().notices().tell(notice(1, BIKE, 0)));
        assertThat(get(world().notices().markRead("operator-b", id(1), NOW))).isEmpty();
    }

    private static Notice notice(int number, BikeId bike, int second) {
        return new Notice(
                id(number),
                bike,
                NOW.plusSeconds(second),
                Notice.Kind.INTAKE,
                "yard-310110-01",
                "杨浦区第一暂存点",
                "ZC-310110-20261123-%04d".formatted(number),
                null);
    }
}
