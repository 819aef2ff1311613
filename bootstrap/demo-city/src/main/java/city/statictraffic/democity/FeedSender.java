package city.statictraffic.democity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Sends one operator's queues. A batch stays in its queue until the platform has answered for it; whatever the outcome of
 * a request was, sending the same lines again is safe, so every unclear outcome ends in another try.
 */
final class FeedSender implements Runnable {
    static final int MOST_LINES = 10_000;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(120);
    private static final long PAUSE_MILLIS = 2_000;
    private static final long FIRST_BACKOFF_MILLIS = 1_000;
    private static final long LONGEST_BACKOFF_MILLIS = 60_000;
    private static final long REFUSED_MILLIS = 30_000;
    private static final double RESENT_BATCHES = 0.005;
    private static final int TRIES_OF_A_BAD_BATCH = 3;

    private final Operator operator;
    private final Outbox outbox;
    private final Web web;
    private final Web.Token token;
    private final String platformUrl;
    private final Tally tally;
    private final Pause pause;
    private long backoff = FIRST_BACKOFF_MILLIS;
    private int mostLines = MOST_LINES;
    private int badTries;

    FeedSender(
            Operator operator, Outbox outbox, Web web, Web.Token token, String platformUrl, Tally tally, Pause pause) {
        this.operator = operator;
        this.outbox = outbox;
        this.web = web;
        this.token = token;
        this.platformUrl = platformUrl;
        this.tally = tally;
        this.pause = pause;
    }

    @Override
    public void run() {
        try {
            while (true) {
                boolean more = sendOnce();
                if (!more) {
                    pause.millis(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One batch of each kind. True if full batches went out, so that there may be more at once. */
    boolean sendOnce() throws InterruptedException {
        boolean full = false;
        for (Kind kind : Kind.ALL) {
            List<String> batch = outbox.peek(operator, kind, mostLines);
            if (!batch.isEmpty()) {
                int taken = send(kind, batch);
                outbox.remove(operator, kind, taken);
                full |= taken == batch.size() && batch.size() == mostLines;
            }
        }
        return full;
    }

    /** How many of the lines need not be sent again. */
    private int send(Kind kind, List<String> batch) throws InterruptedException {
        try {
            HttpResponse<String> answer = post(kind, batch);
            int taken = judge(kind, batch, answer);
            if (taken == batch.size() && ThreadLocalRandom.current().nextDouble() < RESENT_BATCHES) {
                judge(kind, batch, post(kind, batch));
                tally.code("batch-sent-twice");
            }
            return taken;
        } catch (IOException unreachable) {
            tally.code("unreachable");
            waitAndBackOff();
            return 0;
        }
    }

    private HttpResponse<String> post(Kind kind, List<String> batch) throws IOException, InterruptedException {
        URI uri = URI.create(platformUrl + "/api/v1/bike-fleet/feeds/" + kind.path + "?crs=" + operator.crs);
        return web.send(HttpRequest.newBuilder(uri)
                .timeout(REQUEST_TIMEOUT)
                .header("Authorization", token.bearer())
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofByteArray(gzip(batch)))
                .build());
    }

    private int judge(Kind kind, List<String> batch, HttpResponse<String> answer) throws InterruptedException {
        int status = answer.statusCode();
        Map<String, Object> body = Json.object(answer.body());
        if (status == 200 || status == 202) {
            backoff = FIRST_BACKOFF_MILLIS;
            badTries = 0;
            count(batch.size(), body);
            return batch.size();
        }
        tally.code("http-" + status + (Json.text(body, "code").isEmpty() ? "" : " " + Json.text(body, "code")));
        switch (status) {
            case 401 -> {
                token.refused();
                waitAndBackOff();
            }
            case 403, 404 -> pause.millis(REFUSED_MILLIS);
            case 429 -> pause.millis(retryAfterMillis(answer));
            case 413 -> mostLines = Math.max(100, mostLines / 2);
            case 400, 415, 422 -> {
                // The body as a whole is refused. It may be our own fault: do not block the feed for ever.
                if (++badTries >= TRIES_OF_A_BAD_BATCH) {
                    badTries = 0;
                    tally.code("batch-given-up " + kind.path);
                    return batch.size();
                }
                waitAndBackOff();
            }
            default -> waitAndBackOff();
        }
        return 0;
    }

    private void count(int lines, Map<String, Object> body) {
        tally.answered(
                lines, Json.number(body, "accepted"), Json.number(body, "duplicates"), Json.number(body, "rejected"));
        if (body.get("rejections") instanceof List<?> rejections) {
            for (Object rejection : rejections) {
                if (rejection instanceof Map<?, ?> one && one.get("code") instanceof String code) {
                    tally.code(code);
                }
            }
        }
    }

    private void waitAndBackOff() throws InterruptedException {
        pause.millis(backoff / 2 + ThreadLocalRandom.current().nextLong(backoff));
        backoff = Math.min(LONGEST_BACKOFF_MILLIS, backoff * 2);
    }

    private static long retryAfterMillis(HttpResponse<String> answer) {
        long seconds = answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,4}"))
                .map(Long::parseLong)
                .orElse(5L);
        return seconds * 1_000 + ThreadLocalRandom.current().nextLong(1_000);
    }

    private static byte[] gzip(List<String> lines) {
        var bytes = new ByteArrayOutputStream(lines.size() * 40);
        try (var gzip = new GZIPOutputStream(bytes, 1 << 15)) {
            for (String line : lines) {
                gzip.write(line.getBytes(StandardCharsets.UTF_8));
                gzip.write('\n');
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
