package city.statictraffic.adapter.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SyntheticLayersTest {
    private static final DistrictMap MAP = DistrictMap.load();

    @Test
    void stations_are_seeded_marked_and_inside_the_city() {
        var stations = SyntheticStations.lay(MAP, SyntheticStations.DEFAULT_SEED);
        System.out.println("synthetic stations: " + stations.stations().size());
        assertThat(stations.stations()).hasSizeBetween(350, 450);
        assertThat(SyntheticStations.lay(MAP, SyntheticStations.DEFAULT_SEED).stations())
                .isEqualTo(stations.stations());
        assertThat(SyntheticStations.lay(MAP, 1).stations()).isNotEqualTo(stations.stations());
        var districts = new HashSet<Integer>();
        var names = new HashSet<String>();
        for (var station : stations.stations()) {
            assertThat(MAP.indexOf(station.lon(), station.lat())).isEqualTo(station.district());
            assertThat(station.name()).startsWith("合成");
            districts.add(station.district());
            names.add(station.name());
        }
        assertThat(names).hasSameSizeAs(stations.stations());
        assertThat(districts).hasSizeGreaterThanOrEqualTo(14);
        assertThat(new String(stations.geoJson(), StandardCharsets.UTF_8)).contains("\"synthetic\":true");
    }

    @Test
    void streets_are_seeded_marked_and_near_everywhere_in_the_centre() {
        var streets = SyntheticStreets.lay(MAP, 1);
        assertThat(streets.streets()).hasSizeGreaterThan(200);
        assertThat(streets.streets()).allSatisfy(street -> {
            assertThat(street.name()).startsWith("合成");
            assertThat(street.points().length).isGreaterThanOrEqualTo(4);
        });
        var random = new SplittableRandom(11);
        var out = new double[2];
        for (int i = 0; i < 20_000; i++) {
            double lon = random.nextDouble(121.42, 121.52);
            double lat = random.nextDouble(31.19, 31.27);
            streets.snap(lon, lat, out);
            double east = (out[0] - lon) * 111_320 * Math.cos(Math.toRadians(lat));
            double north = (out[1] - lat) * 111_320;
            assertThat(Math.hypot(east, north)).isLessThan(700);
        }
    }
}
