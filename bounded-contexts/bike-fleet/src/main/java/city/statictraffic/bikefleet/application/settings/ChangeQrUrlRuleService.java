package city.statictraffic.bikefleet.application.settings;

import city.statictraffic.bikefleet.application.port.QrUrlRules;
import city.statictraffic.bikefleet.domain.feed.QrUrlRule;
import city.statictraffic.bikefleet.events.QrUrlRuleChanged;
import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.event.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

final class ChangeQrUrlRuleService implements ChangeQrUrlRule {
    private final UnitOfWork work;
    private final QrUrlRules rules;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final InstantSource clock;

    ChangeQrUrlRuleService(UnitOfWork work, QrUrlRules rules, Outbox outbox, AuditTrail audit, InstantSource clock) {
        this.work = work;
        this.rules = rules;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Decision<QrUrlRule>> handle(Command command) {
        return work.once(
                command.request(),
                QrUrlRule.class,
                () -> rules.lockName(command.operatorId()).thenCompose(name -> {
                    if (name.isEmpty()) {
                        return Stages.done(Decision.<QrUrlRule>refused(new OperatorUnknown(command.operatorId())));
                    }
                    Instant at = clock.instant();
                    QrUrlRule rule = command.rule();
                    return rules.save(command.operatorId(), rule, at)
                            .thenCompose(ignored -> outbox.append(List.of(new QrUrlRuleChanged(
                                    command.operatorId(),
                                    name.get(),
                                    at,
                                    rule.hosts(),
                                    rule.template(),
                                    rule.idCharacters(),
                                    rule.idLengthMin(),
                                    rule.idLengthMax()))))
                            .thenCompose(ignored -> audit.record(AuditEntry.of(
                                    at,
                                    command.caller(),
                                    "bike-fleet.change-qr-url-rule",
                                    command.operatorId(),
                                    Map.of("template", rule.template()))))
                            .thenApply(ignored -> Decision.accepted(rule));
                }));
    }
}
