package city.statictraffic.benchmarks.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** People who watch the live map: each holds a stream of ticks on a connection of its own, and opens it again when it ends. */
public final class Viewers implements AutoCloseable {
    private static final long AGAIN_MILLIS = 500;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client;
    private final RequestOptions stream;
    private final Supplier<Map<String, String>> headers;
    private final AtomicLong watching = new AtomicLong();
    private final AtomicLong ticks = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean leaving;

    public Viewers(URI base, Path ca, int count, Supplier<Map<String, String>> headers) {
        this.headers = headers;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setTrustOptions(new PemTrustOptions().addCertPath(ca.toString()))
                .setMaxPoolSize(Math.max(1, count))
                .setMaxWaitQueueSize(-1));
        this.stream = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(base.getHost())
                .setPort(base.getPort())
                .setURI("/api/v1/bike-fleet/map/stream");
        for (int i = 0; i < count; i++) {
            watch();
        }
    }

    private void watch() {
        var options = new RequestOptions(stream).putHeader("Accept", "text/event-stream");
        headers.get().forEach(options::putHeader);
        client.request(options).compose(request -> request.send()).onComplete(done -> {
            if (leaving) {
                return;
            }
            if (done.failed() || done.result().statusCode() != 200) {
                refused.incrementAndGet();
                vertx.setTimer(AGAIN_MILLIS, ignored -> watch());
                return;
            }
            watching.incrementAndGet();
            done.result()
                    .handler(part -> ticks.incrementAndGet())
                    .exceptionHandler(broken -> ended())
                    .endHandler(ignored -> ended());
        });
    }

    private void ended() {
        watching.decrementAndGet();
        if (!leaving) {
            vertx.setTimer(AGAIN_MILLIS, ignored -> watch());
        }
    }

    /** How many have a stream now. */
    public long watching() {
        return watching.get();
    }

    /** Parts of streams that came, of all viewers together. */
    public long ticks() {
        return ticks.get();
    }

    /** Requests for a stream that were not answered with one. */
    public long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        leaving = true;
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
