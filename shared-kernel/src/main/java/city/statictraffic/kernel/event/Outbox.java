package city.statictraffic.kernel.event;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where a use case leaves what others shall hear; written in its own transaction, sent afterwards, at least once. */
@FunctionalInterface
public interface Outbox {
    CompletionStage<Void> append(List<? extends IntegrationEvent> events);
}
