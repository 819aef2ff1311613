package city.statictraffic.patrolimpound.domain.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All operators' rules together. A host may serve several operators: then every rule that fits has its say. */
public record QrRules(List<QrRule> rules) {
    public QrRules {
        rules = List.copyOf(rules);
    }

    public ReadCode read(BikeCode code) {
        return switch (code) {
            case BikeCode.Qr(var text) -> readQr(text);
            case BikeCode.Typed(var bike) -> readTyped(bike);
        };
    }

    public Optional<QrRule> of(String operatorId) {
        return rules.stream()
                .filter(rule -> rule.operatorId().equals(operatorId))
                .findFirst();
    }

    private ReadCode readQr(String text) {
        Optional<String> host = QrRule.hostOf(text);
        if (host.isEmpty()) {
            return new ReadCode.NotAnAddress();
        }
        var bikes = new ArrayList<BikeId>();
        var operators = new ArrayList<String>();
        for (QrRule rule : rules) {
            rule.bikeIn(text).ifPresent(bikes::add);
            if (rule.hosts().contains(host.get())) {
                operators.add(rule.operatorId());
            }
        }
        if (!bikes.isEmpty()) {
            return new ReadCode.Bikes(bikes);
        }
        return operators.isEmpty() ? new ReadCode.UnknownHost(host.get()) : new ReadCode.OutsideRule(operators);
    }

    private ReadCode readTyped(BikeId bike) {
        return of(bike.operatorId())
                .<ReadCode>map(rule -> rule.allowsNumber(bike.number())
                        ? new ReadCode.Bikes(List.of(bike))
                        : new ReadCode.OutsideRule(List.of(rule.operatorId())))
                .orElseGet(() -> new ReadCode.UnknownOperator(bike.operatorId()));
    }
}
