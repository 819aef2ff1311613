package city.statictraffic.benchmarks.read;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The peer, a program of its own: Vert.x with TLS, one statement (and for rides one audit row) a request, rows written out
 * as JSON. No sign-in, no scope, no checks. Its settings come from a properties file; its SQL is what the platform was
 * seen to run.
 */
public final class BareServer {
    private static final String AUDIT = "INSERT INTO platform.audit (at, subject, username, action, target, detail)"
            + " VALUES ($1, $2, $3, $4, $5, $6)";
    private static final double DEGREE_SCALE = 1e7;

    private final Pool pool;
    private final String operatorId;
    private final String bikeSql;
    private final String ridesSql;

    private BareServer(Pool pool, Properties settings) {
        this.pool = pool;
        this.operatorId = settings.getProperty("operator");
        this.bikeSql = settings.getProperty("bike.sql");
        this.ridesSql = settings.getProperty("rides.sql");
    }

    public static void main(String[] arguments) throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            settings.load(reader);
        }
        Vertx vertx = Vertx.vertx();
        Pool pool = PgBuilder.pool()
                .connectingTo(new PgConnectOptions()
                        .setHost("localhost")
                        .setPort(Integer.parseInt(settings.getProperty("pg.port")))
                        .setDatabase("platform")
                        .setUser(settings.getProperty("pg.user"))
                        .setPassword(settings.getProperty("pg.password"))
                        .setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(16))
                .using(vertx)
                .build();
        var server = new BareServer(pool, settings);
        var tls = new PemKeyCertOptions()
                .addCertPath(settings.getProperty("tls.cert"))
                .addKeyPath(settings.getProperty("tls.key"));
        vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(tls))
                .requestHandler(server::answer)
                .listen(Integer.parseInt(settings.getProperty("port")))
                .onFailure(failed -> {
                    failed.printStackTrace();
                    System.exit(1);
                });
    }

    private void answer(HttpServerRequest request) {
        Future<JsonObject> body = request.path().startsWith("/bike/") ? bike(request) : rides(request);
        body.onSuccess(json -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(json.toBuffer()))
                .onFailure(failed -> request.response().setStatusCode(500).end(String.valueOf(failed.getMessage())));
    }

    private Future<JsonObject> bike(HttpServerRequest request) {
        String bikeId = request.path().substring("/bike/".length());
        return pool.preparedQuery(bikeSql)
                .execute(Tuple.of(operatorId, operatorId, bikeId))
                .map(rows -> bikeJson(rows.iterator().next()));
    }

    private static JsonObject bikeJson(Row row) {
        JsonObject last = row.getOffsetDateTime(13) == null
                ? null
                : new JsonObject()
                        .put("at", instant(row.getOffsetDateTime(13)))
                        .put("lon", row.getInteger(14) / DEGREE_SCALE)
                        .put("lat", row.getInteger(15) / DEGREE_SCALE)
                        .put("districtCode", row.getString(18));
        return new JsonObject()
                .put("operatorId", row.getString(0))
                .put("bikeId", row.getString(1))
                .put("qrUrl", row.getString(2))
                .put("model", row.getString(3))
                .put("frameNumber", row.getString(4))
                .put("lockNumber", row.getString(5))
                .put("filedAt", instant(row.getOffsetDateTime(6)))
                .put("lifeCycle", row.getString(7))
                .put("lifeCycleSince", instant(row.getOffsetDateTime(8)))
                .put("last", last)
                .put("registeredAt", instant(row.getOffsetDateTime(11)))
                .put("updatedAt", instant(row.getOffsetDateTime(12)));
    }

    private Future<JsonObject> rides(HttpServerRequest request) {
        OffsetDateTime from = Instant.parse(request.getParam("from")).atOffset(ZoneOffset.UTC);
        OffsetDateTime to = Instant.parse(request.getParam("to")).atOffset(ZoneOffset.UTC);
        String bikeId = request.getParam("bikeId");
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return pool.preparedQuery(AUDIT)
                .execute(Tuple.of(now, "bare", "bare", "bench.rides", "*/" + bikeId, "{}"))
                .compose(ignored -> pool.preparedQuery(ridesSql).execute(Tuple.of(operatorId, from, to, bikeId)))
                .map(BareServer::ridesJson);
    }

    private static JsonObject ridesJson(RowSet<Row> rows) {
        var items = new JsonArray();
        for (Row row : rows) {
            items.add(new JsonObject()
                    .put("operatorId", row.getString(0))
                    .put("rideId", row.getString(1))
                    .put("bikeId", row.getString(2))
                    .put("startAt", instant(row.getOffsetDateTime(3)))
                    .put("endAt", instant(row.getOffsetDateTime(4)))
                    .put("startLon", row.getInteger(5) / DEGREE_SCALE)
                    .put("startLat", row.getInteger(6) / DEGREE_SCALE)
                    .put("endLon", row.getInteger(7) / DEGREE_SCALE)
                    .put("endLat", row.getInteger(8) / DEGREE_SCALE)
                    .put("distanceMetres", row.getFloat(9))
                    .put("revision", row.getInteger(10)));
        }
        return new JsonObject().put("items", items);
    }

    private static @Nullable String instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant().toString();
    }
}
