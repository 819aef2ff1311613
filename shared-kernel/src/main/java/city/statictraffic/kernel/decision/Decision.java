package city.statictraffic.kernel.decision;

import java.util.function.Function;

/** What a rule answers: the accepted value, or why not. Faults stay exceptions. */
public sealed interface Decision<T> {
    record Accepted<T>(T value) implements Decision<T> {}

    record Refused<T>(Refusal why) implements Decision<T> {}

    static <T> Decision<T> accepted(T value) {
        return new Accepted<>(value);
    }

    static <T> Decision<T> refused(Refusal why) {
        return new Refused<>(why);
    }

    default <R> Decision<R> map(Function<? super T, ? extends R> mapper) {
        return switch (this) {
            case Accepted<T>(var value) -> new Accepted<>(mapper.apply(value));
            case Refused<T>(var why) -> new Refused<>(why);
        };
    }
}
