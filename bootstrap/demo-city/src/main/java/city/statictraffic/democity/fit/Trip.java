package city.statictraffic.democity.fit;

/**
 * One real trip, reduced to what the fit needs.
 *
 * @param startSecondOfDay local civil time
 * @param straightMetres straight line from start to end
 * @param tripMetres the trip's own length, or NaN where the source has none
 */
public record Trip(
        String bike, int startSecondOfDay, double durationSeconds, double straightMetres, double tripMetres) {

    private static final double METRES_PER_DEGREE = 111_320.0;

    /** Straight distance on a local plane; exact to far better than the sources' coordinates at city scale. */
    public static double metres(double lon1, double lat1, double lon2, double lat2) {
        double east = (lon2 - lon1) * METRES_PER_DEGREE * Math.cos(Math.toRadians((lat1 + lat2) / 2));
        return Math.hypot(east, (lat2 - lat1) * METRES_PER_DEGREE);
    }
}
