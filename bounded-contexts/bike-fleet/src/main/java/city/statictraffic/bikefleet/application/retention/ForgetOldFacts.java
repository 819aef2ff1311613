package city.statictraffic.bikefleet.application.retention;

import city.statictraffic.bikefleet.application.port.FeedRetention;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.application.port.FleetSettings.Operator;
import city.statictraffic.kernel.time.CityCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;

/**
 * Raw facts and batches leave after the city profile's retention; an operator whose profile has none (a history import)
 * keeps its own. Blocks; meant to run now and then.
 */
public final class ForgetOldFacts {
    private final FleetSettings settings;
    private final FeedRetention retention;
    private final InstantSource clock;
    private final CityCalendar calendar;

    public ForgetOldFacts(FleetSettings settings, FeedRetention retention, InstantSource clock, CityCalendar calendar) {
        this.settings = settings;
        this.retention = retention;
        this.clock = clock;
        this.calendar = calendar;
    }

    /** What one run took out. */
    public record Forgotten(int partitions, int batches) {}

    public Forgotten run() {
        var keptForEver = settings.listOperators().stream()
                .filter(operator -> days(operator) == 0)
                .map(Operator::operatorId)
                .collect(Collectors.toUnmodifiableSet());
        // The longest retention counts, since all operators share the days' partitions.
        int days = settings.listOperators().stream().mapToInt(this::days).max().orElse(0);
        if (days == 0) {
            return new Forgotten(0, 0);
        }
        Instant before = clock.instant().minus(Duration.ofDays(days));
        return new Forgotten(
                retention.forgetFacts(calendar.dayOf(before), keptForEver),
                retention.forgetBatches(before, keptForEver));
    }

    private int days(Operator operator) {
        return settings.profileFor(operator).retentionDays();
    }
}
