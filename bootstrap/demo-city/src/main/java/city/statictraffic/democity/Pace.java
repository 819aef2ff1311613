package city.statictraffic.democity;

/**
 * How the city's clock follows the wall's: at the chosen speed from where it stands, but never ahead of the wall. So a
 * faster run begins in the past, and goes on in real time once it has caught up. A city that stood still while it was not
 * run catches up in the same way, unless it is meant to be slow.
 */
record Pace(double speed, long cityAnchor, double wallAnchor) {

    private static final double CATCHING_UP = 8;

    /** The second the city's clock should show. */
    long target(double wallSecond) {
        double atLeast = speed < 1 ? speed : Math.max(speed, CATCHING_UP);
        return (long) Math.min(wallSecond, cityAnchor + (wallSecond - wallAnchor) * atLeast);
    }
}
