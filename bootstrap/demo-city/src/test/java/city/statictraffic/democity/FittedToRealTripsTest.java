package city.statictraffic.democity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.statictraffic.democity.fit.FitParameters;
import city.statictraffic.democity.fit.RealTrips;
import city.statictraffic.democity.fit.Trip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Holds a simulated day against the real trips. Tolerances: quantiles of distance 8 %, of duration 10 % or one minute (the
 * source has whole minutes), hourly shares 1 percentage point of the day, turnover 5 %.
 */
class FittedToRealTripsTest {
    private static final double[] COMPARED = {0.10, 0.25, 0.50, 0.75, 0.90, 0.95};

    @Test
    void distances_follow_the_shanghai_orders() throws IOException {
        RealTrips real = realTrips();
        compare("distance m", real.shanghai(), Trip::straightMetres, ride -> straight(ride), 0.08, 0);
    }

    @Test
    void durations_follow_the_shanghai_orders() throws IOException {
        RealTrips real = realTrips();
        compare("duration s", real.shanghai(), Trip::durationSeconds, ride -> ride.at() - ride.start(), 0.10, 60);
    }

    @Test
    void ridden_lengths_relate_to_straight_ones_as_in_singapore() throws IOException {
        RealTrips real = realTrips();
        double expected = median(real.singaporeDays().stream()
                .flatMap(List::stream)
                .filter(trip -> trip.straightMetres() > 200)
                .mapToDouble(trip -> trip.tripMetres() / trip.straightMetres())
                .toArray());
        double actual = median(Day.whole().rides().stream()
                .mapToDouble(ride -> ride.metres() / straight(ride))
                .toArray());
        assertThat(actual).isCloseTo(expected, within(0.05 * expected));
    }

    @Test
    void the_early_hours_follow_shanghai_and_the_later_ones_singapore() throws IOException {
        RealTrips real = realTrips();
        double[] simulated = hours(Day.whole().rides().stream()
                .mapToDouble(ride -> Demand.secondOfDay(ride.start()))
                .toArray());
        double[] early = hours(
                real.shanghai().stream().mapToDouble(Trip::startSecondOfDay).toArray());
        double[] late = hours(real.singaporeDays().subList(1, 3).stream()
                .flatMap(List::stream)
                .mapToDouble(Trip::startSecondOfDay)
                .toArray());
        compareShares("hours 0-7", Arrays.copyOfRange(simulated, 0, 8), Arrays.copyOfRange(early, 0, 8), 0.03);
        compareShares("hours 9-23", Arrays.copyOfRange(simulated, 9, 24), Arrays.copyOfRange(late, 9, 24), 0.01);
    }

    @Test
    void the_turnover_is_that_of_singapore() throws IOException {
        RealTrips real = realTrips();
        var bikes = new HashSet<String>();
        real.singaporeDays().forEach(day -> day.forEach(trip -> bikes.add(trip.bike())));
        double expected =
                real.singaporeDays().stream().mapToInt(List::size).average().orElseThrow() / bikes.size();
        double actual = Day.whole().rides().size() / (double) Day.whole().fleet.size();
        System.out.printf(Locale.ROOT, "turnover: real %.3f, simulated %.3f%n", expected, actual);
        assertThat(actual).isCloseTo(expected, within(0.05 * expected));
    }

    @Test
    void a_new_fit_gives_the_committed_numbers() throws IOException {
        String fitted = FitParameters.fit(realTrips());
        try (InputStream in =
                Objects.requireNonNull(FittedParameters.class.getResourceAsStream("/demo-city/fitted.properties"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(fitted);
        }
    }

    private static RealTrips realTrips() throws IOException {
        Optional<Path> folder = RealTrips.findFolder();
        if (folder.isEmpty()) {
            System.out.println("SKIPPED: the shared real trips are not here, the demo city is not compared with them");
        }
        assumeTrue(folder.isPresent(), "shared real data present");
        return RealTrips.read(folder.orElseThrow());
    }

    private static void compare(
            String what,
            List<Trip> real,
            ToDoubleFunction<Trip> ofTrip,
            ToDoubleFunction<SimEvent.Ridden> ofRide,
            double relative,
            double absolute) {
        double[] expected = real.stream().mapToDouble(ofTrip).sorted().toArray();
        double[] actual =
                Day.whole().rides().stream().mapToDouble(ofRide).sorted().toArray();
        for (double level : COMPARED) {
            double should = FitParameters.quantile(expected, level);
            double is = FitParameters.quantile(actual, level);
            System.out.printf(Locale.ROOT, "%s p%.0f: real %.0f, simulated %.0f%n", what, level * 100, should, is);
            assertThat(is).as(what + " p" + level).isCloseTo(should, within(Math.max(absolute, relative * should)));
        }
    }

    private static void compareShares(String what, double[] simulated, double[] real, double tolerance) {
        double simulatedTotal = Arrays.stream(simulated).sum();
        double realTotal = Arrays.stream(real).sum();
        double worst = 0;
        for (int i = 0; i < real.length; i++) {
            worst = Math.max(worst, Math.abs(simulated[i] / simulatedTotal - real[i] / realTotal));
        }
        System.out.printf(Locale.ROOT, "%s: largest difference of a share %.4f%n", what, worst);
        assertThat(worst).as(what).isLessThan(tolerance);
    }

    private static double[] hours(double[] seconds) {
        var counts = new double[24];
        for (double second : seconds) {
            counts[(int) second / 3_600]++;
        }
        return counts;
    }

    private static double straight(SimEvent.Ridden ride) {
        return City.metres(ride.fromLon(), ride.fromLat(), ride.toLon(), ride.toLat());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return FitParameters.quantile(values, 0.5);
    }
}
