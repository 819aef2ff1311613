package city.statictraffic.adapter.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DistrictMapTest {
    private static final DistrictMap MAP = DistrictMap.load();

    @Test
    void known_places_lie_in_their_districts() {
        assertPlace("People's Square", 121.4737, 31.2304, "310101");
        assertPlace("Wujiaochang", 121.514, 31.299, "310110");
        assertPlace("Xujiahui", 121.4365, 31.1945, "310104");
        assertPlace("Hongqiao airport", 121.336, 31.197, "310105");
        assertPlace("Shanghai railway station", 121.4557, 31.2494, "310106");
        assertPlace("Caoyang", 121.402, 31.240, "310107");
        assertPlace("Hongkou stadium", 121.4795, 31.2705, "310109");
        assertPlace("Xinzhuang", 121.385, 31.111, "310112");
        assertPlace("Gucun park", 121.373, 31.346, "310113");
        assertPlace("Jiading new city", 121.255, 31.333, "310114");
        assertPlace("Lujiazui", 121.5055, 31.2385, "310115");
        assertPlace("Jinshan", 121.341, 30.742, "310116");
        assertPlace("Songjiang new city", 121.230, 31.030, "310117");
        assertPlace("Qingpu", 121.124, 31.150, "310118");
        assertPlace("Nanqiao", 121.473, 30.918, "310120");
        assertPlace("Chongming", 121.397, 31.627, "310151");
    }

    @Test
    void outside_of_the_city_is_no_district() {
        assertThat(MAP.districtOf(120.62, 31.30)).isEmpty();
        assertThat(MAP.districtOf(122.60, 31.20)).isEmpty();
        assertThat(MAP.districtOf(121.0, 31.40).map(District::code)).isEmpty();
        assertThat(MAP.districtOf(0, 0)).isEmpty();
        assertThat(MAP.districtOf(Double.NaN, 31.2)).isEmpty();
        assertThat(MAP.districtOf(121.4, Double.NaN)).isEmpty();
        assertThat(MAP.districtOf(Double.POSITIVE_INFINITY, -1e300)).isEmpty();
    }

    @Test
    void there_are_sixteen_districts_and_each_holds_its_label() {
        assertThat(MAP.districts())
                .hasSize(16)
                .isSortedAccordingTo((a, b) -> a.code().compareTo(b.code()));
        for (District district : MAP.districts()) {
            assertThat(MAP.districtOf(district.labelLon(), district.labelLat())).contains(district);
            assertThat(MAP.find(district.code())).contains(district);
        }
    }

    @Test
    void the_inner_city_has_no_holes_between_its_districts() {
        var random = new SplittableRandom(3);
        int none = 0;
        for (int i = 0; i < 100_000; i++) {
            if (MAP.indexOf(random.nextDouble(121.36, 121.56), random.nextDouble(31.14, 31.34)) == DistrictMap.NONE) {
                none++;
            }
        }
        assertThat(none).isLessThan(100);
    }

    @Test
    void a_lookup_takes_well_under_a_microsecond() {
        var random = new SplittableRandom(5);
        int count = 1 << 16;
        var lons = new double[count];
        var lats = new double[count];
        for (int i = 0; i < count; i++) {
            lons[i] = random.nextDouble(121.2, 121.7);
            lats[i] = random.nextDouble(31.0, 31.4);
        }
        long sum = 0;
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 30; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                sum += MAP.indexOf(lons[i], lats[i]);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        double perSecond = count * 1e9 / best;
        System.out.printf("district lookups per second: %.1f million (checksum %d)%n", perSecond / 1e6, sum);
        // Typically ten times this; the bound is low so that a busy machine does not fail the build.
        assertThat(perSecond).isGreaterThan(1_000_000);
    }

    @Test
    void the_geo_json_names_every_district() {
        String json = new String(MAP.geoJson(), StandardCharsets.UTF_8);
        for (District district : MAP.districts()) {
            assertThat(json)
                    .contains("\"code\":\"" + district.code() + "\",\"name\":\"" + district.name() + "\",\"nameEn\":\""
                            + district.nameEn() + "\"");
        }
    }

    @Test
    void codes_and_names_agree_with_the_shared_list() throws IOException {
        Optional<Path> list = sharedFile("data/geo/china_division_shanghai_districts.json");
        if (list.isEmpty()) {
            System.out.println("SKIPPED: the shared real data is not here, district codes not compared with it");
        }
        assumeTrue(list.isPresent(), "shared real data present");
        Matcher entry = Pattern.compile("\"code\":\\s*\"(\\d+)\",\\s*\"name\":\\s*\"([^\"]+)\"")
                .matcher(Files.readString(list.orElseThrow()));
        var expected = new TreeMap<String, String>();
        while (entry.find()) {
            expected.put(entry.group(1), entry.group(2));
        }
        var actual = new TreeMap<String, String>();
        MAP.districts().forEach(district -> actual.put(district.code(), district.name()));
        assertThat(actual).isEqualTo(expected).hasSize(16);
    }

    private static Optional<Path> sharedFile(String path) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve(path);
            if (Files.isRegularFile(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static void assertPlace(String place, double lon, double lat, String code) {
        assertThat(MAP.districtOf(lon, lat).map(District::code)).as(place).contains(code);
    }
}
