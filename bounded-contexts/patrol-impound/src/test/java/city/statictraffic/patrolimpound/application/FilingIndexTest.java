package city.statictraffic.patrolimpound.application;

import static city.statictraffic.patrolimpound.fixture.Given.BIKE;
import static city.statictraffic.patrolimpound.fixture.Given.NOW;
import static city.statictraffic.patrolimpound.fixture.Given.filed;
import static city.statictraffic.patrolimpound.fixture.Given.get;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.patrolimpound.application.queries.FilingIndex;
import city.statictraffic.patrolimpound.application.queries.FilingIndexSource;
import city.statictraffic.patrolimpound.application.queries.ReadFilingIndex;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B04")
class FilingIndexTest {
    private final UseCases city = new UseCases();

    @Test
    void the_index_is_a_head_and_sorted_keys() {
        get(city.world.filings().know("operator-a", NOW, List.of(filed(BIKE, NOW))));
        FilingIndex index =
                get(city.context.readFilingIndex(city.world.filingIndexSource()).read());
        ByteBuffer bytes = ByteBuffer.wrap(index.bytes());
        var magic = new byte[4];
        bytes.get(magic);
        assertThat(magic).asString().isEqualTo("FBI1");
        assertThat(bytes.getLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(bytes.getInt()).isEqualTo(1);
        assertThat(bytes.getLong()).isEqualTo(FilingIndex.keyOf(BIKE));
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void the_key_is_the_head_of_the_digest_of_operator_and_number() {
        // printf 'operator-a/JQ00012345' | sha256sum
        assertThat(Long.toHexString(FilingIndex.keyOf(BIKE))).isEqualTo("dd2e69a90b2b48c8");
    }

    @Test
    void it_is_built_again_only_when_something_was_filed_and_not_too_often() {
        ReadFilingIndex reader = city.context.readFilingIndex(city.world.filingIndexSource());
        FilingIndex first = get(reader.read());
        get(city.world.filings().know("operator-a", NOW, List.of(filed(BIKE, NOW))));
        assertThat(get(reader.read())).isSameAs(first);
        city.now = NOW.plusSeconds(11);
        FilingIndex second = get(reader.read());
        assertThat(second.etag()).isNotEqualTo(first.etag());
        city.now = NOW.plusSeconds(22);
        assertThat(get(reader.read())).isSameAs(second);
    }

    @Test
    void many_who_ask_at_once_wait_for_one_build() {
        var builds = new AtomicInteger();
        var keys = new CompletableFuture<long[]>();
        ReadFilingIndex reader = city.context.readFilingIndex(new FilingIndexSource() {
            @Override
            public CompletionStage<Long> version() {
                return CompletableFuture.completedFuture(1L);
            }

            @Override
            public CompletionStage<long[]> keys() {
                builds.incrementAndGet();
                return keys;
            }
        });
        CompletionStage<FilingIndex> one = reader.read();
        CompletionStage<FilingIndex> other = reader.read();
        keys.complete(new long[0]);
        assertThat(get(one)).isSameAs(get(other));
        assertThat(builds).hasValue(1);
    }

    @Test
    void a_failed_build_is_tried_again() {
        var attempts = new AtomicInteger();
        ReadFilingIndex reader = city.context.readFilingIndex(new FilingIndexSource() {
            @Override
            public CompletionStage<Long> version() {
                return attempts.incrementAndGet() == 1
                        ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                        : CompletableFuture.completedFuture(1L);
            }

            @Override
            public CompletionStage<long[]> keys() {
                return CompletableFuture.completedFuture(new long[0]);
            }
        });
        assertThat(reader.read().toCompletableFuture()).isCompletedExceptionally();
        assertThat(get(reader.read()).version()).isEqualTo(1);
    }
}
