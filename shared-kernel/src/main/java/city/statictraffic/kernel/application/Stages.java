package city.statictraffic.kernel.application;

import city.statictraffic.kernel.decision.Decision;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The few joints between decisions and stages that every write use case needs. */
public final class Stages {
    private Stages() {}

    public static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    /** A stage without a value that has ended already. */
    @SuppressWarnings("NullAway") // Void has no other value than null
    public static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    /** Goes on with an accepted value; a refusal passes through. */
    public static <T, R> CompletionStage<Decision<R>> ifAccepted(
            Decision<T> decision, Function<T, CompletionStage<R>> next) {
        return switch (decision) {
            case Decision.Accepted<T>(var value) -> next.apply(value).thenApply(Decision::accepted);
            case Decision.Refused<T>(var why) -> done(Decision.refused(why));
        };
    }
}
