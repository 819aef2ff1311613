package city.statictraffic.democity.fit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Fits distances, durations, hours and turnover to the real trips and writes them as properties. Run again with
 *
 * <pre>java -cp "target/demo-city/lib/*" city.statictraffic.democity.fit.FitParameters FOLDER_WITH_TRIPS OUTPUT</pre>
 *
 * The method, with its assumptions, is in the module's README.
 */
public final class FitParameters {
    /** The probabilities at which distributions are tabulated; between them the logarithm is interpolated. */
    public static final double[] LEVELS = {0, 0.01, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.97, 0.99, 1};

    private static final int HOURS = 24;
    /** Hours before this one come from Shanghai; the sample ends at 08:23. */
    private static final int FIRST_SINGAPORE_HOUR = 9;

    private static final double LONGEST_SECONDS = 3 * 3_600;
    private static final int SECONDS_PER_HOUR = 3_600;

    private FitParameters() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: FitParameters FOLDER_WITH_TRIPS OUTPUT");
            System.exit(2);
        }
        Files.writeString(Path.of(args[1]), fit(RealTrips.read(Path.of(args[0]))), StandardCharsets.UTF_8);
    }

    public static String fit(RealTrips real) {
        List<Trip> usable = real.shanghai().stream()
                .filter(trip -> trip.straightMetres() > 0
                        && trip.durationSeconds() > 0
                        && trip.durationSeconds() <= LONGEST_SECONDS)
                .toList();
        double[] line = regressLogDuration(usable);
        double[] residuals = usable.stream()
                .mapToDouble(
                        trip -> Math.log(trip.durationSeconds()) - line[0] - line[1] * Math.log(trip.straightMetres()))
                .toArray();
        double[] detours = real.singaporeDays().stream()
                .flatMap(List::stream)
                .filter(trip -> trip.straightMetres() > 200)
                .mapToDouble(trip -> Math.max(1, trip.tripMetres() / trip.straightMetres()))
                .toArray();
        var text = new StringBuilder()
                .append("# Fitted by city.statictraffic.democity.fit.FitParameters; do not edit by hand.\n")
                .append("# Quantiles at ")
                .append(Arrays.toString(LEVELS))
                .append("\n# Straight distance of a ride, metres: ")
                .append(usable.size())
                .append(" Shanghai orders.\n");
        put(
                text,
                "distance.metres",
                quantiles(usable.stream().mapToDouble(Trip::straightMetres).toArray()),
                "%.0f");
        text.append("# ln(seconds) = intercept + slope * ln(metres) + residual, same orders.\n");
        put(text, "duration.intercept", new double[] {line[0]}, "%.4f");
        put(text, "duration.slope", new double[] {line[1]}, "%.4f");
        put(text, "duration.residual", quantiles(residuals), "%.4f");
        text.append("# Ridden length over straight distance, ")
                .append(detours.length)
                .append(" Singapore trips longer than 200 m.\n");
        put(text, "detour.ratio", quantiles(detours), "%.3f");
        text.append(
                        "# Share of a day's rides that start in each hour: 0-8 Shanghai, 9-23 Singapore 12 and 13 September,\n")
                .append("# joined so that both rush hours (6-8, 17-19) weigh the same.\n");
        put(text, "hour.share", hourShares(real), "%.5f");
        text.append("# Rides per bike and day: Singapore, rides of a day over all bikes seen in the three days.\n");
        put(text, "turnover.ridesPerBikeDay", new double[] {turnover(real)}, "%.3f");
        return text.toString();
    }

    /** The value at each of {@link #LEVELS}, linear between order statistics. */
    public static double[] quantiles(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(LEVELS).map(level -> quantile(sorted, level)).toArray();
    }

    public static double quantile(double[] sorted, double level) {
        double at = level * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    static double turnover(RealTrips real) {
        var bikes = new HashSet<String>();
        long rides = 0;
        for (List<Trip> day : real.singaporeDays()) {
            rides += day.size();
            day.forEach(trip -> bikes.add(trip.bike()));
        }
        return rides / (double) real.singaporeDays().size() / bikes.size();
    }

    private static double[] hourShares(RealTrips real) {
        var shanghai = new double[HOURS];
        int last = 0;
        for (Trip trip : real.shanghai()) {
            shanghai[trip.startSecondOfDay() / SECONDS_PER_HOUR]++;
            last = Math.max(last, trip.startSecondOfDay());
        }
        // The sample breaks off within its last hour: scale what is there to the full hour.
        int lastHour = last / SECONDS_PER_HOUR;
        shanghai[lastHour] *= (double) SECONDS_PER_HOUR / (last % SECONDS_PER_HOUR + 60);
        var singapore = new double[HOURS];
        for (List<Trip> day : real.singaporeDays().subList(1, 3)) {
            day.forEach(trip -> singapore[trip.startSecondOfDay() / SECONDS_PER_HOUR]++);
        }
        double scale = (singapore[17] + singapore[18] + singapore[19]) / (shanghai[6] + shanghai[7] + shanghai[8]);
        var joined = new double[HOURS];
        for (int hour = 0; hour < HOURS; hour++) {
            joined[hour] = hour < FIRST_SINGAPORE_HOUR ? shanghai[hour] * scale : singapore[hour];
        }
        double total = Arrays.stream(joined).sum();
        return Arrays.stream(joined).map(count -> count / total).toArray();
    }

    private static double[] regressLogDuration(List<Trip> trips) {
        double meanX = trips.stream()
                .mapToDouble(trip -> Math.log(trip.straightMetres()))
                .average()
                .orElseThrow();
        double meanY = trips.stream()
                .mapToDouble(trip -> Math.log(trip.durationSeconds()))
                .average()
                .orElseThrow();
        double xy = 0;
        double xx = 0;
        for (Trip trip : trips) {
            double x = Math.log(trip.straightMetres()) - meanX;
            xy += x * (Math.log(trip.durationSeconds()) - meanY);
            xx += x * x;
        }
        double slope = xy / xx;
        return new double[] {meanY - slope * meanX, slope};
    }

    private static void put(StringBuilder text, String key, double[] values, String format) {
        text.append(key)
                .append(" = ")
                .append(Arrays.stream(values)
                        .mapToObj(value -> String.format(Locale.ROOT, format, value))
                        .collect(Collectors.joining(", ")))
                .append('\n');
    }
}
