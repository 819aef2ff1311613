package city.statictraffic.patrolimpound.domain.filing;

import java.util.List;

/** What a code says once the operators' rules have been held against it. */
public sealed interface ReadCode {
    /** The rules of one or, where they overlap, of several operators recognise it: one bike each, never none. */
    record Bikes(List<BikeId> candidates) implements ReadCode {
        public Bikes {
            candidates = List.copyOf(candidates);
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("no candidate");
            }
        }
    }

    /** The host, or the typed operator, is known, but the rest is outside its rule. */
    record OutsideRule(List<String> operatorIds) implements ReadCode {
        public OutsideRule {
            operatorIds = List.copyOf(operatorIds);
        }
    }

    record UnknownHost(String host) implements ReadCode {}

    record UnknownOperator(String operatorId) implements ReadCode {}

    /** The text is no https address at all. */
    record NotAnAddress() implements ReadCode {}

    default List<BikeId> bikes() {
        return this instanceof Bikes(var candidates) ? candidates : List.of();
    }
}
