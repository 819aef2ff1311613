package city.statictraffic.democity;

import java.util.ArrayList;
import java.util.List;

/** One simulated working day of a middling fleet, shared by the tests that look at its statistics. */
final class Day {
    static final long START = 1_793_808_000L; // 2026-11-05T00:00+08:00
    static final long SEED = 42;
    static final int BIKES = 10_000;
    static final City CITY = new City(SEED);

    final Fleet fleet;
    final List<SimEvent> events = new ArrayList<>();
    final Simulation simulation;

    private static final Day WHOLE = new Day(86_400);

    private Day(int seconds) {
        fleet = new Fleet(CITY, SEED, START, BIKES, DefectRates.DEMO);
        simulation = Simulation.begin(CITY, fleet, FittedParameters.load(), DefectRates.DEMO, SEED, START);
        for (int i = 0; i < seconds; i++) {
            simulation.step(events::add);
        }
    }

    static Day whole() {
        return WHOLE;
    }

    List<SimEvent.Ridden> rides() {
        return events.stream()
                .filter(SimEvent.Ridden.class::isInstance)
                .map(SimEvent.Ridden.class::cast)
                .toList();
    }
}
