package city.statictraffic.architecture.violations.contexts.bikefleet.application.port;

import java.util.concurrent.CompletionStage;

/** Keeps every rule. */
public interface Bikes {
    CompletionStage<Integer> count();
}
