package city.statictraffic.patrolimpound.domain.intake;

import java.time.Duration;

/**
 * @param clockWrong how far a device's clock may run ahead
 * @param lateness how long after the act a report is still taken: as long as requests are remembered
 */
public record IntakeSettings(Duration clockWrong, Duration lateness) {
    public static IntakeSettings usual() {
        return new IntakeSettings(Duration.ofHours(24), Duration.ofDays(45));
    }
}
