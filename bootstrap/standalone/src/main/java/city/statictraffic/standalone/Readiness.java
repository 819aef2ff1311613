package city.statictraffic.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Ready means what a person means by it: {@code city} can log in, and the map shows something. */
final class Readiness {
    private static final Duration LIMIT = Duration.ofSeconds(240);
    private static final String MAP_ACCOUNT = "city";
    /** The tile with the middle of Shanghai at zoom 9; which tick is asked for makes no difference. */
    private static final String TILE = "/api/v1/bike-fleet/map/tiles/0/9/428/209";

    private static final List<String> MAP_PATHS = List.of("/api/v1/base-map/districts", TILE);
    private static final Duration FIRST_BIKES = Duration.ofSeconds(90);
    private static final int OK = 200;

    private final Addresses addresses;
    private final LocalHttp http;
    private final Tokens tokens;

    Readiness(Addresses addresses, LocalHttp http, Tokens tokens) {
        this.addresses = addresses;
        this.http = http;
        this.tokens = tokens;
    }

    void await(ManagedProcess platform) {
        long end = System.nanoTime() + LIMIT.toNanos();
        // What failed while other services were still starting says nothing.
        int failuresBefore = platform.failures();
        String missing = missing();
        while (!missing.isEmpty()) {
            if (System.nanoTime() > end || platform.failures() > failuresBefore + 3) {
                throw new Unable(
                        "平台没有就绪（" + missing + "），原因见 " + platform.logFile() + "。",
                        "The platform did not become ready (" + missing + "); " + platform.logFile() + " says why.");
            }
            Signals.pause(Duration.ofMillis(250));
            missing = missing();
        }
    }

    /** Waits until the demo city's bikes are on the map; an empty tile has no content. False if they do not come. */
    boolean awaitBikes() {
        long end = System.nanoTime() + FIRST_BIKES.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (http.get(addresses.platformFromHere() + TILE, tokens.token(MAP_ACCOUNT))
                                .status()
                        == OK) {
                    return true;
                }
            } catch (IOException | Unable notNow) {
                // Whoever is away now is watched and started again by the supervisor.
            }
            Signals.pause(Duration.ofMillis(500));
        }
        return false;
    }

    /** The first thing that does not work yet; empty when all does. */
    String missing() {
        try {
            var health = http.get(addresses.platformFromHere() + "/q/health/ready", null);
            if (!health.ok()) {
                return "/q/health/ready " + health.status();
            }
            String token = tokens.token(MAP_ACCOUNT);
            for (String path : MAP_PATHS) {
                var answer = http.get(addresses.platformFromHere() + path, token);
                if (!answer.ok()) {
                    return path + " " + answer.status();
                }
            }
            return "";
        } catch (IOException e) {
            return "/q/health/ready";
        } catch (Unable e) {
            return MAP_ACCOUNT;
        }
    }
}
