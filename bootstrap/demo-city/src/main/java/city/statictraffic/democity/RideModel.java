package city.statictraffic.democity;

import city.statictraffic.democity.fit.FitParameters;

/** How far and how long people ride, from the fitted distributions. */
final class RideModel {
    private static final double LONGEST_DETOUR = 6;
    private static final double LONGEST_SECONDS = 3 * 3_600;
    private static final double SHORTEST_SECONDS = 60;

    private final FittedParameters fitted;

    RideModel(FittedParameters fitted) {
        this.fitted = fitted;
    }

    /** A straight distance in metres. */
    double distance(Rng rng) {
        return Math.exp(interpolate(fitted.distanceMetres(), rng.nextDouble(), true));
    }

    /** Seconds for a ride over a straight distance. */
    int duration(double straightMetres, Rng rng) {
        double residual = interpolate(fitted.durationResidual(), rng.nextDouble(), false);
        double seconds =
                Math.exp(fitted.durationIntercept() + fitted.durationSlope() * Math.log(straightMetres) + residual);
        return (int) Math.clamp(seconds, SHORTEST_SECONDS, LONGEST_SECONDS);
    }

    /** Ridden length in metres for a straight distance. */
    double ridden(double straightMetres, Rng rng) {
        return straightMetres * Math.min(LONGEST_DETOUR, interpolate(fitted.detourRatio(), rng.nextDouble(), false));
    }

    private static double interpolate(double[] quantiles, double probability, boolean logarithmic) {
        double[] levels = FitParameters.LEVELS;
        int above = 1;
        while (above < levels.length - 1 && levels[above] < probability) {
            above++;
        }
        double part = (probability - levels[above - 1]) / (levels[above] - levels[above - 1]);
        double from = logarithmic ? Math.log(quantiles[above - 1]) : quantiles[above - 1];
        double to = logarithmic ? Math.log(quantiles[above]) : quantiles[above];
        return from + part * (to - from);
    }
}
