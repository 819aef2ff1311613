package city.statictraffic.democity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/** Drives the city by the wall clock, runs the senders and the patrol, saves the state, and writes one log line a minute. */
final class Runner {
    private static final long TICK_MILLIS = 200;
    private static final int MOST_WAITING_LINES = 300_000;
    private static final Duration SAVE_EVERY = Duration.ofSeconds(60);
    private static final Duration LOG_EVERY = Duration.ofSeconds(60);
    private static final Duration LAST_LINES = Duration.ofSeconds(6);
    /** A faster run begins so far back: inside the platform's window of seven days. */
    private static final long FAST_START_SECONDS = 6 * 86_400;
    /** After a longer stop only this much is made up for; before that the operators were silent. */
    private static final long CATCH_UP_SECONDS = 900;
    /** What happened just after the last saved state may have been sent: it is sent again, so that none is missing. */
    private static final long RESENT_SECONDS = 180;

    private final Settings settings;
    private final Pause senderPause;
    private final Outbox outbox = new Outbox();
    private final Tally tally = new Tally();
    private final Web web;
    private final RunFolder folder;
    private final TruthFile truth;
    private final DemoCity city;
    private final Pace pace;
    private final long silentFrom;
    private final long silentTo;
    private final SynchronousQueue<PatrolWalk.Scan> scans = new SynchronousQueue<>();
    private final BlockingQueue<PatrolClient.Outcome> outcomes = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> patrolDistrict = new LinkedBlockingQueue<>();
    private boolean patrolling;
    private byte @Nullable [] unsaved;
    private long[] unsavedMark = {};
    private volatile boolean stopping;

    Runner(Settings settings, Pause senderPause) throws IOException, GeneralSecurityException {
        this.settings = settings;
        this.senderPause = senderPause;
        web = new Web(settings.caPem(), settings.tokenUrl());
        folder = new RunFolder(settings.stateFolder());
        truth = new TruthFile(settings.truthFolder());
        double wall = wall();
        boolean fast = settings.speed() > 1;
        long newStart =
                settings.start().map(Instant::getEpochSecond).orElse((long) wall - (fast ? FAST_START_SECONDS : 0));
        Optional<RunFolder.Run> known =
                folder.run().filter(run -> run.seed() == settings.seed() && run.bikes() == settings.bikes());
        RunFolder.Run run = known.orElse(new RunFolder.Run(settings.seed(), newStart, settings.bikes()));
        if (known.isEmpty()) {
            folder.begin(run);
        }
        Optional<byte[]> state = folder.state();
        truth.at(run.start());
        city = new DemoCity(run, state, DefectRates.DEMO, outbox, truth);
        truth.at(city.now());
        long resumeAt = Math.max(city.now(), (long) wall - (fast ? FAST_START_SECONDS : CATCH_UP_SECONDS));
        boolean resumed = settings.start().isEmpty() && resumeAt > city.now() + RESENT_SECONDS;
        silentFrom = resumed ? city.now() + RESENT_SECONDS : Long.MAX_VALUE;
        silentTo = resumed ? resumeAt : Long.MIN_VALUE;
        pace = new Pace(settings.speed(), resumed ? resumeAt : city.now(), wall);
        if (!resumed && !fast && settings.start().isEmpty()) {
            log("the city's clock stands at " + Instant.ofEpochSecond(city.now()));
        }
    }

    /** Runs until {@link #stop}. */
    void run() throws IOException, InterruptedException {
        log("demo city: " + settings.bikes() + " bikes, seed " + settings.seed() + ", speed " + settings.speed()
                + (city.fresh() ? ", begins at " : ", goes on from ") + Instant.ofEpochSecond(city.now()));
        startSenders();
        startPatrol();
        if (city.fresh()) {
            city.introduce(this::waitForRoom);
            truth.flush();
            log("the whole fleet is queued: " + outbox.waiting() + " lines wait");
        }
        long nextSave = System.nanoTime() + (city.fresh() ? 0 : SAVE_EVERY.toNanos());
        long nextLog = System.nanoTime() + LOG_EVERY.toNanos();
        while (!stopping) {
            advance();
            takeOutcomes();
            if (System.nanoTime() - nextSave >= 0 && unsaved == null) {
                capture();
                nextSave = System.nanoTime() + SAVE_EVERY.toNanos();
            }
            saveIfAnswered();
            if (System.nanoTime() - nextLog >= 0) {
                logState();
                nextLog += LOG_EVERY.toNanos();
            }
            Thread.sleep(TICK_MILLIS);
        }
        takeOutcomes();
        capture();
        long end = System.nanoTime() + LAST_LINES.toNanos();
        while (unsaved != null && System.nanoTime() - end < 0) {
            saveIfAnswered();
            Thread.sleep(50);
        }
        truth.close();
        log((unsaved == null
                        ? "stopped at "
                        : "stopped; lines that are not answered for go out again at the next start; ")
                + Instant.ofEpochSecond(city.now()));
    }

    void stop() {
        stopping = true;
    }

    private void advance() {
        long target = pace.target(wall());
        while (city.now() < target && !stopping && outbox.waiting() < MOST_WAITING_LINES) {
            long second = city.now() + 1;
            truth.at(second);
            city.step(second <= silentFrom || second >= silentTo);
            if (second == silentTo) {
                city.reportChangedSince(silentFrom);
                log("silent from " + Instant.ofEpochSecond(silentFrom) + " to " + Instant.ofEpochSecond(silentTo));
            }
            patrol();
        }
        truth.flush();
    }

    private void patrol() {
        if (patrolling && city.now() >= silentTo && city.walk().due(city.now())) {
            // Offered, not queued: while the officer is still at the last bike, the next one is let go.
            city.walk().scan(city.now()).ifPresent(scans::offer);
        }
    }

    private void takeOutcomes() {
        String district = patrolDistrict.poll();
        if (district != null) {
            city.walk().stayIn(district);
            patrolling = true;
            log("the patrol walks in " + (district.isEmpty() ? "the whole city" : district));
        }
        boolean changed = false;
        for (PatrolClient.Outcome outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
            int bike = outcome.scan().bike();
            city.truth().scan(bike, outcome.scan().at(), outcome.verdict(), outcome.takenIn());
            changed |= outcome.takenIn() && city.impound(bike);
        }
        if (changed && unsaved == null) {
            // An intake comes from outside and cannot be worked out again: save it soon.
            capture();
        }
    }

    private void capture() {
        unsaved = city.save();
        unsavedMark = outbox.mark();
    }

    private void saveIfAnswered() throws IOException {
        byte[] state = unsaved;
        if (state != null && outbox.passed(unsavedMark)) {
            folder.saveState(state);
            unsaved = null;
        }
    }

    private void waitForRoom() {
        while (outbox.waiting() >= MOST_WAITING_LINES && !stopping) {
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                stopping = true;
            }
        }
    }

    private void startSenders() {
        for (Operator operator : Operator.ALL) {
            Settings.Credentials credentials = settings.feeds().get(operator);
            if (credentials != null) {
                var sender = new FeedSender(
                        operator, outbox, web, web.forClient(credentials), settings.platformUrl(), tally, senderPause);
                Thread.ofVirtual().name("sender-" + operator.id).start(guarded(sender));
            }
        }
    }

    private void startPatrol() {
        if (settings.patrol().isPresent()) {
            Settings.Credentials credentials = settings.patrol().get();
            var client = new PatrolClient(
                    web,
                    web.forUser(credentials),
                    settings.platformUrl(),
                    tally,
                    Rng.mix(settings.seed(), System.nanoTime(), 9));
            Thread.ofVirtual().name("patrol").start(guarded(() -> walk(client)));
        }
    }

    private void walk(PatrolClient client) {
        try {
            boolean known = false;
            while (true) {
                try {
                    if (!known) {
                        patrolDistrict.put(client.districtCode());
                        known = true;
                    }
                    outcomes.put(client.carryOut(scans.take()));
                } catch (IOException unreachable) {
                    tally.code("patrol unreachable");
                    Thread.sleep(15_000);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread that dies silently would leave a feed dead: better that the process ends and is started again. */
    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error broken) {
                log("ends because of " + broken);
                broken.printStackTrace();
                Runtime.getRuntime().halt(70);
            }
        };
    }

    private void logState() {
        log("city time " + Instant.ofEpochSecond(city.now()) + ", behind " + Math.max(0, (long) wall() - city.now())
                + " s, riding " + city.riding() + ", unserved " + city.unserved() + ", waiting " + outbox.waiting()
                + ", " + tally.take());
    }

    private static double wall() {
        return System.currentTimeMillis() / 1_000.0;
    }

    static void log(String text) {
        System.out.println(Instant.now() + " " + text);
    }
}
