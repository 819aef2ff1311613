package city.statictraffic.benchmarks.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Sends operations over HTTP/1.1 with TLS; the client has one thread, so that it takes little from those it measures. */
public final class HttpLoad implements AutoCloseable {
    private static final long REQUEST_MILLIS = 30_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client;
    private static final double WARM_ROUND_SECONDS = 10;
    private static final double WARM_BETTER = 1.05;
    private static final int WARM_ROUNDS_NO_BETTER = 3;
    private static final int WARM_ROUNDS_MAX = 30;

    private final URI base;

    public HttpLoad(URI base, Path ca, int connections) {
        this.base = base;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setTrustOptions(new PemTrustOptions().addCertPath(ca.toString()))
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(-1)
                .setKeepAlive(true)
                .setDecompressionSupported(false)
                .setIdleTimeout(120));
    }

    /** So many requests under way at any time, each sent as one is answered, for so long. */
    public Outcome closed(Supplier<Operation> next, int underWay, double seconds)
            throws InterruptedException, ExecutionException {
        var outcome = new Outcome();
        Promise<Void> ended = Promise.promise();
        vertx.runOnContext(ignored -> {
            long start = System.nanoTime();
            long end = start + (long) (seconds * 1e9);
            int[] open = {underWay};
            for (int i = 0; i < underWay; i++) {
                again(next, outcome, end, () -> {
                    if (--open[0] == 0) {
                        outcome.took((System.nanoTime() - start) / 1e9);
                        ended.complete();
                    }
                });
            }
        });
        return await(ended, outcome);
    }

    private void again(Supplier<Operation> next, Outcome outcome, long end, Runnable done) {
        long now = System.nanoTime();
        if (now >= end) {
            done.run();
            return;
        }
        send(next.get(), outcome, now).onComplete(ignored -> again(next, outcome, end, done));
    }

    /**
     * Load until the rate rises no more: what is measured afterwards is a process of hours, not one whose code is still being
     * compiled, which takes minutes on two processors.
     *
     * @return the highest rate a second of a round of ten seconds
     */
    public double warm(Supplier<Operation> next, int underWay) throws InterruptedException, ExecutionException {
        double best = 0;
        int noBetter = 0;
        for (int round = 0; round < WARM_ROUNDS_MAX && noBetter < WARM_ROUNDS_NO_BETTER; round++) {
            double rate = closed(next, underWay, WARM_ROUND_SECONDS).rate();
            noBetter = rate > best * WARM_BETTER ? 0 : noBetter + 1;
            best = Math.max(best, rate);
        }
        return best;
    }

    /**
     * So many requests in all, at a fixed rate whatever the answers do. A latency counts from when the request was due: who
     * is kept waiting in line is kept waiting.
     */
    public Outcome open(Supplier<Operation> next, double perSecond, long requests)
            throws InterruptedException, ExecutionException {
        var outcome = new Outcome();
        Promise<Void> ended = Promise.promise();
        vertx.runOnContext(ignored -> {
            long start = System.nanoTime();
            long[] sent = {0};
            long[] answered = {0};
            vertx.setPeriodic(1, timer -> {
                long due = Math.min(requests, (long) ((System.nanoTime() - start) / 1e9 * perSecond) + 1);
                while (sent[0] < due) {
                    long at = start + (long) (sent[0]++ / perSecond * 1e9);
                    send(next.get(), outcome, at).onComplete(done -> {
                        if (++answered[0] == requests) {
                            outcome.took((System.nanoTime() - start) / 1e9);
                            ended.complete();
                        }
                    });
                }
                if (sent[0] == requests) {
                    vertx.cancelTimer(timer);
                }
            });
        });
        return await(ended, outcome);
    }

    private Future<Void> send(Operation operation, Outcome outcome, long startNanos) {
        var options = new RequestOptions()
                .setMethod(operation.body() == null ? HttpMethod.GET : HttpMethod.POST)
                .setHost(base.getHost())
                .setPort(base.getPort())
                .setURI(operation.path())
                .setTimeout(REQUEST_MILLIS);
        operation.headers().forEach(options::putHeader);
        return client.request(options)
                .compose(request ->
                        operation.body() == null ? request.send() : request.send(Buffer.buffer(operation.body())))
                .compose(HttpLoad::drained)
                .onSuccess(status -> outcome.count(operation, status, (System.nanoTime() - startNanos) / 1_000))
                .onFailure(broken -> outcome.fail(operation.kind() + ": " + broken.getMessage()))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private static Future<Integer> drained(HttpClientResponse response) {
        return response.body().map(body -> response.statusCode());
    }

    private static Outcome await(Promise<Void> ended, Outcome outcome) throws InterruptedException, ExecutionException {
        ended.future().toCompletionStage().toCompletableFuture().get();
        return outcome;
    }

    @Override
    public void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
