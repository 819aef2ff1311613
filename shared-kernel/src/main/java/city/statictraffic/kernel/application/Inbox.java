package city.statictraffic.kernel.application;

import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The receiving side: an event and its effect in one transaction, each event once for each consumer. */
@FunctionalInterface
public interface Inbox {
    /** Runs the effect unless this consumer has had the event before; the stage ends when that is durable. */
    CompletionStage<Void> once(String consumer, UUID eventId, Supplier<CompletionStage<Void>> effect);
}
