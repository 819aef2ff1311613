package city.statictraffic.democity;

/**
 * How the city's clock follows the wall's: at the chosen speed from where it stands, but never ahead of the wall. So a
 * faster run begins in the past, and goes on in real time once it has caught up.
 */
record Pace(double speed, long cityAnchor, double wallAnchor) {

    /** The second the city's clock should show. */
    long target(double wallSecond) {
        return (long) Math.min(wallSecond, cityAnchor + (wallSecond - wallAnchor) * speed);
    }
}
