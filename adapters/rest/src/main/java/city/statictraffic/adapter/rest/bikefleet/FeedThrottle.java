package city.statictraffic.adapter.rest.bikefleet;

import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.bikefleet.application.feeds.FeedLimits;
import city.statictraffic.bikefleet.application.port.FeedBacklog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps one operator from taking the places of the others: so many requests at once, so many a minute. Keeps all of them
 * from filling the log faster than it lands.
 */
@ApplicationScoped
public class FeedThrottle {
    private static final long MINUTE_MILLIS = 60_000;

    private static final int CATCHING_UP_SECONDS = 30;

    private final FeedBacklog backlog;
    private final InstantSource clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    FeedThrottle(FeedBacklog backlog, InstantSource clock) {
        this.backlog = backlog;
        this.clock = clock;
    }

    /** A place of a request; closing it frees it. */
    @FunctionalInterface
    interface Place {
        void close();
    }

    private static final class Window {
        private long minute;
        private int inMinute;
        private int atOnce;
    }

    Place enter(String operatorId) {
        if (backlog.packsWaiting() > FeedLimits.PACKS_WAITING_MAX) {
            throw ProblemException.of(429, "feed.landing-behind").retryAfter(CATCHING_UP_SECONDS);
        }
        Window window = windows.computeIfAbsent(operatorId, ignored -> new Window());
        synchronized (window) {
            long now = clock.millis();
            if (now / MINUTE_MILLIS != window.minute) {
                window.minute = now / MINUTE_MILLIS;
                window.inMinute = 0;
            }
            if (window.inMinute >= FeedLimits.REQUESTS_PER_MINUTE_MAX) {
                int seconds = (int) ((MINUTE_MILLIS - now % MINUTE_MILLIS) / 1_000) + 1;
                throw ProblemException.of(429, "feed.too-many-requests").retryAfter(seconds);
            }
            if (window.atOnce >= FeedLimits.REQUESTS_AT_ONCE_MAX) {
                throw ProblemException.of(429, "feed.too-many-at-once").retryAfter(1);
            }
            window.inMinute++;
            window.atOnce++;
        }
        return () -> {
            synchronized (window) {
                window.atOnce--;
            }
        };
    }
}
