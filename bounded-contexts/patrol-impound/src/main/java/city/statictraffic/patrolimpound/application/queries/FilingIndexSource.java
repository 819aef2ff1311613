package city.statictraffic.patrolimpound.application.queries;

import java.util.concurrent.CompletionStage;

/** The rows of the filing index. */
public interface FilingIndexSource {
    /** Grows with every filing message taken in. */
    CompletionStage<Long> version();

    /** The {@link FilingIndex#keyOf keys} of all filed bikes, in the order of their bytes; read as a stream. */
    CompletionStage<long[]> keys();
}
