package city.statictraffic.democity;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.adapter.basemap.DistrictMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int BIKES = 1_500;
    private static final DefectRates NO_DELAYS =
            new DefectRates(0.015, 0.02, 0.002, 0.001, 0, 0, 0, 0, 0, 0, 0, 0.006, 0);
    private static final long MORNING = Day.START + 7 * 3_600;

    @Test
    void the_same_seed_start_and_number_of_bikes_give_the_same_lines() throws IOException {
        List<String> once = lines(Day.SEED, 3_600);
        assertThat(once).hasSizeGreaterThan(3_000).isEqualTo(lines(Day.SEED, 3_600));
        assertThat(lines(Day.SEED + 1, 3_600)).isNotEqualTo(once);
    }

    @Test
    void a_saved_city_goes_on_exactly_where_it_was() throws IOException {
        var straight = new ArrayList<SimEvent>();
        var fleet = new Fleet(Day.CITY, 9, MORNING, BIKES, DefectRates.DEMO);
        var simulation = Simulation.begin(Day.CITY, fleet, FittedParameters.load(), DefectRates.DEMO, 9, MORNING);
        run(simulation, 1_800, new ArrayList<>());
        assertThat(simulation.riding()).isPositive();
        var bytes = new ByteArrayOutputStream();
        simulation.save(new DataOutputStream(bytes));
        run(simulation, 3_600, straight);

        var otherFleet = new Fleet(Day.CITY, 9, MORNING, BIKES, DefectRates.DEMO);
        var restored = Simulation.restore(
                Day.CITY,
                otherFleet,
                FittedParameters.load(),
                DefectRates.DEMO,
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        var continued = new ArrayList<SimEvent>();
        run(restored, 3_600, continued);
        assertThat(continued).isEqualTo(straight);
    }

    @Test
    void no_bike_reports_two_states_in_one_second() {
        var seen = new HashSet<Long>();
        for (SimEvent event : Day.whole().events) {
            if (event instanceof SimEvent.Seen position) {
                assertThat(seen.add(position.bike() * 1_000_000L + (position.at() - Day.START)))
                        .isTrue();
            }
        }
        assertThat(seen).hasSizeGreaterThan(100_000);
    }

    @Test
    void every_ride_has_its_unlock_and_its_lock_and_ends_in_the_city() {
        Day day = Day.whole();
        long unlocks = day.events.stream()
                .filter(event -> event instanceof SimEvent.Lock lock && lock.unlock())
                .count();
        long locks = day.events.stream()
                .filter(event -> event instanceof SimEvent.Lock lock && !lock.unlock())
                .count();
        assertThat(locks).isEqualTo(day.rides().size());
        assertThat(unlocks - locks).isEqualTo(day.simulation.riding());
        for (SimEvent.Ridden ride : day.rides()) {
            assertThat(ride.at() - ride.start()).isBetween(60L, 3 * 3_600L);
            assertThat(Day.CITY.districtOf(ride.toLon(), ride.toLat())).isNotEqualTo(DistrictMap.NONE);
        }
    }

    @Test
    void a_bike_taken_into_a_yard_is_silent() {
        var fleet = new Fleet(Day.CITY, 9, MORNING, BIKES, DefectRates.DEMO);
        var simulation = Simulation.begin(Day.CITY, fleet, FittedParameters.load(), DefectRates.DEMO, 9, MORNING);
        assertThat(simulation.impound(17)).isTrue();
        assertThat(simulation.impound(17)).isFalse();
        var events = new ArrayList<SimEvent>();
        run(simulation, 14_400, events);
        assertThat(events).noneMatch(event -> event.bike() == 17).anyMatch(event -> event.bike() == 18);
    }

    @Test
    void reports_keep_the_agreed_pace() {
        var lastSeen = new long[Day.whole().fleet.size()];
        Arrays.fill(lastSeen, Day.START);
        var riding = new boolean[lastSeen.length];
        for (SimEvent event : Day.whole().events) {
            if (event instanceof SimEvent.Seen seen) {
                long pause = seen.at() - lastSeen[seen.bike()];
                if (riding[seen.bike()]) {
                    assertThat(pause).isLessThanOrEqualTo(120);
                } else if (seen.state() != BikeState.PARKED || !seen.changed()) {
                    assertThat(pause).isLessThanOrEqualTo(4 * 3_600 + 1);
                }
                lastSeen[seen.bike()] = seen.at();
                riding[seen.bike()] = seen.state() == BikeState.RIDING;
            }
        }
    }

    @Test
    void after_a_silence_each_bike_that_has_changed_is_reported_once() throws IOException {
        var outbox = new Outbox();
        var truth = new ArrayList<String>();
        var city = new DemoCity(new RunFolder.Run(3, MORNING, BIKES), Optional.empty(), NO_DELAYS, outbox, truth::add);
        int before = outbox.waiting();
        for (int i = 0; i < 7_200; i++) {
            city.step(false);
        }
        assertThat(outbox.waiting()).isEqualTo(before);
        city.reportChangedSince(MORNING);
        long moved = truth.stream()
                .filter(line -> line.startsWith("{\"t\":\"ride\""))
                .map(line -> line.replaceAll(".*\"n\":([0-9]+).*", "$1"))
                .distinct()
                .count();
        assertThat(moved).isGreaterThan(100);
        // Some of them are riding again or belong to no feed.
        assertThat((double) outbox.waiting() - before).isBetween(0.85 * moved, 1.05 * moved);
    }

    private static void run(Simulation simulation, int seconds, List<SimEvent> into) {
        for (int i = 0; i < seconds; i++) {
            simulation.step(into::add);
        }
    }

    private static List<String> lines(long seed, int seconds) throws IOException {
        var lines = new ArrayList<String>();
        var outbox = new Outbox();
        var city = new DemoCity(
                new RunFolder.Run(seed, MORNING, BIKES), Optional.empty(), DefectRates.DEMO, outbox, lines::add);
        city.introduce(() -> {});
        for (int i = 0; i < seconds; i++) {
            city.step(true);
        }
        for (Operator operator : Operator.ALL) {
            for (Kind kind : Kind.ALL) {
                lines.addAll(outbox.peek(operator, kind, Integer.MAX_VALUE));
            }
        }
        return lines;
    }
}
