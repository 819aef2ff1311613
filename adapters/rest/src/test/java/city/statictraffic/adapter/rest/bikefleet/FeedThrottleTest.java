package city.statictraffic.adapter.rest.bikefleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.bikefleet.application.feeds.FeedLimits;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B01")
class FeedThrottleTest {
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong second = new AtomicLong(1_800_000_000L);
    private final FeedThrottle throttle = new FeedThrottle(waiting::get, () -> Instant.ofEpochSecond(second.get()));

    private ProblemException refusal(String operator) {
        return catchThrowableOfType(ProblemException.class, () -> throttle.enter(operator));
    }

    @Test
    void while_landing_is_far_behind_nobody_enters() {
        waiting.set(FeedLimits.PACKS_WAITING_MAX + 1L);
        ProblemException refused = refusal("operator-a");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("feed.landing-behind");
        assertThat(refused.retryAfterSeconds()).isPositive();
        waiting.set(FeedLimits.PACKS_WAITING_MAX);
        throttle.enter("operator-a").close();
    }

    @Test
    void one_operator_takes_its_own_places_only_and_gets_them_back() {
        FeedThrottle.Place last = throttle.enter("operator-a");
        for (int i = 1; i < FeedLimits.REQUESTS_AT_ONCE_MAX; i++) {
            throttle.enter("operator-a");
        }
        assertThat(refusal("operator-a").code()).isEqualTo("feed.too-many-at-once");
        throttle.enter("operator-b").close();
        last.close();
        throttle.enter("operator-a").close();
    }

    @Test
    void so_many_a_minute_and_more_in_the_next() {
        for (int i = 0; i < FeedLimits.REQUESTS_PER_MINUTE_MAX; i++) {
            throttle.enter("operator-a").close();
        }
        ProblemException refused = refusal("operator-a");
        assertThat(refused.code()).isEqualTo("feed.too-many-requests");
        second.addAndGet(refused.retryAfterSeconds());
        throttle.enter("operator-a").close();
    }
}
