package city.statictraffic.benchmarks.ingest;

import city.statictraffic.standalone.TestInstance;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The running product as its users reach it, and its tables to look at the outcome. */
final class Platform implements AutoCloseable {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final String NDJSON = "application/x-ndjson";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    /** Bodies of one operator under way at once. */
    private static final int SENDERS_PER_OPERATOR = 2;

    private static final long TOKEN_KEPT_NANOS = 120_000_000_000L;

    private final TestInstance instance;
    private final HttpClient client;
    private final Connection connection;
    private final Map<String, Token> tokens = new HashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<URI> doors;

    private record Token(String text, long atNanos) {}

    Platform(TestInstance instance) throws SQLException {
        this.instance = instance;
        this.doors = List.of(instance.baseUrl());
        this.client = HttpClient.newBuilder()
                .sslContext(instance.sslContext())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.connection = connect();
    }

    TestInstance instance() {
        return instance;
    }

    /** Requests go to these processes of the platform in turn. */
    void enterBy(List<URI> processes) {
        doors = List.copyOf(processes);
    }

    HttpClient client() {
        return client;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(instance.jdbcUrl(), instance.jdbcUser(), instance.jdbcPassword());
    }

    /** A token that lives at least for one measurement. */
    synchronized String token(String account) {
        Token kept = tokens.get(account);
        if (kept == null || System.nanoTime() - kept.atNanos() > TOKEN_KEPT_NANOS) {
            kept = new Token(instance.token(account), System.nanoTime());
            tokens.put(account, kept);
        }
        return kept.text();
    }

    HttpRequest.Builder request(String path, String account) {
        return HttpRequest.newBuilder(doors.get(Math.floorMod(turn.getAndIncrement(), doors.size()))
                        .resolve(path))
                .timeout(PATIENCE)
                .header("Accept-Language", "en")
                .header("X-Requested-With", "JavaScript")
                .header("Authorization", "Bearer " + token(account));
    }

    JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + " answered " + response.statusCode() + " "
                    + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return MAPPER.readTree(response.body());
    }

    JsonNode postPositions(String operator, byte[] ndjson, String query) throws IOException, InterruptedException {
        return send(request("/api/v1/bike-fleet/feeds/positions" + query, operator + "-feed")
                .header("Content-Type", NDJSON)
                .POST(BodyPublishers.ofByteArray(ndjson))
                .build());
    }

    /** What one feeding came to. Times are from the first byte sent. */
    record Fed(double answeredSeconds, double durableSeconds, long duplicates) {}

    /** Posts all bodies, several at once, and waits until every record is committed. */
    Fed feed(Load.Round round) throws SQLException, InterruptedException, ExecutionException {
        Load.OPERATORS.forEach(operator -> token(operator + "-feed"));
        Ledger before = ledger();
        long start = System.nanoTime();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (String operator : Load.OPERATORS) {
                Queue<Load.Body> waiting = new ArrayDeque<>(round.bodies().stream()
                        .filter(body -> body.operator().equals(operator))
                        .toList());
                for (int i = 0; i < SENDERS_PER_OPERATOR; i++) {
                    all.add(senders.submit(() -> {
                        for (Load.Body body = next(waiting); body != null; body = next(waiting)) {
                            JsonNode answer = postPositions(operator, body.ndjson(), "");
                            if (answer.path("accepted").asInt() != body.records()) {
                                throw new IllegalStateException("not all were accepted: " + answer);
                            }
                        }
                        return null;
                    }));
                }
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        double answered = seconds(start);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (ledger().landed() - before.landed() < round.rows()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not all records were landed");
            }
            Thread.sleep(5);
        }
        double durable = seconds(start);
        return new Fed(answered, durable, ledger().duplicates() - before.duplicates());
    }

    private static Load.@org.jspecify.annotations.Nullable Body next(Queue<Load.Body> waiting) {
        synchronized (waiting) {
            return waiting.poll();
        }
    }

    static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    /** Sums over the ledger of batches, which is counted in the transaction that lands. */
    record Ledger(long landed, long duplicates, long conflicts) {}

    Ledger ledger() throws SQLException {
        return query(
                "SELECT coalesce(sum(landed), 0), coalesce(sum(duplicates), 0), coalesce(sum(conflicts), 0)"
                        + " FROM bike_fleet.feed_batch",
                row -> new Ledger(row.getLong(1), row.getLong(2), row.getLong(3)));
    }

    /** How many rows there are and a sum over their content; {@code origin} includes which batch and line they came from. */
    record Content(long rows, String sum) {}

    Content content(boolean origin) throws SQLException {
        return query(
                "SELECT count(*), coalesce(sum(hashtextextended(concat_ws('|', operator_no, bike_id,"
                        + " extract(epoch FROM at), lon, lat, state, accuracy_metres"
                        + (origin ? ", batch_id, line" : "") + "), 0)::numeric), 0)::text FROM bike_fleet.position",
                row -> new Content(row.getLong(1), row.getString(2)));
    }

    Map<String, Integer> operatorNumbers() throws SQLException {
        return query("SELECT json_object_agg(operator_id, operator_no)::text FROM bike_fleet.operator", row -> {
            var numbers = new HashMap<String, Integer>();
            try {
                MAPPER.readTree(row.getString(1))
                        .properties()
                        .forEach(entry ->
                                numbers.put(entry.getKey(), entry.getValue().asInt()));
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
            return numbers;
        });
    }

    String setting(String name) throws SQLException {
        return query("SELECT current_setting('" + name + "')", row -> row.getString(1));
    }

    /** Empties the table for the next in turn; new files are begun, so nobody inherits another's pages or dead rows. */
    void emptyPositions() throws SQLException {
        execute("TRUNCATE bike_fleet.position");
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private synchronized <T> T query(String sql, Reading<T> reading) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("no row: " + sql);
            }
            return reading.of(row);
        }
    }

    /** Until the live picture has been saved behind and the machine has come to rest. */
    static void settle() throws InterruptedException {
        Thread.sleep(4_000);
    }

    @Override
    public void close() throws SQLException {
        client.close();
        connection.close();
    }
}
