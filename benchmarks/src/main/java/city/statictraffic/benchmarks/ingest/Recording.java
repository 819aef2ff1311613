package city.statictraffic.benchmarks.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * A flight recording of the running platform: where its processor time goes, sampled by the kernel's clock, and how long
 * the landing threads wait for PostgreSQL at each of their statements.
 */
final class Recording {
    private static final String NAME = "ingest";
    private static final String PERIOD = "2ms";

    private final long pid;
    private final Path file;

    private Recording(long pid, Path file) {
        this.pid = pid;
        this.file = file;
    }

    static Recording start(long pid, Path file) throws IOException, InterruptedException {
        jcmd(
                pid,
                "JFR.start",
                "name=" + NAME,
                "settings=none",
                "+jdk.CPUTimeSample#enabled=true",
                "+jdk.CPUTimeSample#throttle=" + PERIOD,
                "+jdk.SocketRead#enabled=true",
                "+jdk.SocketRead#threshold=0ns",
                "+jdk.SocketRead#throttle=off",
                "+jdk.SocketRead#stackTrace=true",
                "+jdk.SocketWrite#enabled=true",
                "+jdk.SocketWrite#threshold=0ns",
                "+jdk.SocketWrite#throttle=off",
                "+jdk.SocketWrite#stackTrace=true");
        return new Recording(pid, file);
    }

    private static void jcmd(long pid, String... command) throws IOException, InterruptedException {
        var all = new ArrayList<String>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        all.add(Long.toString(pid));
        Collections.addAll(all, command);
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("jcmd failed: " + said);
        }
    }

    /**
     * @param samples of processor time in all; few of them make rough shares
     * @param cpuPercent share of the samples of Java threads, by stage
     * @param waitSeconds seconds the landing threads waited for PostgreSQL, by statement
     * @param stacks collapsed stacks, outermost frame first, with the number of samples
     */
    record Found(
            int samples,
            Map<String, Double> cpuPercent,
            Map<String, Double> waitSeconds,
            Map<String, Integer> stacks) {}

    Found stop() throws IOException, InterruptedException {
        jcmd(pid, "JFR.stop", "name=" + NAME, "filename=" + file);
        var samples = new TreeMap<String, Integer>();
        var waits = new TreeMap<String, Double>();
        var stacks = new TreeMap<String, Integer>();
        int count = 0;
        try (var events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getStackTrace() == null) {
                    continue;
                }
                List<String> frames = frames(event);
                if (event.getEventType().getName().equals("jdk.CPUTimeSample")) {
                    count++;
                    samples.merge(stage(frames), 1, Integer::sum);
                    stacks.merge(String.join(";", frames.reversed()), 1, Integer::sum);
                } else {
                    String statement = statement(frames);
                    if (!statement.isEmpty()) {
                        waits.merge(statement, event.getDuration().toNanos() / 1e9, Double::sum);
                    }
                }
            }
        }
        var percent = new LinkedHashMap<String, Double>();
        int all = Math.max(1, count);
        samples.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> percent.put(entry.getKey(), Math.round(1_000.0 * entry.getValue() / all) / 10.0));
        waits.replaceAll((statement, seconds) -> Math.round(seconds * 1_000) / 1_000.0);
        return new Found(count, percent, waits, stacks);
    }

    /** Innermost first, as {@code package.Class.method}. */
    private static List<String> frames(RecordedEvent event) {
        var frames = new ArrayList<String>();
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            frames.add(frame.getMethod().getType().getName() + "."
                    + frame.getMethod().getName());
        }
        return frames;
    }

    /** The innermost frame that belongs to a stage decides. */
    private static String stage(List<String> frames) {
        for (String frame : frames) {
            if (frame.contains("FeedPackCodec.write")
                    || frame.contains("FeedPackCodec.text") && in(frames, "KafkaFeedPacks.append")) {
                return "encode the pack";
            }
            if (frame.contains("FeedPackCodec.read")) {
                return "decode the pack";
            }
            if (frame.contains(".feedjson.") || frame.contains(".domain.feed.FeedRules") || frame.contains("IsoTime")) {
                return frame.contains(".feedjson.") ? "read the body and its JSON" : "judge";
            }
            if (frame.contains("TakeInFeedService")) {
                return "route and pack";
            }
            if (frame.contains("KafkaFeedPacks") || frame.contains("kafka.clients.producer")) {
                return "Kafka append";
            }
            if (frame.contains("kafka.clients.consumer")) {
                return "Kafka consume";
            }
            if (frame.contains(".bikefleet.CopyBuffer")
                    || frame.contains("PointLanding")
                    || frame.contains("PgFeedLanding")) {
                return "COPY encode and landing";
            }
            if (frame.contains("PgLatestPositions") || frame.contains("takeUnsaved") || frame.contains("saveQuietly")) {
                return "save the live picture";
            }
            if (frame.contains("LiveFleet") || frame.contains("FeedLander.fold") || frame.contains("Districts")) {
                return "live fold";
            }
            if (frame.startsWith("io.netty") || frame.startsWith("io.vertx") || frame.contains("resteasy")) {
                return "HTTP and TLS";
            }
        }
        return "other";
    }

    private static boolean in(List<String> frames, String part) {
        return frames.stream().anyMatch(frame -> frame.contains(part));
    }

    /** Which of its statements a landing thread is at; empty for every other socket. */
    private static String statement(List<String> frames) {
        if (!in(frames, "PgFeedLanding.land")) {
            return "";
        }
        for (String frame : frames) {
            if (frame.contains("CopyBuffer.copyInto")) {
                return "COPY";
            }
            if (frame.contains("countTheOthers")) {
                return "look at duplicates";
            }
            if (frame.contains("PointLanding.land")) {
                return "insert with de-duplication";
            }
            if (frame.contains("lockProgress")) {
                return "lock the progress";
            }
            if (frame.contains("addLanded") || frame.contains("saveProgress")) {
                return "ledger and progress";
            }
            if (frame.contains(".commit")) {
                return "commit";
            }
        }
        return "other statements";
    }
}
