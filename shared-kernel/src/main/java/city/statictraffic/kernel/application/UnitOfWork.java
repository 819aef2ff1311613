package city.statictraffic.kernel.application;

import city.statictraffic.kernel.decision.Decision;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** One transaction around one use case: state, events and the stored reply become durable together. */
public interface UnitOfWork {
    /** Runs the work in a transaction; a failing stage or a refusal rolls everything back. */
    <T> CompletionStage<Decision<T>> run(Supplier<CompletionStage<Decision<T>>> work);

    /**
     * The same, at most once for a request: a repeated request gets the stored reply and nothing happens again. A refused
     * command is not remembered, so it may be sent again when the reason is gone. The same key with another body is
     * refused as {@code request.key-reused}.
     */
    <T> CompletionStage<Decision<T>> once(
            RequestId request, Class<T> replyType, Supplier<CompletionStage<Decision<T>>> work);
}
