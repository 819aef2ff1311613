package city.statictraffic.democity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The patrol officer's phone: sends a scan and, for some bikes that are not filed, a photo and an intake. */
final class PatrolClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final double TAKEN_IN = 0.5;
    private static final int TRIES = 3;
    private static final long RETRY_MILLIS = 2_000;
    private static final String DEVICE = "sim-phone-1";

    /** What came of a scan; the verdict is empty if the platform gave none. */
    record Outcome(PatrolWalk.Scan scan, String verdict, boolean takenIn) {}

    private final Web web;
    private final Web.Token token;
    private final String platformUrl;
    private final Tally tally;
    private final Rng rng;
    private @Nullable List<Map<String, Object>> yards;

    PatrolClient(Web web, Web.Token token, String platformUrl, Tally tally, long seed) {
        this.web = web;
        this.token = token;
        this.platformUrl = platformUrl;
        this.tally = tally;
        this.rng = new Rng(seed);
    }

    /** The code of the officer's district, or nothing. */
    String districtCode() throws IOException, InterruptedException {
        HttpResponse<String> answer = web.send(request("/api/v1/me").GET().build());
        if (answer.statusCode() != 200) {
            if (answer.statusCode() == 401) {
                token.refused();
            }
            throw new IOException("who am I: " + answer.statusCode());
        }
        return Json.text(Json.object(answer.body()), "districtCode");
    }

    Outcome carryOut(PatrolWalk.Scan scan) throws IOException, InterruptedException {
        String scanId = uuid(scan.at()).toString();
        String body = "{\"scanId\":\"" + scanId + "\",\"qr\":\"" + scan.qrUrl() + "\",\"scannedAt\":\""
                + Instant.ofEpochSecond(scan.at()) + "\"," + place(scan) + ",\"deviceId\":\"" + DEVICE
                + "\",\"offline\":false}";
        HttpResponse<String> answer = post("/api/v1/patrol-impound/scans", scanId, body);
        tally.scanned();
        if (answer.statusCode() / 100 != 2) {
            return new Outcome(scan, "", false);
        }
        String verdict = Json.text(Json.object(answer.body()), "verdict");
        boolean takenIn = verdict.equals("unfiled") && rng.nextDouble() < TAKEN_IN && takeIn(scan, scanId);
        return new Outcome(scan, verdict, takenIn);
    }

    private boolean takeIn(PatrolWalk.Scan scan, String scanId) throws IOException, InterruptedException {
        String yard = yardIn(scan.districtCode());
        if (yard.isEmpty()) {
            return false;
        }
        byte[] photo = Photo.jpeg(rng.nextLong());
        String hash = sha256(photo);
        HttpResponse<String> evidence = web.send(request("/api/v1/patrol-impound/evidence/" + hash)
                .header("Content-Type", "image/jpeg")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(photo))
                .build());
        if (evidence.statusCode() / 100 != 2) {
            tally.code("evidence http-" + evidence.statusCode());
            return false;
        }
        String intakeId = uuid(scan.at()).toString();
        String body = "{\"intakeId\":\"" + intakeId + "\",\"scanId\":\"" + scanId + "\",\"qr\":\""
                + scan.qrUrl() + "\",\"yardId\":\"" + yard + "\",\"takenAt\":\""
                + Instant.ofEpochSecond(scan.at()) + "\"," + place(scan)
                + ",\"measure\":\"impound\",\"legalBasis\":\"SH-NMV-UNFILED\",\"note\":\"演示城市模拟入场\",\"photos\":[\""
                + hash + "\"],\"deviceId\":\"" + DEVICE + "\",\"offline\":false}";
        return post("/api/v1/patrol-impound/intakes", intakeId, body).statusCode() / 100 == 2;
    }

    private String yardIn(String districtCode) throws IOException, InterruptedException {
        List<Map<String, Object>> known = yards;
        if (known == null) {
            HttpResponse<String> answer =
                    web.send(request("/api/v1/patrol-impound/yards").GET().build());
            if (answer.statusCode() != 200) {
                return "";
            }
            known = Json.objects(answer.body());
            yards = known;
        }
        return known.stream()
                .filter(yard -> Json.text(yard, "districtCode").equals(districtCode))
                .map(yard -> Json.text(yard, "yardId"))
                .findFirst()
                .orElse("");
    }

    /** The command's own id is its idempotency key, so that a repeated request does nothing twice. */
    private HttpResponse<String> post(String path, String id, String body) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> answer = web.send(request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", id)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
                int status = answer.statusCode();
                if (status / 100 != 2) {
                    String code = Json.text(Json.object(answer.body()), "code");
                    tally.code("patrol http-" + status + (code.isEmpty() ? "" : " " + code));
                }
                boolean again = status == 401 || status == 429 || status >= 500;
                if (!again || attempt == TRIES) {
                    return answer;
                }
                if (status == 401) {
                    token.refused();
                }
            } catch (IOException unclear) {
                if (attempt == TRIES) {
                    throw unclear;
                }
            }
            Thread.sleep(RETRY_MILLIS);
        }
    }

    private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(platformUrl + path))
                .timeout(TIMEOUT)
                .header("Accept-Language", "en")
                .header("Authorization", token.bearer());
    }

    private UUID uuid(long second) {
        long high = (second * 1_000 + rng.nextInt(1_000)) << 16 | 0x7000 | rng.nextInt(0x1000);
        return new UUID(high, rng.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    private static String place(PatrolWalk.Scan scan) {
        var place = new StringBuilder("\"place\":{\"lon\":");
        FeedLines.degrees(place, scan.lon());
        FeedLines.degrees(place.append(",\"lat\":"), scan.lat());
        return place.append(",\"accuracyMetres\":")
                .append(scan.accuracyMetres())
                .append(",\"crs\":\"WGS84\"}")
                .toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
