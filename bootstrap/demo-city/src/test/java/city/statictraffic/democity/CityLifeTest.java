package city.statictraffic.democity;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.adapter.basemap.DistrictMap;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CityLifeTest {
    @Test
    void the_tide_runs_to_the_work_in_the_morning_and_back_in_the_evening() {
        double morning = meanWorkGain(7, 10);
        double evening = meanWorkGain(17, 20);
        System.out.printf("work weight gained per ride: morning %.3f, evening %.3f%n", morning, evening);
        assertThat(morning).isPositive();
        assertThat(evening).isNegative();
    }

    @Test
    void bikes_pile_up_at_stations_in_the_morning() {
        var fleet = new Fleet(Day.CITY, 5, Day.START, Day.BIKES, DefectRates.DEMO);
        var simulation =
                Simulation.begin(Day.CITY, fleet, FittedParameters.load(), DefectRates.DEMO, 5, Day.START + 5 * 3_600);
        int[] before = atStations(fleet);
        for (int i = 0; i < 5 * 3_600; i++) {
            simulation.step(event -> {});
        }
        int[] after = atStations(fleet);
        System.out.printf(
                "bikes within 150 m of the 20 fullest stations: at 5 h %d, at 10 h %d, most %d%n",
                top(before), top(after), after[after.length - 1]);
        assertThat(top(after)).isGreaterThan(top(before) * 3 / 2);
    }

    @Test
    void every_district_has_bikes_and_the_centre_has_them_thickest() {
        var fleet = Day.whole().fleet;
        var counts = new int[16];
        for (int bike = 0; bike < fleet.size(); bike++) {
            int district = Day.CITY.districtOf(fleet.lon[bike], fleet.lat[bike]);
            if (district != DistrictMap.NONE) {
                counts[district]++;
            }
        }
        for (int district = 0; district < 16; district++) {
            assertThat(counts[district]).isPositive();
        }
        double huangpu = counts[0] / (double) Day.CITY.cellsOf(0).size();
        double fengxian = counts[14] / (double) Day.CITY.cellsOf(14).size();
        assertThat(huangpu).isGreaterThan(10 * fengxian);
    }

    @Test
    void a_patrol_stays_in_its_district_by_day_and_scans_a_bike_once() {
        var fleet = new Fleet(Day.CITY, 5, Day.START, 8_000, DefectRates.DEMO);
        Simulation.begin(Day.CITY, fleet, FittedParameters.load(), DefectRates.DEMO, 5, Day.START);
        var walk = new PatrolWalk(Day.CITY, fleet, 3);
        walk.stayIn("310110");
        assertThat(walk.due(Day.START + 3 * 3_600)).isFalse();
        var scanned = new HashSet<Integer>();
        for (long second = Day.START + 8 * 3_600; second < Day.START + 10 * 3_600; second++) {
            if (walk.due(second)) {
                Optional<PatrolWalk.Scan> scan = walk.scan(second);
                scan.ifPresent(found -> {
                    assertThat(scanned.add(found.bike())).isTrue();
                    assertThat(found.districtCode()).isEqualTo("310110");
                    assertThat(City.metres(found.lon(), found.lat(), fleet.lon[found.bike()], fleet.lat[found.bike()]))
                            .isLessThan(60);
                });
            }
        }
        assertThat(scanned).hasSizeGreaterThan(80);
    }

    private static double meanWorkGain(int fromHour, int toHour) {
        return Day.whole().rides().stream()
                .filter(ride -> Demand.hourOfDay(ride.start()) >= fromHour && Demand.hourOfDay(ride.start()) < toHour)
                .mapToDouble(ride -> workShare(ride.toLon(), ride.toLat()) - workShare(ride.fromLon(), ride.fromLat()))
                .average()
                .orElseThrow();
    }

    private static double workShare(double lon, double lat) {
        return Day.CITY.workShare(Day.CITY.cellOf(lon, lat));
    }

    private static int top(int[] sorted) {
        return Arrays.stream(sorted, sorted.length - 20, sorted.length).sum();
    }

    private static int[] atStations(Fleet fleet) {
        var counts = new int[Day.CITY.stations.size()];
        for (int bike = 0; bike < fleet.size(); bike++) {
            for (int i = 0; i < counts.length; i++) {
                var station = Day.CITY.stations.get(i);
                if (City.metres(fleet.lon[bike], fleet.lat[bike], station.lon(), station.lat()) < 150) {
                    counts[i]++;
                }
            }
        }
        Arrays.sort(counts);
        return counts;
    }
}
