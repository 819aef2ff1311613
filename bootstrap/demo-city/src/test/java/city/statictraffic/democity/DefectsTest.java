package city.statictraffic.democity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.statictraffic.adapter.basemap.GcjTransform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DefectsTest {
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");
    private static final DefectRates NONE = new DefectRates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    @Test
    void records_are_spoilt_at_the_stated_rates_and_each_case_is_in_the_truth() {
        Day day = Day.whole();
        var sent = new ArrayList<String>();
        var truth = new ArrayList<String>();
        var defects = defects(day.fleet, DefectRates.DEMO, sent, truth);
        long fed = 0;
        for (SimEvent event : day.events.subList(0, 500_000)) {
            defects.accept(event);
            if (day.fleet.fed(event.bike()) && !(event instanceof SimEvent.Carried)) {
                fed++;
            }
        }
        Map<String, Integer> counts = countCodes(truth);
        double wrong = counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("wrong"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        System.out.println("defects in " + fed + " records: " + counts);
        assertThat(wrong / fed).isCloseTo(DefectRates.DEMO.wrong(), within(0.0003));
        assertThat(counts.getOrDefault("late", 0) / (double) fed).isCloseTo(DefectRates.DEMO.late(), within(0.001));
        assertThat(counts.getOrDefault("missing", 0) / (double) fed)
                .isCloseTo(DefectRates.DEMO.missing(), within(0.0005));
        assertThat(counts.getOrDefault("twice", 0) / (double) fed).isCloseTo(DefectRates.DEMO.twice(), within(0.0005));
        assertThat(counts)
                .containsKeys(
                        "wrong-truncated",
                        "wrong-place",
                        "wrong-swapped",
                        "wrong-code",
                        "wrong-future",
                        "wrong-no-bike");
    }

    @Test
    void the_fleet_has_its_share_of_odd_bikes() {
        var fleet = new Fleet(Day.CITY, 1, Day.START, 50_000, DefectRates.DEMO);
        var counts = new HashMap<Fleet.Standing, Integer>();
        int shared = 0;
        for (int bike = 0; bike < fleet.size(); bike++) {
            counts.merge(fleet.standing(bike), 1, Integer::sum);
            if (fleet.standing(bike) == Fleet.Standing.CLONE) {
                assertThat(fleet.qrUrl(bike)).isEqualTo(fleet.qrUrl(fleet.original(bike)));
                assertThat(fleet.fed(bike)).isFalse();
            } else if (fleet.namesake(bike) != bike) {
                shared++;
                assertThat(fleet.bikeId(bike)).isEqualTo(fleet.bikeId(fleet.namesake(bike)));
                assertThat(fleet.operator(bike)).isNotEqualTo(fleet.operator(fleet.namesake(bike)));
            }
        }
        System.out.println("standing of 50,000 bikes: " + counts + ", shared ids " + shared);
        assertThat(counts.get(Fleet.Standing.CLONE)).isEqualTo(50);
        assertThat(counts.get(Fleet.Standing.NEVER_FED)).isBetween(650, 850);
        assertThat(counts.get(Fleet.Standing.UNFILED)).isBetween(900, 1_100);
        assertThat(counts.get(Fleet.Standing.UNREGISTERED)).isBetween(70, 130);
        assertThat(shared).isBetween(2, 20);
    }

    @Test
    void each_operator_writes_its_own_datum_and_code_rule() {
        var fleet = new Fleet(Day.CITY, 1, Day.START, 3_000, NONE);
        fleet.scatter(new Rng(1));
        var lines = new FeedLines(fleet, 1, 7);
        for (int bike = 0; bike < fleet.size(); bike++) {
            String line = lines.position(
                    new SimEvent.Seen(bike, Day.START, fleet.lon[bike], fleet.lat[bike], BikeState.PARKED, false));
            double lon = Double.parseDouble(line.replaceAll(".*\"lon\":([0-9.]+).*", "$1"));
            double lat = Double.parseDouble(line.replaceAll(".*\"lat\":([0-9.]+).*", "$1"));
            double[] back = switch (fleet.operator(bike)) {
                case A -> GcjTransform.gcjToWgs(lon, lat);
                case B -> new double[] {lon, lat};
                case C -> GcjTransform.bdToWgs(lon, lat);
            };
            assertThat(City.metres(back[0], back[1], fleet.lon[bike], fleet.lat[bike]))
                    .isLessThan(35);
            String id = fleet.bikeId(bike);
            assertThat(id).matches("[A-Z0-9]{6,16}");
            String rule = switch (fleet.operator(bike)) {
                case A -> "https://qr.jiaqi.example/b/";
                case B -> "https://b.yixing.example/bike?no=";
                case C -> "https://c.bingsu.example/s/";
            };
            assertThat(lines.bike(bike, Day.START, 0))
                    .contains("\"qrUrl\":\"" + rule + id + "\"")
                    .contains("\"filedAt\":\"20")
                    .contains("\"revision\":7");
        }
    }

    @Test
    void without_defects_every_event_gives_one_line_at_once() {
        var fleet = new Fleet(Day.CITY, 1, Day.START, 500, NONE);
        var simulation = Simulation.begin(Day.CITY, fleet, FittedParameters.load(), NONE, 1, Day.START + 28_800);
        var events = new ArrayList<SimEvent>();
        for (int i = 0; i < 3_600; i++) {
            simulation.step(events::add);
        }
        var sent = new ArrayList<String>();
        var truth = new ArrayList<String>();
        var defects = defects(fleet, NONE, sent, truth);
        events.forEach(defects::accept);
        assertThat(sent).hasSameSizeAs(events);
        assertThat(truth).isEmpty();
        assertThat(sent).allSatisfy(line -> assertThat(Json.object(line)).containsKey("bikeId"));
    }

    private static Defects defects(Fleet fleet, DefectRates rates, List<String> sent, List<String> truth) {
        return new Defects(
                fleet,
                new FeedLines(fleet, Day.SEED, 1),
                rates,
                Day.SEED,
                (operator, kind, sendAt, line) -> sent.add(line),
                truth::add);
    }

    private static Map<String, Integer> countCodes(List<String> truth) {
        var counts = new HashMap<String, Integer>();
        for (String line : truth) {
            Matcher found = CODE.matcher(line);
            if (found.find()) {
                counts.merge(found.group(1), 1, Integer::sum);
            }
        }
        return counts;
    }
}
