package city.statictraffic.democity.fit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads the two real trip sources: a sample of Shanghai orders (minute precision, coordinates cut to 3 decimals) and three
 * Singapore working days (second precision, own trip length). Neither file is part of the program.
 */
public record RealTrips(List<Trip> shanghai, List<List<Trip>> singaporeDays) {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SINGAPORE_OFFSET_SECONDS = 8 * 3_600;

    public static RealTrips read(Path bikesFolder) throws IOException {
        var days = new ArrayList<List<Trip>>();
        for (int day = 11; day <= 13; day++) {
            days.add(singapore(bikesFolder.resolve("singapore_dockless_201709" + day + ".csv.gz")));
        }
        return new RealTrips(shanghai(bikesFolder.resolve("shanghai_mobike_20160801_sample.csv")), List.copyOf(days));
    }

    /** Looks for {@code shared/data/bikes} beside the working directory or any folder above it. */
    public static Optional<Path> findFolder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve("data").resolve("bikes");
            if (Files.isRegularFile(candidate.resolve("shanghai_mobike_20160801_sample.csv"))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static List<Trip> shanghai(Path file) throws IOException {
        var trips = new ArrayList<Trip>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (String line : lines.subList(1, lines.size())) {
            String[] cell = line.split(",", -1);
            int start = secondOfDay(cell[4]);
            int end = secondOfDay(cell[5]);
            int duration = end >= start ? end - start : end + SECONDS_PER_DAY - start;
            double metres = Trip.metres(number(cell[6]), number(cell[7]), number(cell[8]), number(cell[9]));
            trips.add(new Trip(cell[2], start, duration, metres, Double.NaN));
        }
        return List.copyOf(trips);
    }

    private static List<Trip> singapore(Path file) throws IOException {
        var trips = new ArrayList<Trip>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while ((line = lines.readLine()) != null) {
                String[] cell = line.split(",", -1);
                long start = Long.parseLong(cell[2]);
                long end = Long.parseLong(cell[3]);
                trips.add(new Trip(
                        cell[1],
                        (int) Math.floorMod(start + SINGAPORE_OFFSET_SECONDS, (long) SECONDS_PER_DAY),
                        end - start,
                        Trip.metres(number(cell[5]), number(cell[6]), number(cell[9]), number(cell[10])),
                        number(cell[12])));
            }
        }
        return List.copyOf(trips);
    }

    /** "2016/8/1 7:05" → seconds since midnight. */
    private static int secondOfDay(String text) {
        String[] clock = text.substring(text.indexOf(' ') + 1).split(":", -1);
        return Integer.parseInt(clock[0]) * 3_600 + Integer.parseInt(clock[1]) * 60;
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
