package city.statictraffic.patrolimpound.domain.scan;

import java.time.Duration;

/**
 * The thresholds of the verdict. Assumptions of this city, to be replaced by a setting with an approver.
 *
 * @param cloneSpeedKmh a bike that would have had to move faster between two scans is two bikes
 * @param cloneWindow how far apart in time two scans may lie to be compared
 * @param sameSpotMetres two places closer than this, beyond their accuracy, count as one
 * @param assumedAccuracyMetres accuracy of a place that came without one
 * @param transport how long a bike taken in may still stand in the street
 * @param clockAhead how far a device's clock may run ahead without a remark
 * @param clockWrong how far it may run ahead at all
 * @param lateness how long after its scan a report is still taken: as long as requests are remembered
 */
public record ScanSettings(
        double cloneSpeedKmh,
        Duration cloneWindow,
        double sameSpotMetres,
        double assumedAccuracyMetres,
        Duration transport,
        Duration clockAhead,
        Duration clockWrong,
        Duration lateness) {
    public static ScanSettings usual() {
        return new ScanSettings(
                40,
                Duration.ofHours(3),
                200,
                50,
                Duration.ofHours(2),
                Duration.ofMinutes(5),
                Duration.ofHours(24),
                Duration.ofDays(45));
    }
}
