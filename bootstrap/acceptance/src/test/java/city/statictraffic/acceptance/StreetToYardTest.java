package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.acceptance.Http.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The thread through two contexts: filed by a feed, scanned in the street, taken into a yard, the operator told. */
@Tag("B04")
@Tag("B05")
@Tag("B17")
@Order(40)
@ExtendWith(Product.class)
class StreetToYardTest {
    private static final String PATROL = "/api/v1/patrol-impound/";
    private static final String OPERATOR = "operator-c";
    private static final String YARD = "yard-310110-01";
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    /** A UUID of version 7, as phones make them. */
    static String deviceMadeId() {
        UUID random = UUID.randomUUID();
        return new UUID(
                        System.currentTimeMillis() << 16 | 0x7000 | random.getMostSignificantBits() & 0xFFF,
                        random.getLeastSignificantBits())
                .toString();
    }

    static String officer() {
        return Product.token("patrol-1");
    }

    private static String feed() {
        return Product.token(OPERATOR + "-feed");
    }

    static String file(String bike) {
        Instant filed = Records.NOW.minus(Duration.ofDays(1));
        Answer answer = Product.http()
                .feed(
                        "bikes?wait=landed",
                        feed(),
                        Records.bike(OPERATOR, bike, Records.NOW, ",\"filedAt\":\"" + filed + "\""));
        assertThat(answer.count("accepted")).as(answer.toString()).isEqualTo(1);
        return bike;
    }

    static ObjectNode scanOf(String bike) {
        return Http.MAPPER
                .createObjectNode()
                .put("scanId", deviceMadeId())
                .put("qr", Records.qrUrl(OPERATOR, bike))
                .put("scannedAt", Instant.now().toString())
                .put("deviceId", "acceptance-phone")
                .put("offline", false)
                .set("place", place(Records.LON, Records.LAT));
    }

    private static ObjectNode place(double lon, double lat) {
        return Http.MAPPER
                .createObjectNode()
                .put("lon", lon)
                .put("lat", lat)
                .put("accuracyMetres", 8)
                .put("crs", "WGS84");
    }

    private static Answer command(String path, String token, String key, JsonNode body) {
        return Product.http()
                .post(
                        PATROL + path,
                        token,
                        Http.JSON,
                        body.toString().getBytes(StandardCharsets.UTF_8),
                        "Idempotency-Key",
                        key);
    }

    static Answer scan(String bike) {
        Answer answer = command("scans", officer(), UUID.randomUUID().toString(), scanOf(bike));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    /** The officer asks again until the patrol's own copy of the filings has heard of the bike. */
    private static void awaitVerdict(String bike, String verdict) {
        Records.await(
                verdict + " for " + bike,
                A_MINUTE,
                () -> verdict.equals(scan(bike).json().path("verdict").asText()));
    }

    private static byte[] photo(int seed) {
        var image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(seed & 0xFFFFFF));
        pen.fillRect(20, 20, 200, 150);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer seal(String hash, byte[] photo) {
        return Product.http()
                .send(Product.http()
                        .request(PATROL + "evidence/" + hash, officer())
                        .header("Content-Type", "image/jpeg")
                        .PUT(BodyPublishers.ofByteArray(photo))
                        .build());
    }

    static String sealed() {
        byte[] photo = photo(ThreadLocalRandom.current().nextInt());
        String hash = sha256(photo);
        assertThat(seal(hash, photo).status()).isEqualTo(201);
        return hash;
    }

    static ObjectNode intakeOf(String bike, List<String> photos) {
        ObjectNode body = Http.MAPPER
                .createObjectNode()
                .put("intakeId", deviceMadeId())
                .put("qr", Records.qrUrl(OPERATOR, bike))
                .put("yardId", YARD)
                .put("takenAt", Instant.now().toString())
                .put("measure", "impound")
                .put("legalBasis", "SH-NMV-PARKING")
                .put("deviceId", "acceptance-phone")
                .put("offline", false)
                .set("place", place(Records.LON, Records.LAT));
        photos.forEach(body.putArray("photos")::add);
        return body;
    }

    static Answer takeIn(ObjectNode intake) {
        return command("intakes", officer(), UUID.randomUUID().toString(), intake);
    }

    static String lifeCycle(String bike) {
        return Product.http()
                .get("/api/v1/bike-fleet/bikes/" + OPERATOR + "/" + bike, Product.token("city"))
                .json()
                .path("lifeCycle")
                .asText();
    }

    private static boolean told(String bike, String kind) {
        Answer notices = Product.http().get(PATROL + "notices?limit=200", Product.token(OPERATOR));
        for (JsonNode notice : notices.items()) {
            if (bike.equals(notice.path("bikeId").asText())
                    && kind.equals(notice.path("kind").asText())) {
                return true;
            }
        }
        return false;
    }

    @Test
    void a_filed_bike_goes_from_the_street_into_the_yard_and_back_and_its_operator_is_told_each_time() {
        String bike = file(Records.freshId());
        awaitVerdict(bike, "filed");
        String photo = sealed();
        ObjectNode intake = intakeOf(bike, List.of(photo));
        Answer taken = takeIn(intake);
        assertThat(taken.status()).as(taken.toString()).isEqualTo(201);
        assertThat(taken.json().path("slipNo").asText()).isNotBlank();
        assertThat(taken.json().path("filing").asText()).isEqualTo("filed");

        Records.await("the bike impounded in Bike Fleet", A_MINUTE, () -> "impounded".equals(lifeCycle(bike)));
        Records.await("the operator's notice", A_MINUTE, () -> told(bike, "intake"));
        assertThat(noticesOnTopic(bike, "intake")).isEqualTo(1);
        Answer board = Product.http().get(PATROL + "yards/" + YARD + "/board", Product.token("yard-1"));
        assertThat(board.count("stock")).as(board.toString()).isPositive();

        Answer twice = takeIn(intakeOf(bike, List.of(photo)));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.code()).isEqualTo("patrol.already-in-yard");

        ObjectNode reason = Http.MAPPER.createObjectNode().put("reason", "scanned the wrong bike");
        String undo = "intakes/" + intake.path("intakeId").asText() + "/undo";
        Answer foreign =
                command(undo, Product.token("patrol-2"), UUID.randomUUID().toString(), reason);
        assertThat(foreign.status()).isEqualTo(404);
        Answer undone = command(undo, officer(), UUID.randomUUID().toString(), reason);
        assertThat(undone.status()).as(undone.toString()).isEqualTo(200);
        Records.await("the bike back as filed", A_MINUTE, () -> "filed".equals(lifeCycle(bike)));
        Records.await("the notice of the undo", A_MINUTE, () -> told(bike, "intake-undone"));
    }

    @Test
    void a_bike_that_was_never_filed_is_found_unfiled_and_can_be_taken_in() {
        String bike = Records.freshId();
        Answer found = scan(bike);
        assertThat(found.json().path("verdict").asText()).isEqualTo("unfiled");
        assertThat(found.json().path("operatorId").asText()).isEqualTo(OPERATOR);
        Answer taken = takeIn(intakeOf(bike, List.of(sealed())));
        assertThat(taken.status()).as(taken.toString()).isEqualTo(201);
        assertThat(taken.json().path("filing").asText()).isEqualTo("unfiled");
        Records.await("it exists and is impounded", A_MINUTE, () -> "impounded".equals(lifeCycle(bike)));
        Records.await("the operator's notices", A_MINUTE, () -> told(bike, "unfiled-scan") && told(bike, "intake"));
    }

    @Test
    void a_bike_whose_operator_says_it_stands_across_the_city_is_a_suspected_clone() {
        String bike = file(Records.freshId());
        Answer fed = Product.http()
                .feed(
                        "positions?wait=landed",
                        feed(),
                        Records.position(bike, Records.NOW, Records.LON + 0.4, Records.LAT, "parked"));
        assertThat(fed.count("accepted")).as(fed.toString()).isEqualTo(1);
        awaitVerdict(bike, "suspected-clone");
        JsonNode verdict = scan(bike).json();
        assertThat(verdict.path("reasons").toString()).contains("reported-elsewhere");
        assertThat(verdict.path("lastSeen").isObject()).isTrue();
    }

    @Test
    void what_is_sent_twice_counts_once() {
        String bike = Records.freshId();
        ObjectNode scan = scanOf(bike);
        String key = UUID.randomUUID().toString();
        Answer first = command("scans", officer(), key, scan);
        Answer again = command("scans", officer(), key, scan);
        Answer underAnotherKey = command("scans", officer(), UUID.randomUUID().toString(), scan);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(underAnotherKey.json().path("recordedAt"))
                .isEqualTo(first.json().path("recordedAt"));
        Answer otherBody = command("scans", officer(), key, scanOf(bike));
        assertThat(otherBody.status()).as(otherBody.toString()).isEqualTo(422);
        Answer mine = Product.http().get(PATROL + "scans?limit=500", officer());
        int rows = 0;
        for (JsonNode row : mine.items()) {
            rows += bike.equals(row.path("bikeId").asText()) ? 1 : 0;
        }
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void people_see_a_copy_of_a_photo_and_a_changed_photo_is_refused() {
        byte[] photo = photo(7_777_777);
        String hash = sha256(photo);
        Answer wrong = seal(sha256("other".getBytes(StandardCharsets.UTF_8)), photo);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.code()).isEqualTo("patrol.evidence-hash-mismatch");
        assertThat(seal(hash, photo).status()).isIn(200, 201);
        assertThat(seal(hash, photo).status()).isEqualTo(200);
        byte[] copy = bytes(PATROL + "evidence/" + hash, officer());
        assertThat(Arrays.equals(copy, photo)).isFalse();
        assertThat(readable(copy)).isTrue();
        assertThat(Product.http()
                        .get(PATROL + "evidence/" + hash, Product.token("operator-a"))
                        .status())
                .isIn(403, 404);
    }

    @Test
    void refusals_name_what_is_wrong() {
        String bike = Records.freshId();
        Answer noPhoto = takeIn(intakeOf(bike, List.of()));
        assertThat(noPhoto.status()).isEqualTo(422);
        assertThat(noPhoto.code()).isEqualTo("patrol.photo-missing");
        Answer unsent = takeIn(intakeOf(bike, List.of("0".repeat(64))));
        assertThat(unsent.status()).isEqualTo(422);
        assertThat(unsent.code()).isEqualTo("patrol.evidence-unknown");
        ObjectNode odd = scanOf(bike).put("surprise", true);
        Answer unknownMember = command("scans", officer(), UUID.randomUUID().toString(), odd);
        assertThat(unknownMember.status()).isEqualTo(400);
        assertThat(unknownMember.json().path("traceId").asText()).isNotBlank();
        Answer wrongRole =
                command("scans", Product.token("auditor"), UUID.randomUUID().toString(), scanOf(bike));
        assertThat(wrongRole.status()).isEqualTo(403);
    }

    private static byte[] bytes(String path, String token) {
        try (var client = java.net.http.HttpClient.newBuilder()
                .sslContext(Product.http().tls())
                .build()) {
            return client.send(
                            Product.http().request(path, token).GET().build(),
                            java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean readable(byte[] image) {
        try {
            return ImageIO.read(new ByteArrayInputStream(image)) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** How many notices of a kind about a bike are on the operator's own topic, read with its own rights. */
    private static int noticesOnTopic(String bike, String kind) {
        Map<String, Object> settings = new HashMap<>(Product.instance().kafkaClientSettings(OPERATOR));
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition("operator." + OPERATOR + ".notices", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            int found = 0;
            long quietSince = System.nanoTime();
            long end = quietSince + A_MINUTE.toNanos();
            while (System.nanoTime() < end
                    && (found == 0
                            || System.nanoTime() - quietSince
                                    < Duration.ofSeconds(2).toNanos())) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    JsonNode notice = Http.parse(record.value());
                    JsonNode data = notice.has("data") ? notice.path("data") : notice;
                    if (bike.equals(data.path("bikeId").asText())
                            && kind.equals(data.path("kind").asText())) {
                        found++;
                        quietSince = System.nanoTime();
                    }
                }
            }
            return found;
        }
    }
}
