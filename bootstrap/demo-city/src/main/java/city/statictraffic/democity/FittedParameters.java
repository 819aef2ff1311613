package city.statictraffic.democity;

import city.statictraffic.democity.fit.FitParameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;

/** The fitted numbers, see {@link FitParameters}. */
record FittedParameters(
        double[] distanceMetres,
        double durationIntercept,
        double durationSlope,
        double[] durationResidual,
        double[] detourRatio,
        double[] hourShare,
        double ridesPerBikeDay) {

    static FittedParameters load() {
        var properties = new Properties();
        try (InputStream in = Objects.requireNonNull(
                FittedParameters.class.getResourceAsStream("/demo-city/fitted.properties"), "fitted.properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new FittedParameters(
                numbers(properties, "distance.metres"),
                numbers(properties, "duration.intercept")[0],
                numbers(properties, "duration.slope")[0],
                numbers(properties, "duration.residual"),
                numbers(properties, "detour.ratio"),
                numbers(properties, "hour.share"),
                numbers(properties, "turnover.ridesPerBikeDay")[0]);
    }

    private static double[] numbers(Properties properties, String key) {
        return Arrays.stream(
                        Objects.requireNonNull(properties.getProperty(key), key).split(",", -1))
                .mapToDouble(text -> Double.parseDouble(text.strip()))
                .toArray();
    }
}
