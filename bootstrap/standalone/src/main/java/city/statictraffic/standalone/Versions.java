package city.statictraffic.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The versions this build was made with. */
record Versions(String platform, String kafka, String keycloak, String postgres) {

    static Versions ofThisBuild() {
        var properties = new Properties();
        try (var in = Versions.class.getResourceAsStream("/city-statictraffic-versions.properties")) {
            properties.load(Objects.requireNonNull(in, "versions of the build"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Versions(
                of(properties, "platform"),
                of(properties, "kafka"),
                of(properties, "keycloak"),
                of(properties, "postgres"));
    }

    private static String of(Properties properties, String key) {
        return Objects.requireNonNull(properties.getProperty(key), key);
    }
}
