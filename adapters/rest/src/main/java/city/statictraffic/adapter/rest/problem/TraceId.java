package city.statictraffic.adapter.rest.problem;

import io.vertx.ext.web.RoutingContext;

/** The id of a request that a person can quote. */
public final class TraceId {
    public static final String HEADER = "X-Trace-Id";
    private static final String KEY = "traceId";

    private TraceId() {}

    public static void keep(RoutingContext context, String id) {
        context.put(KEY, id);
        context.response().putHeader(HEADER, id);
    }

    /** Empty before one was kept. */
    public static String of(RoutingContext context) {
        String id = context.get(KEY);
        return id == null ? "" : id;
    }
}
