package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.patrolimpound.domain.filing.QrRule;
import city.statictraffic.patrolimpound.domain.filing.QrRules;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** This context's own copy of the operators' rules. */
public interface QrRuleBook {
    /** All rules, by operator id. */
    CompletionStage<QrRules> all();

    /** An operator's rule as of a time; an older one than the known is ignored. */
    CompletionStage<Void> know(QrRule rule, Instant at);
}
