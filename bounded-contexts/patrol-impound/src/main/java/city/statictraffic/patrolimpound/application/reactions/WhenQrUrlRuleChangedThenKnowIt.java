package city.statictraffic.patrolimpound.application.reactions;

import static java.time.temporal.ChronoUnit.MICROS;

import city.statictraffic.patrolimpound.application.port.QrRuleBook;
import city.statictraffic.patrolimpound.domain.filing.QrRule;
import java.util.concurrent.CompletionStage;

/** Keeps this context's own copy of the operators' rules. Runs inside the inbox's transaction. */
public final class WhenQrUrlRuleChangedThenKnowIt {
    private final QrRuleBook rules;

    public WhenQrUrlRuleChangedThenKnowIt(QrRuleBook rules) {
        this.rules = rules;
    }

    public CompletionStage<Void> handle(FleetQrUrlRuleChanged event) {
        return rules.know(
                new QrRule(
                        event.operatorId(),
                        event.operatorName(),
                        event.hosts(),
                        event.template(),
                        event.idCharacters(),
                        event.idLengthMin(),
                        event.idLengthMax()),
                event.at().truncatedTo(MICROS));
    }
}
