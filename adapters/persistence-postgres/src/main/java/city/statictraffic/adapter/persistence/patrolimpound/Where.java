package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.kernel.access.DataScope;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A WHERE clause put together from conditions, with numbered parameters. */
final class Where {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Intakes {@code i} in yards {@code y} that a scope may see. */
    static Where intakes(DataScope scope) {
        return switch (scope) {
            case DataScope.WholeCity() -> new Where();
            case DataScope.OneDistrict(var code) -> new Where().and("y.district_code = ?", code);
            case DataScope.OneOperator(var id) -> new Where().and("i.operator_id = ?", id);
            case DataScope.Nothing() -> new Where().and("false");
        };
    }

    /** Each {@code ?} of the condition stands for one of the values. */
    Where and(String condition, Object... parameters) {
        text.append(text.isEmpty() ? " WHERE " : " AND ");
        int next = 0;
        for (int i = 0; i < condition.length(); i++) {
            char c = condition.charAt(i);
            if (c == '?') {
                text.append(place(parameters[next++]));
            } else {
                text.append(c);
            }
        }
        return this;
    }

    Where andIf(String condition, Optional<?> parameter) {
        parameter.ifPresent(value -> and(condition, value));
        return this;
    }

    /** Adds a parameter that stands elsewhere and gives its place. */
    String place(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    Tuple values() {
        return Tuple.from(values);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
