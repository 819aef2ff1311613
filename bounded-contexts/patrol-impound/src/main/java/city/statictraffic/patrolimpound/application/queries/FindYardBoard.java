package city.statictraffic.patrolimpound.application.queries;

import city.statictraffic.kernel.access.DataScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What stands in a yard now. */
public interface FindYardBoard {
    /**
     * @param inToday recorded since the day began; {@code undoneToday} are those of them, or of that day, taken back
     * @param dwell counts of the stock by days since it was taken in: less than 1, 1 to 3, 3 to 7, more
     */
    record YardBoard(
            String yardId,
            String name,
            int capacity,
            int stock,
            int inToday,
            int undoneToday,
            List<Integer> dwell,
            List<OperatorCount> byOperator) {
        public YardBoard {
            dwell = List.copyOf(dwell);
            byOperator = List.copyOf(byOperator);
        }
    }

    record OperatorCount(String operatorId, int count) {}

    CompletionStage<Optional<YardBoard>> find(DataScope scope, String yardId, Instant dayBegan, Instant now);
}
