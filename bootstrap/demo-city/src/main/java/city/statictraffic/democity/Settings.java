package city.statictraffic.democity;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the process is told by its environment.
 *
 * @param start of the first run; a run that goes on keeps its own
 * @param patrol the patrol's account, if there is to be a patrol
 */
record Settings(
        String platformUrl,
        Optional<Path> caPem,
        String tokenUrl,
        Map<Operator, Credentials> feeds,
        Optional<Credentials> patrol,
        Path truthFolder,
        int bikes,
        double speed,
        long seed,
        Optional<Instant> start) {

    private static final int MOST_BIKES = 1_000_000;
    private static final int FEWEST_BIKES = 100;
    private static final double FASTEST = 3_600;

    record Credentials(String name, String secret) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A setting is missing or wrong; the message is for the person who starts the process. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    static Settings from(Map<String, String> environment) throws Unusable {
        String platform = required(environment, "PLATFORM_URL");
        var feeds = new EnumMap<Operator, Credentials>(Operator.class);
        for (Operator operator : Operator.ALL) {
            String name = "FEED_CLIENT_" + operator.name();
            feeds.put(
                    operator,
                    new Credentials(required(environment, name + "_ID"), required(environment, name + "_SECRET")));
        }
        String patrolUser = environment.getOrDefault("PATROL_USER", "");
        Optional<Credentials> patrol = patrolUser.isBlank()
                ? Optional.empty()
                : Optional.of(new Credentials(patrolUser, required(environment, "PATROL_PASSWORD")));
        String ca = environment.getOrDefault("CA_PEM", "");
        String start = environment.getOrDefault("START", "");
        return new Settings(
                platform.endsWith("/") ? platform.substring(0, platform.length() - 1) : platform,
                ca.isBlank() ? Optional.empty() : Optional.of(Path.of(ca)),
                required(environment, "TOKEN_URL"),
                feeds,
                patrol,
                Path.of(required(environment, "TRUTH_DIR")).toAbsolutePath(),
                (int) number(environment, "BIKES", 50_000, FEWEST_BIKES, MOST_BIKES),
                number(environment, "SPEED", 1, 1, FASTEST),
                (long) number(environment, "SEED", 20_260_801, 0, Long.MAX_VALUE),
                start.isBlank() ? Optional.empty() : Optional.of(instant(start)));
    }

    /** The simulator's own folder, beside the truth. */
    Path stateFolder() {
        return truthFolder.resolveSibling("simulator");
    }

    private static String required(Map<String, String> environment, String name) throws Unusable {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new Unusable("the setting " + name + " is missing");
        }
        return value;
    }

    private static double number(
            Map<String, String> environment, String name, double otherwise, double least, double most) throws Unusable {
        String value = environment.getOrDefault(name, "");
        try {
            double number = value.isBlank() ? otherwise : Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // Falls through to the same sentence as a number out of range.
        }
        throw new Unusable("the setting " + name + " must be a number from " + least + " to " + most);
    }

    private static Instant instant(String text) throws Unusable {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noInstant) {
            throw new Unusable("the setting START must be a time such as 2026-11-01T00:00:00Z");
        }
    }
}
