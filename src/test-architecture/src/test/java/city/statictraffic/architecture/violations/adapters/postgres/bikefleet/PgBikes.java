package city.statictraffic.architecture.violations.adapters.postgres.bikefleet;

import city.statictraffic.architecture.violations.contexts.bikefleet.application.port.Bikes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps every rule. */
public final class PgBikes implements Bikes {
    @Override
    public CompletionStage<Integer> count() {
        return CompletableFuture.completedStage(0);
    }
}
