package city.statictraffic.acceptance;

import city.statictraffic.acceptance.Http.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends small batches from several threads while the platform is being killed, and writes down what the platform
 * acknowledged, and nothing else. What was not acknowledged is sent again every other time: resending must be safe, and
 * so must be giving up.
 */
final class KillDriver implements AutoCloseable {
    private static final int SENDERS = 6;
    private static final int RECORDS_PER_BATCH = 20;
    private static final List<String> OPERATORS = List.of("operator-a", "operator-b", "operator-c");

    private final String prefix;
    private final Path log;
    private final List<Http> doors;
    private final double lon;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final List<Thread> senders = new ArrayList<>();

    KillDriver(String prefix, Path log) {
        this(prefix, log, List.of(Product.http()), Records.LON);
    }

    /**
     * @param doors processes of the platform, asked in turn: who does not answer is left for the next
     * @param lon where all bikes stand, at the latitude of all records
     */
    KillDriver(String prefix, Path log, List<Http> doors, double lon) {
        this.prefix = prefix;
        this.log = log;
        this.doors = List.copyOf(doors);
        this.lon = lon;
        for (int sender = 0; sender < SENDERS; sender++) {
            int number = sender;
            senders.add(Thread.ofVirtual().start(() -> send(number)));
        }
    }

    private void send(int sender) {
        String operator = OPERATORS.get(sender % OPERATORS.size()) + "-feed";
        for (int batch = 0; !ending.get(); batch++) {
            var ids = new ArrayList<String>();
            var body = new StringBuilder();
            for (int i = 0; i < RECORDS_PER_BATCH; i++) {
                String id = prefix + "S" + sender + "B" + batch + "N" + i;
                ids.add(id);
                body.append(Records.position(id, Records.NOW, lon, Records.LAT, "parked"))
                        .append('\n');
            }
            boolean again = batch % 2 == 0;
            int door = sender + batch;
            do {
                if (acknowledged(doors.get(door++ % doors.size()), operator, body.toString(), ids)) {
                    break;
                }
                failures.incrementAndGet();
                Records.pause(200);
            } while (again && !ending.get());
            batches.incrementAndGet();
            Records.pause(100);
        }
    }

    /** Also a partial answer acknowledges: the lines that it says were processed. */
    private boolean acknowledged(Http door, String operator, String body, List<String> ids) {
        try {
            var request = door.request("/api/v1/bike-fleet/feeds/positions", Product.token(operator))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", Http.NDJSON)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            Answer answer = door.sendOrFail(request);
            if (answer.status() == 200 && answer.count("rejected") == 0) {
                write(ids);
                return true;
            }
            int through = answer.count("processedThroughLine");
            if (through > 0 && answer.count("rejected") == 0) {
                write(ids.subList(0, through));
            }
            return false;
        } catch (IOException | RuntimeException unanswered) {
            return false;
        }
    }

    private synchronized void write(List<String> ids) throws IOException {
        Files.write(log, ids, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    Set<String> acknowledged() throws IOException {
        return new HashSet<>(Files.readAllLines(log));
    }

    /** Returns when the last sender has had its answer. */
    void end() {
        ending.set(true);
        for (Thread sender : senders) {
            try {
                sender.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        end();
    }

    @Override
    public String toString() {
        return batches + " batches, " + failures + " requests without acknowledgement";
    }
}
