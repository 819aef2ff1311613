package city.statictraffic.benchmarks.load;

import city.statictraffic.standalone.TestInstance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** A seeded city fed through the platform's own door: filed bikes of three operators with a place each, and rides. */
public final class FedCity {
    private static final List<String> OPERATORS = List.of("operator-a", "operator-b", "operator-c");
    private static final int LINES_PER_BODY = 20_000;
    private static final int RIDES_PER_BIKE = 3;
    private static final long SEED = 20_261_124L;

    private final TestInstance instance;
    private final int bikes;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final HttpClient http;

    @FunctionalInterface
    private interface Line {
        String of(String operator, String bike, Random random);
    }

    public FedCity(TestInstance instance, int bikes) {
        this.instance = instance;
        this.bikes = bikes;
        this.http = HttpClient.newBuilder()
                .sslContext(instance.sslContext())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Returns when all of it has landed. */
    public void feed() throws IOException, InterruptedException {
        feed("bikes", 1, (operator, bike, random) ->
                """
                {"bikeId":"%s","qrUrl":"%s","filedAt":"%s","updatedAt":"%s"}
                """.formatted(bike, qrUrl(operator, bike), now.minus(30, ChronoUnit.DAYS), now.minusSeconds(60)));
        feed("positions", 1, (operator, bike, random) ->
                """
                {"bikeId":"%s","at":"%s","lon":%s,"lat":%s,"state":"parked"}
                """.formatted(bike, now.minusSeconds(random.nextInt(600)), lon(random), lat(random)));
        feed("rides", RIDES_PER_BIKE, (operator, bike, random) -> {
            Instant start = now.minusSeconds(3_600 + random.nextInt(18 * 3_600));
            return """
                    {"rideId":"%s","bikeId":"%s","startAt":"%s","endAt":"%s","startLon":%s,"startLat":%s,"endLon":%s,"endLat":%s}
                    """.formatted(
                            "R" + bike + Integer.toString(random.nextInt(Integer.MAX_VALUE), 36),
                            bike,
                            start,
                            start.plusSeconds(300 + random.nextInt(1_500)),
                            lon(random),
                            lat(random),
                            lon(random),
                            lat(random));
        });
    }

    private void feed(String kind, int each, Line line) throws IOException, InterruptedException {
        var random = new Random(SEED);
        for (int operator = 0; operator < OPERATORS.size(); operator++) {
            var body = new StringBuilder();
            int lines = 0;
            for (int bike = operator; bike < bikes; bike += OPERATORS.size()) {
                for (int i = 0; i < each; i++) {
                    body.append(line.of(OPERATORS.get(operator), id(bike), random));
                    lines++;
                }
                if (lines >= LINES_PER_BODY) {
                    post(kind, OPERATORS.get(operator), body.toString(), lines);
                    body.setLength(0);
                    lines = 0;
                }
            }
            if (lines > 0) {
                post(kind, OPERATORS.get(operator), body.toString(), lines);
            }
        }
    }

    private void post(String kind, String operator, String body, int lines) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(instance.baseUrl() + "/api/v1/bike-fleet/feeds/" + kind + "?wait=landed"))
                .header("Content-Type", "application/x-ndjson")
                .header("Authorization", "Bearer " + instance.token(operator + "-feed"))
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200 || !response.body().contains("\"rejected\":0")) {
            throw new IllegalStateException(lines + " lines of " + kind + " were answered " + response.statusCode()
                    + " "
                    + response.body().substring(0, Math.min(600, response.body().length())));
        }
    }

    private static double lon(Random random) {
        return round(121.40 + random.nextDouble() * 0.15);
    }

    private static double lat(Random random) {
        return round(31.18 + random.nextDouble() * 0.12);
    }

    private static double round(double degrees) {
        return Math.rint(degrees * 1e6) / 1e6;
    }

    private static String id(int bike) {
        return "BN" + String.format(Locale.ROOT, "%08d", bike);
    }

    public static String qrUrl(String operator, String bike) {
        return switch (operator) {
            case "operator-a" -> "https://qr.jiaqi.example/b/" + bike;
            case "operator-b" -> "https://b.yixing.example/bike?no=" + bike;
            default -> "https://c.bingsu.example/s/" + bike;
        };
    }

    /** One of an operator's bikes. */
    public String bikeOf(String operator, Random random) {
        int first = OPERATORS.indexOf(operator);
        int count = (bikes - first + OPERATORS.size() - 1) / OPERATORS.size();
        return id(first + OPERATORS.size() * random.nextInt(count));
    }

    public String ridesFrom() {
        return now.minus(1, ChronoUnit.DAYS).toString();
    }

    public String ridesTo() {
        return now.toString();
    }

    /** Of the two reads {@code bike} and {@code rides}. */
    public String path(String kind, String operator, String bike) {
        return kind.equals("bike")
                ? "/api/v1/bike-fleet/bikes/" + operator + "/" + bike
                : "/api/v1/bike-fleet/rides?bikeId=" + bike + "&from=" + ridesFrom() + "&to=" + ridesTo();
    }

    public static Map<String, String> headers(String token) {
        return Map.of("Authorization", "Bearer " + token, "Accept-Language", "zh-CN", "X-Requested-With", "JavaScript");
    }
}
