package city.statictraffic.adapter.persistence;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Where ports get their session: inside a unit of work all of them share its one, outside each call has its own. A session
 * belongs to one event loop; calls from other threads are carried onto one first.
 */
@ApplicationScoped
public class PgSessions {
    private final Mutiny.SessionFactory factory;
    private final Vertx vertx;

    PgSessions(Mutiny.SessionFactory factory, Vertx vertx) {
        this.factory = factory;
        this.vertx = vertx;
    }

    public <T> CompletionStage<T> with(Function<Mutiny.Session, Uni<T>> work) {
        return onEventLoop(() -> factory.withSession(work).subscribeAsCompletionStage());
    }

    <T> CompletionStage<T> inTransaction(Function<Mutiny.Transaction, CompletionStage<T>> work) {
        return onEventLoop(() -> factory.withTransaction(
                        (session, transaction) -> Uni.createFrom().completionStage(() -> work.apply(transaction)))
                .subscribeAsCompletionStage());
    }

    private <T> CompletionStage<T> onEventLoop(Supplier<CompletionStage<T>> work) {
        Context current = Vertx.currentContext();
        if (current != null && Context.isOnEventLoopThread() && VertxContext.isDuplicatedContext(current)) {
            return work.get();
        }
        var result = new CompletableFuture<T>();
        Context fresh = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        // The context is this call's own, so nobody else's session can be on it.
        VertxContextSafetyToggle.setContextSafe(fresh, true);
        fresh.runOnContext(ignored -> {
            try {
                work.get().whenComplete((value, failure) -> {
                    if (failure == null) {
                        result.complete(value);
                    } else {
                        result.completeExceptionally(failure);
                    }
                });
            } catch (RuntimeException failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
