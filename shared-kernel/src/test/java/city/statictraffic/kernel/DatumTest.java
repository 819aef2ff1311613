package city.statictraffic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.geo.Datum;
import city.statictraffic.kernel.geo.GeoPoint;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B01")
class DatumTest {
    @Test
    void the_known_shift_at_the_peoples_square() {
        double[] gcj = Datum.GCJ02.fromWgs84(new GeoPoint(121.4737, 31.2304));
        assertThat(gcj[0] - 121.4737).isBetween(0.0040, 0.0050);
        assertThat(gcj[1] - 31.2304).isBetween(-0.0025, -0.0015);
    }

    @Test
    void every_datum_comes_back_to_the_same_place() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            var place = new GeoPoint(120.8 + random.nextDouble() * 1.2, 30.6 + random.nextDouble() * 1.3);
            for (Datum datum : Datum.values()) {
                double[] there = datum.fromWgs84(place);
                assertThat(datum.toWgs84(there[0], there[1]).metresTo(place)).isLessThan(0.05);
            }
        }
    }
}
