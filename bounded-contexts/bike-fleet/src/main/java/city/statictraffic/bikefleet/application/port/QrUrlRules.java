package city.statictraffic.bikefleet.application.port;

import city.statictraffic.bikefleet.domain.feed.QrUrlRule;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The stored rules. */
public interface QrUrlRules {
    /** The operator's name, if there is such an operator; its row stays locked. */
    CompletionStage<Optional<String>> lockName(String operatorId);

    CompletionStage<Void> save(String operatorId, QrUrlRule rule, Instant at);
}
