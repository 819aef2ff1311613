package city.statictraffic.adapter.persistence;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A WHERE clause put together from conditions, with numbered parameters. */
public final class Where {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Each {@code ?} of the condition stands for one of the values. */
    public Where and(String condition, Object... parameters) {
        text.append(text.isEmpty() ? " WHERE " : " AND ");
        int next = 0;
        for (int i = 0; i < condition.length(); i++) {
            char c = condition.charAt(i);
            if (c == '?') {
                values.add(parameters[next++]);
                text.append('$').append(values.size());
            } else {
                text.append(c);
            }
        }
        return this;
    }

    public Where andIf(String condition, Optional<?> parameter) {
        parameter.ifPresent(value -> and(condition, value));
        return this;
    }

    /** Adds a parameter that stands elsewhere and gives its place. */
    public String place(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    public Tuple values() {
        return Tuple.from(values);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
