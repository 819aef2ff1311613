package city.statictraffic.adapter.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GcjTransformTest {
    private static final double METRES_PER_DEGREE = 111_320.0;
    private static final double TENTH_OF_METRE_IN_DEGREES = 0.1 / METRES_PER_DEGREE;

    @Test
    void every_conversion_comes_back_to_within_a_tenth_of_a_metre() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            double lon = random.nextDouble(73.5, 135.0);
            double lat = random.nextDouble(18.0, 53.5);
            double[] gcj = GcjTransform.wgsToGcj(lon, lat);
            assertNear(GcjTransform.gcjToWgs(gcj[0], gcj[1]), lon, lat);
            double[] bd = GcjTransform.gcjToBd(lon, lat);
            assertNear(GcjTransform.bdToGcj(bd[0], bd[1]), lon, lat);
            double[] wgsToBd = GcjTransform.wgsToBd(lon, lat);
            assertNear(GcjTransform.bdToWgs(wgsToBd[0], wgsToBd[1]), lon, lat);
        }
    }

    @Test
    void the_shift_in_the_city_is_several_hundred_metres_to_the_east_and_a_little_south() {
        double[] gcj = GcjTransform.wgsToGcj(121.4737, 31.2304);
        double east = (gcj[0] - 121.4737) * METRES_PER_DEGREE * Math.cos(Math.toRadians(31.2304));
        double north = (gcj[1] - 31.2304) * METRES_PER_DEGREE;
        assertThat(east).isBetween(400.0, 480.0);
        assertThat(north).isBetween(-260.0, -180.0);
    }

    @Test
    void outside_of_china_nothing_is_shifted() {
        assertThat(GcjTransform.wgsToGcj(2.35, 48.85)).containsExactly(2.35, 48.85);
        assertThat(GcjTransform.gcjToWgs(2.35, 48.85)).containsExactly(2.35, 48.85);
    }

    private static void assertNear(double[] point, double lon, double lat) {
        assertThat(Math.abs(point[0] - lon)).isLessThan(TENTH_OF_METRE_IN_DEGREES);
        assertThat(Math.abs(point[1] - lat)).isLessThan(TENTH_OF_METRE_IN_DEGREES);
    }
}
