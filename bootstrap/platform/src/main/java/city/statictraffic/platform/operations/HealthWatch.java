package city.statictraffic.platform.operations;

import city.statictraffic.adapter.messaging.KafkaWatch;
import city.statictraffic.adapter.messaging.bikefleet.LandingBacklog;
import city.statictraffic.adapter.persistence.PgWatch;
import city.statictraffic.adapter.persistence.bikefleet.PgFeedSilence;
import city.statictraffic.adapter.rest.operations.PlatformHealth;
import city.statictraffic.bikefleet.application.livemap.LiveFleet;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each part every fifteen seconds, whoever asks how often: the health page and the figures answer from the last
 * look. Limits are named here and explained in docs/ops/runbook.md.
 */
@ApplicationScoped
public class HealthWatch implements PlatformHealth {
    private static final Logger LOG = Logger.getLogger(HealthWatch.class);
    private static final int AFTER_ALL = 4_000;
    private static final long EVERY_SECONDS = 15;
    private static final double SLOW_DATABASE_MILLIS = 500;
    private static final Duration OUTBOX_LATE = Duration.ofMinutes(1);
    private static final Duration OUTBOX_STUCK = Duration.ofMinutes(5);
    private static final Duration LANDING_LATE = Duration.ofSeconds(30);
    private static final Duration LANDING_STUCK = Duration.ofMinutes(5);
    private static final Duration PICTURE_OLD = Duration.ofMinutes(10);
    private static final Duration SILENT = Duration.ofMinutes(10);
    private static final Duration LONG_SILENT = Duration.ofHours(2);
    private static final double CERTIFICATE_SOON_DAYS = 30;
    private static final double CERTIFICATE_NOW_DAYS = 7;
    private static final double GIGABYTE = 1e9;
    private static final double DISK_LITTLE_GB = 20;
    private static final double DISK_NONE_GB = 5;
    private static final long INBOX_LATE_MESSAGES = 1_000;
    private static final long INBOX_STUCK_MESSAGES = 100_000;
    private static final int EVIDENCE_LOOKS = 41;
    private static final Duration IDENTITY_PATIENCE = Duration.ofSeconds(5);

    private final PgWatch database;
    private final PgFeedSilence silence;
    private final KafkaWatch kafka;
    private final LandingBacklog landing;
    private final LiveFleet fleet;
    private final HousekeepingLog housekeeping;
    private final MeterRegistry metrics;
    private final TlsConfigurationRegistry tls;
    private final OperationsSettings settings;
    private final InstantSource clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("health-watch").factory());
    private final Instant startedAt;
    private final String answeredBy;
    private final MultiGauge silentSeconds;
    private final MultiGauge inboxBehind;
    private @Nullable HttpClient identity;
    private volatile PgWatch.Outbox outbox = new PgWatch.Outbox(0, Duration.ZERO);
    private volatile double certificateDays = Double.NaN;
    private volatile double freeBytes = Double.NaN;
    private volatile double totalBytes = Double.NaN;
    /** What the counter said at the looks of the last ten minutes; the watch's own thread only. */
    private final Deque<Double> evidenceErrors = new ArrayDeque<>(List.of(0.0));

    private volatile Map<String, Part> parts = Map.of();
    private volatile Instant lookedAt;

    HealthWatch(
            PgWatch database,
            PgFeedSilence silence,
            KafkaWatch kafka,
            LandingBacklog landing,
            LiveFleet fleet,
            HousekeepingLog housekeeping,
            MeterRegistry metrics,
            TlsConfigurationRegistry tls,
            OperationsSettings settings,
            InstantSource clock) {
        this.database = database;
        this.silence = silence;
        this.kafka = kafka;
        this.landing = landing;
        this.fleet = fleet;
        this.housekeeping = housekeeping;
        this.metrics = metrics;
        this.tls = tls;
        this.settings = settings;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.lookedAt = startedAt;
        this.answeredBy = hostName() + "/" + ProcessHandle.current().pid();
        this.silentSeconds = MultiGauge.builder("feeds.operator.silent.seconds").register(metrics);
        this.inboxBehind = MultiGauge.builder("inbox.behind").register(metrics);
    }

    void start(@Observes @Priority(AFTER_ALL) StartupEvent event) {
        gauges();
        worker.scheduleWithFixedDelay(this::lookQuietly, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }

    @Override
    public Report report() {
        var all = List.copyOf(parts.values());
        State worst = all.stream().map(Part::state).max(State::compareTo).orElse(State.ATTENTION);
        return new Report(worst, answeredBy, settings.contexts(), settings.version(), startedAt, lookedAt, all);
    }

    private void gauges() {
        Gauge.builder("outbox.pending", () -> outbox.pending()).register(metrics);
        TimeGauge.builder("outbox.oldest", () -> outbox.oldest().toMillis(), TimeUnit.MILLISECONDS)
                .register(metrics);
        Gauge.builder("tls.certificate.expiry.days", () -> certificateDays).register(metrics);
        Gauge.builder("disk.free.bytes", () -> freeBytes).register(metrics);
        Gauge.builder("disk.total.bytes", () -> totalBytes).register(metrics);
        TimeGauge.builder(
                        "health.watch.age",
                        () -> Duration.between(lookedAt, clock.instant()).toMillis(),
                        TimeUnit.MILLISECONDS)
                .register(metrics);
        // What has not happened yet is zero, so that its first time is an increase.
        for (String context : settings.consumers()) {
            metrics.counter("inbox.failures", "consumer", context);
            metrics.counter("inbox.unreadable", "consumer", context);
        }
        if (settings.servesPatrolImpound()) {
            CountedEvidence.register(metrics);
        }
        if (settings.servesBikeFleet()) {
            Gauge.builder("live.bikes", fleet, LiveFleet::size).register(metrics);
            TimeGauge.builder("live.latest.age", () -> pictureAge().toMillis(), TimeUnit.MILLISECONDS)
                    .register(metrics);
        }
    }

    private void lookQuietly() {
        try {
            look();
        } catch (RuntimeException broken) {
            // The age of the last look tells of it as well.
            LOG.warnf(broken, "the platform's health could not be looked at");
        }
    }

    private void look() {
        var seen = new LinkedHashMap<String, Part>();
        for (Part part : List.of(database(), kafka(), identityProvider(), outbox(), inbox())) {
            seen.put(part.part(), part);
        }
        if (settings.servesBikeFleet()) {
            for (Part part : List.of(landing(), livePicture(), operators())) {
                seen.put(part.part(), part);
            }
        }
        if (settings.servesPatrolImpound()) {
            Part evidence = evidence();
            seen.put(evidence.part(), evidence);
        }
        for (Part part : List.of(disk(), certificate(), housekeeping())) {
            seen.put(part.part(), part);
        }
        seen.keySet()
                .forEach(name -> Gauge.builder("health.part.state", () -> stateOf(name))
                        .tag("part", name)
                        .register(metrics));
        parts = Collections.unmodifiableMap(seen);
        lookedAt = clock.instant();
    }

    private double stateOf(String name) {
        Part part = parts.get(name);
        return part == null ? Double.NaN : part.state().ordinal();
    }

    private Part database() {
        long before = System.nanoTime();
        try {
            outbox = database.outbox();
        } catch (RuntimeException away) {
            return part("database", State.FAULT, null, "ms");
        }
        double millis = (System.nanoTime() - before) / 1e6;
        return part("database", millis > SLOW_DATABASE_MILLIS ? State.ATTENTION : State.OK, millis, "ms");
    }

    private Part kafka() {
        long before = System.nanoTime();
        try {
            kafka.brokers();
        } catch (RuntimeException away) {
            return part("kafka", State.FAULT, null, "ms");
        }
        return part("kafka", State.OK, (System.nanoTime() - before) / 1e6, "ms");
    }

    private Part identityProvider() {
        long before = System.nanoTime();
        try {
            int status = identity()
                    .send(
                            HttpRequest.newBuilder(URI.create(settings.realm() + "/.well-known/openid-configuration"))
                                    .timeout(IDENTITY_PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return part(
                    "identity-provider",
                    status == 200 ? State.OK : State.FAULT,
                    (System.nanoTime() - before) / 1e6,
                    "ms");
        } catch (IOException away) {
            return part("identity-provider", State.FAULT, null, "ms");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return part("identity-provider", State.ATTENTION, null, "ms");
        }
    }

    private HttpClient identity() throws IOException {
        HttpClient known = identity;
        if (known != null) {
            return known;
        }
        try {
            var trusted = tls.get("oidc").orElseThrow().createSSLContext();
            HttpClient made = HttpClient.newBuilder()
                    .sslContext(trusted)
                    .connectTimeout(IDENTITY_PATIENCE)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            identity = made;
            return made;
        } catch (Exception untrusted) {
            throw new IOException("the identity provider's authority cannot be read", untrusted);
        }
    }

    private Part outbox() {
        Duration oldest = outbox.oldest();
        return part("outbox", over(oldest, OUTBOX_LATE, OUTBOX_STUCK), seconds(oldest), "s");
    }

    private Part inbox() {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        var late = new ArrayList<String>();
        long most = 0;
        try {
            for (String context : settings.consumers()) {
                long behind = kafka.behind(context + ".inbox").values().stream()
                        .mapToLong(each -> each)
                        .sum();
                rows.add(MultiGauge.Row.of(Tags.of("consumer", context), behind));
                most = Math.max(most, behind);
                if (behind > INBOX_LATE_MESSAGES) {
                    late.add(context);
                }
            }
        } catch (RuntimeException away) {
            return part("inbox", State.ATTENTION, null, "messages");
        }
        inboxBehind.register(rows, true);
        State state =
                most > INBOX_STUCK_MESSAGES ? State.FAULT : most > INBOX_LATE_MESSAGES ? State.ATTENTION : State.OK;
        return part("inbox", state, (double) most, "messages", late);
    }

    private Part landing() {
        return part("landing", over(landing.lag(), LANDING_LATE, LANDING_STUCK), seconds(landing.lag()), "s");
    }

    private Part livePicture() {
        if (fleet.size() == 0) {
            // A city without bikes is no fault of the platform, but nobody expects one.
            return part("live-picture", State.ATTENTION, 0.0, "bikes");
        }
        Duration age = pictureAge();
        return part("live-picture", age.compareTo(PICTURE_OLD) > 0 ? State.ATTENTION : State.OK, seconds(age), "s");
    }

    private Duration pictureAge() {
        long micros = fleet.latestAtMicros();
        long now = clock.millis() * 1_000;
        return micros <= 0 || micros > now ? Duration.ZERO : Duration.ofMillis((now - micros) / 1_000);
    }

    private Part operators() {
        Map<String, Optional<Instant>> last;
        try {
            last = new LinkedHashMap<>(silence.lastBatches());
        } catch (RuntimeException away) {
            return part("operators", State.ATTENTION, null, "operators");
        }
        Instant now = clock.instant();
        var rows = new ArrayList<MultiGauge.Row<?>>();
        var silent = new ArrayList<String>();
        boolean longSilent = false;
        for (var each : last.entrySet()) {
            // One that never sent anything has not been connected yet.
            if (each.getValue().isPresent()) {
                Duration since = Duration.between(each.getValue().get(), now);
                rows.add(MultiGauge.Row.of(Tags.of("operator", each.getKey()), seconds(since)));
                if (since.compareTo(SILENT) > 0) {
                    silent.add(each.getKey());
                    longSilent |= since.compareTo(LONG_SILENT) > 0;
                }
            }
        }
        silentSeconds.register(rows, true);
        State state = longSilent ? State.FAULT : silent.isEmpty() ? State.OK : State.ATTENTION;
        return part("operators", state, (double) silent.size(), "operators", silent);
    }

    private Part evidence() {
        double errors = metrics.find(CountedEvidence.NAME).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
        evidenceErrors.addLast(errors);
        if (evidenceErrors.size() > EVIDENCE_LOOKS) {
            evidenceErrors.removeFirst();
        }
        double lately = errors - evidenceErrors.getFirst();
        boolean writable = Files.isWritable(settings.evidenceDir());
        return part("evidence", !writable ? State.FAULT : lately > 0 ? State.ATTENTION : State.OK, lately, "errors");
    }

    private Part disk() {
        try {
            FileStore store = Files.getFileStore(settings.evidenceDir());
            freeBytes = store.getUsableSpace();
            totalBytes = store.getTotalSpace();
        } catch (IOException unreadable) {
            return part("disk", State.FAULT, null, "GB");
        }
        double free = freeBytes / GIGABYTE;
        return part("disk", under(free, DISK_LITTLE_GB, DISK_NONE_GB), free, "GB");
    }

    private Part certificate() {
        try {
            certificateDays = Certificate.daysLeft(Path.of(settings.certificate()), clock.instant());
        } catch (RuntimeException unreadable) {
            return part("certificate", State.FAULT, null, "days");
        }
        return part(
                "certificate",
                under(certificateDays, CERTIFICATE_SOON_DAYS, CERTIFICATE_NOW_DAYS),
                certificateDays,
                "days");
    }

    private Part housekeeping() {
        Instant last = housekeeping.oldest().orElse(startedAt);
        Duration since = Duration.between(last, clock.instant());
        Duration every = settings.housekeepingEvery();
        State state = over(since, every.multipliedBy(3), every.multipliedBy(24));
        if (!housekeeping.failing().isEmpty() && state == State.OK) {
            state = State.ATTENTION;
        }
        return part("housekeeping", state, seconds(since), "s", housekeeping.failing());
    }

    private Part part(String name, State state, @Nullable Double value, String unit) {
        return part(name, state, value, unit, List.of());
    }

    private Part part(String name, State state, @Nullable Double value, String unit, List<String> subjects) {
        Part before = parts.get(name);
        Instant now = clock.instant();
        if (before != null && before.state() != state) {
            LOG.infof("%s is now %s, was %s", name, state, before.state());
        }
        Instant since = before != null && before.state() == state ? before.since() : now;
        Double rounded = value == null ? null : Math.round(value * 10) / 10.0;
        return new Part(name, state, since, rounded, unit, List.copyOf(subjects));
    }

    private static State over(Duration measured, Duration attention, Duration fault) {
        return measured.compareTo(fault) > 0
                ? State.FAULT
                : measured.compareTo(attention) > 0 ? State.ATTENTION : State.OK;
    }

    private static State under(double measured, double attention, double fault) {
        return measured < fault ? State.FAULT : measured < attention ? State.ATTENTION : State.OK;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "host";
        }
    }
}
