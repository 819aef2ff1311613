package city.statictraffic.platform.operations;

import city.statictraffic.bikefleet.application.feeds.TakeInFeed;
import city.statictraffic.bikefleet.application.port.RecordReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletionStage;

/**
 * Counts records as they are judged on the way in. Duplicates are known only once they land, so here they count as
 * accepted; nothing that was only tried out is counted.
 */
public final class CountedFeeds implements TakeInFeed {
    private final TakeInFeed feeds;
    private final MeterRegistry metrics;

    public CountedFeeds(TakeInFeed feeds, MeterRegistry metrics) {
        this.feeds = feeds;
        this.metrics = metrics;
    }

    @Override
    public CompletionStage<Answer> handle(Command command, RecordReader.ByteSource body) {
        return feeds.handle(command, body).thenApply(answer -> {
            if (!command.dryRun()) {
                count(command, "accepted", answer.received() - answer.rejected());
                count(command, "rejected", answer.rejected());
            }
            return answer;
        });
    }

    private void count(Command command, String verdict, int records) {
        metrics.counter(
                        "feeds.records",
                        "operator",
                        command.operatorId(),
                        "kind",
                        command.kind().path(),
                        "verdict",
                        verdict)
                .increment(records);
    }
}
