package city.statictraffic.adapter.feedjson;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.bikefleet.application.feeds.FeedUseCases;
import city.statictraffic.bikefleet.application.feeds.TakeInFeed;
import city.statictraffic.bikefleet.application.feeds.TakeInFeed.Answer;
import city.statictraffic.bikefleet.application.feeds.TakeInFeed.End;
import city.statictraffic.bikefleet.application.port.FeedBatches;
import city.statictraffic.bikefleet.application.port.FeedPack;
import city.statictraffic.bikefleet.application.port.FeedPacks;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.application.port.RecordReader;
import city.statictraffic.bikefleet.domain.feed.CityProfile;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.bikefleet.domain.feed.QrUrlRule;
import city.statictraffic.kernel.geo.Datum;
import city.statictraffic.kernel.id.UuidV7;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Taking in with the real reader: what is acknowledged must be what the log holds, whatever the log refuses. */
@Tag("B01")
class TakeInFeedTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final int ROUTES = 8;

    @Test
    void a_whole_body_is_answered_with_its_counts() {
        var log = new Log(call -> false, call -> false);
        Answer answer = take(log, body(3) + "{\n");
        assertThat(answer.end()).isEqualTo(End.COMPLETE);
        assertThat(answer.received()).isEqualTo(4);
        assertThat(answer.accepted()).isEqualTo(3);
        assertThat(answer.rejected()).isEqualTo(1);
        assertThat(answer.processedThroughLine()).isEqualTo(4);
        assertThat(log.lines).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void lines_whose_pack_was_lost_on_the_way_to_the_log_are_not_acknowledged() {
        var log = new Log(call -> false, call -> call == 1);
        Answer answer = take(log, body(40));
        assertThat(answer.end()).isEqualTo(End.NOT_DURABLE);
        assertThat(answer.received()).isEqualTo(log.lines.size()).isLessThan(40);
        assertAcknowledgedIsHeld(answer, log);
    }

    @Test
    void lines_that_the_log_had_no_room_for_are_not_acknowledged() {
        var log = new Log(call -> call == 2, call -> false);
        Answer answer = take(log, body(40));
        assertThat(answer.end()).isEqualTo(End.TOO_BUSY);
        assertAcknowledgedIsHeld(answer, log);
    }

    @Test
    void whatever_the_log_refuses_every_acknowledged_line_is_in_it() {
        var random = new SplittableRandom(7);
        for (int trial = 0; trial < 300; trial++) {
            Set<Integer> refused = some(random);
            Set<Integer> failing = some(random);
            var log = new Log(refused::contains, failing::contains);
            Answer answer = take(log, body(1 + random.nextInt(9_000)));
            assertAcknowledgedIsHeld(answer, log);
        }
    }

    @Test
    void a_dry_run_keeps_nothing() {
        var log = new Log(call -> false, call -> false);
        Answer answer = take(log, body(5), true);
        assertThat(answer.state()).isEqualTo("dry-run");
        assertThat(answer.accepted()).isEqualTo(5);
        assertThat(log.lines).isEmpty();
    }

    private static void assertAcknowledgedIsHeld(Answer answer, Log log) {
        assertThat(answer.received()).isEqualTo(log.lines.size());
        for (int line = 1; line <= answer.processedThroughLine(); line++) {
            assertThat(log.lines).contains(line);
        }
    }

    private static Set<Integer> some(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(3))
                .map(ignored -> random.nextInt(16))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static String body(int records) {
        return IntStream.range(0, records)
                .mapToObj(i ->
                        "{\"bikeId\":\"JQ%06d\",\"at\":\"2026-11-01T08:00:00+08:00\",\"lon\":121.47,\"lat\":31.23,\"state\":\"parked\"}\n"
                                .formatted(i))
                .collect(Collectors.joining());
    }

    private static Answer take(Log log, String body) {
        return take(log, body, false);
    }

    private static Answer take(Log log, String body, boolean dryRun) {
        TakeInFeed takeInFeed = FeedUseCases.takeInFeed(
                new OneOperator(),
                new JacksonRecordReader(),
                log,
                new NoLedger(),
                UuidV7.from(InstantSource.fixed(NOW), new SplittableRandom(3)),
                InstantSource.fixed(NOW));
        var in = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        var command = new TakeInFeed.Command(
                "operator-a",
                FeedKind.POSITIONS,
                Datum.WGS84,
                RecordReader.Format.NDJSON,
                false,
                false,
                dryRun,
                FeedBatches.Channel.HTTP);
        return takeInFeed.handle(command, in::read).toCompletableFuture().join();
    }

    /** Keeps the lines of what it took; refuses some calls at once, and loses others later. */
    private static final class Log implements FeedPacks {
        private final IntPredicate refuses;
        private final IntPredicate loses;
        private final Set<Integer> lines = new HashSet<>();
        private int calls;

        private Log(IntPredicate refuses, IntPredicate loses) {
            this.refuses = refuses;
            this.loses = loses;
        }

        @Override
        public CompletionStage<Void> append(FeedPack pack, int route) {
            int call = calls++;
            if (refuses.test(call)) {
                throw new Overloaded("full");
            }
            if (loses.test(call)) {
                return CompletableFuture.failedFuture(new IllegalStateException("lost"));
            }
            pack.entries().forEach(entry -> lines.add(entry.line()));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public int routes() {
            return ROUTES;
        }
    }

    private static final class OneOperator implements FleetSettings {
        private static final Operator OPERATOR = new Operator(
                "operator-a",
                1,
                "甲骑科技",
                "Jiaqi",
                "#0070c0",
                new QrUrlRule(List.of("qr.jiaqi.example"), "/b/{bikeId}", "A-Z0-9", 3, 16),
                Duration.ofMinutes(15),
                false);

        @Override
        public CityProfile profileFor(Operator operator) {
            return CityProfile.shanghai();
        }

        @Override
        public Optional<Operator> findOperator(String operatorId) {
            return Optional.of(OPERATOR);
        }

        @Override
        public List<Operator> listOperators() {
            return List.of(OPERATOR);
        }
    }

    private static final class NoLedger implements FeedBatches {
        @Override
        public CompletionStage<Void> open(
                UUID batchId, String operatorId, FeedKind kind, Channel channel, Instant receivedAt) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> close(
                UUID batchId, int received, int rejected, int processedThroughLine, boolean interrupted, Instant at) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Batch> whenLanded(UUID batchId, Duration atMost) {
            return CompletableFuture.failedFuture(new IllegalStateException("not asked for"));
        }

        @Override
        public CompletionStage<List<RejectedLine>> rejectedLines(UUID batchId, int limit) {
            return CompletableFuture.completedFuture(new ArrayList<>());
        }
    }
}
