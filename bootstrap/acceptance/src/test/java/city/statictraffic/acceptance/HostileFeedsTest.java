package city.statictraffic.acceptance;

import static city.statictraffic.acceptance.Records.LAT;
import static city.statictraffic.acceptance.Records.LON;
import static city.statictraffic.acceptance.Records.NOW;
import static city.statictraffic.acceptance.Records.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.acceptance.Http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("B01")
@Tag("N03")
@Order(20)
@ExtendWith(Product.class)
class HostileFeedsTest {
    private static final String FEEDS = "/api/v1/bike-fleet/feeds/";
    private static final long RSS_MAX = 2L << 30;

    private static String mine() {
        return Product.token("operator-c-feed");
    }

    private static Answer send(String kindAndQuery, byte[] body, String contentType, String... headers) {
        return Product.http().feed(kindAndQuery, mine(), body, contentType, headers);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertPartly(Answer answer, int status, String code, int throughLine) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.count("processedThroughLine")).as(answer.toString()).isEqualTo(throughLine);
        assertThat(answer.json().path("batchId").asText()).isNotBlank();
        assertThat(answer.json().path("traceId").asText()).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "city.statictraffic", "\tat ");
    }

    /** Whatever was sent, the next sender is served. */
    @AfterEach
    void the_platform_goes_on() {
        Answer answer = Product.http().feed("positions?wait=landed", mine(), Records.position(freshId(), NOW));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.count("accepted")).as(answer.toString()).isEqualTo(1);
    }

    @Test
    void what_was_read_of_an_array_that_breaks_off_stays_accepted() {
        String bike = freshId();
        String whole =
                "[" + Records.position(bike, NOW) + "," + Records.position(bike, NOW.plusSeconds(1)) + ",{\"bikeId\":";
        Answer answer = send("positions", utf8(whole), Http.JSON);
        assertPartly(answer, 400, "feed.body-malformed", 2);
        assertThat(answer.count("accepted")).isEqualTo(2);
        Answer again = Product.http().feed("positions?wait=landed", mine(), Records.position(bike, NOW));
        assertThat(again.count("duplicates")).as(again.toString()).isEqualTo(1);
    }

    @Test
    void bodies_that_are_no_array_are_malformed() {
        for (String body : List.of("", "{}", "nothing", "[{}", "[{}] x", "]", "[")) {
            Answer answer = send("positions", utf8(body), Http.JSON);
            assertThat(answer.status()).as("'" + body + "' " + answer).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("feed.body-malformed");
        }
    }

    @Test
    void a_gzip_that_breaks_off_is_told_from_a_whole_one() {
        String bike = freshId();
        var lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append(Records.position(bike, NOW.minusSeconds(i))).append('\n');
        }
        byte[] gzip = Http.gzip(utf8(lines.toString()));
        Answer cut = send("positions", Arrays.copyOf(gzip, gzip.length / 2), Http.NDJSON, "Content-Encoding", "gzip");
        assertThat(cut.status()).as(cut.toString()).isEqualTo(400);
        assertPartly(cut, 400, "feed.body-broken-off", cut.count("received"));
        assertThat(cut.count("received")).isBetween(1, 19_999);
        Answer none = send("positions", utf8("this is no gzip"), Http.NDJSON, "Content-Encoding", "gzip");
        assertPartly(none, 400, "feed.body-broken-off", 0);
    }

    @Test
    void a_small_gzip_that_grows_without_end_is_stopped_at_the_cap() throws IOException {
        byte[] line = utf8(Records.position(freshId(), NOW) + "\n");
        byte[] padding = utf8(" ".repeat(8_000) + "\n");
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(line);
            for (int i = 0; i < 40_000; i++) {
                gzip.write(padding);
            }
        }
        assertThat(bomb.size()).isLessThan(1 << 20);
        assertPartly(
                send("positions", bomb.toByteArray(), Http.NDJSON, "Content-Encoding", "gzip"),
                413,
                "feed.body-too-large",
                1);
        assertRssBounded();
    }

    /** One fixture for each code a record can be rejected with; conflicts have their own test. */
    static Stream<Arguments> fixtures() {
        String id = freshId();
        String good = Records.position(id, NOW);
        String at = "\"at\":\"" + NOW + "\"";
        return Stream.of(
                Arguments.of("positions", "not json", "feed.line-malformed"),
                Arguments.of("positions", "{\"bikeId\":\"A1\"", "feed.line-malformed"),
                Arguments.of("positions", good + good, "feed.line-malformed"),
                Arguments.of("positions", "[".repeat(5_000), "feed.not-an-object"),
                Arguments.of("positions", "{\"x\":" + "[".repeat(5_000), "feed.line-malformed"),
                Arguments.of(
                        "positions",
                        good.replace("\"lon\":" + LON, "\"lon\":" + "9".repeat(500)),
                        "feed.line-malformed"),
                Arguments.of("positions", good.replace("\"lon\":" + LON, "\"lon\":NaN"), "feed.line-malformed"),
                Arguments.of("positions", "[1]", "feed.not-an-object"),
                Arguments.of("positions", "null", "feed.not-an-object"),
                Arguments.of("positions", "{}", "feed.field-missing"),
                Arguments.of("positions", good.replace(id, ""), "feed.field-missing"),
                Arguments.of("positions", good.replace("\"" + id + "\"", "null"), "feed.field-missing"),
                Arguments.of("positions", good.replace("{", "{\"bikeId\":\"OTHER1\","), "feed.field-repeated"),
                Arguments.of("positions", good.replace("\"lon\":" + LON, "\"lon\":\"NaN\""), "feed.field-type"),
                Arguments.of("positions", good.replace("\"" + id + "\"", "7"), "feed.field-type"),
                Arguments.of("positions", good.replace("\"" + id + "\"", "{\"a\":[{}]}"), "feed.field-type"),
                Arguments.of("bikes", Records.bike("operator-c", id, NOW, ",\"revision\":1.5"), "feed.field-type"),
                Arguments.of("positions", good.replace(id, "A".repeat(33)), "feed.field-too-long"),
                Arguments.of("positions", good.replace(id, "A\\u0000B"), "feed.field-characters"),
                Arguments.of("positions", good.replace(id, "A\\nB"), "feed.field-characters"),
                Arguments.of("positions", good.replace(id, "单车一号"), "feed.field-characters"),
                Arguments.of(
                        "bikes",
                        Records.bike("operator-c", id, NOW, ",\"model\":\"\\ud800\""),
                        "feed.field-characters"),
                Arguments.of(
                        "bikes",
                        Records.bike("operator-c", id, NOW, ",\"model\":\"a\\u0007\""),
                        "feed.field-characters"),
                Arguments.of("positions", good.replace("\"lon\":" + LON, "\"lon\":1e308"), "feed.value-out-of-range"),
                Arguments.of("positions", good.replace("\"lon\":" + LON, "\"lon\":1e999"), "feed.value-out-of-range"),
                Arguments.of("positions", good.replace("\"lat\":" + LAT, "\"lat\":-91"), "feed.value-out-of-range"),
                Arguments.of(
                        "bikes",
                        Records.bike("operator-c", id, NOW, ",\"revision\":99999999999999999999"),
                        "feed.value-out-of-range"),
                Arguments.of("positions", good.replace("parked", "PARKED"), "feed.code-unknown"),
                Arguments.of("lock-events", Records.lockEvent(id, NOW, "open"), "feed.code-unknown"),
                Arguments.of("positions", good.replace(at, "\"at\":\"yesterday\""), "feed.time-malformed"),
                Arguments.of("positions", good.replace(at, "\"at\":\"2026-02-30T00:00:00Z\""), "feed.time-malformed"),
                Arguments.of("positions", good.replace(at, "\"at\":\"2026-11-20T00:00:00\""), "feed.time-malformed"),
                Arguments.of("positions", good.replace(at, "\"at\":\"1970-01-01T00:00:00Z\""), "feed.time-too-old"),
                Arguments.of("positions", good.replace(at, "\"at\":\"9999-12-31T23:59:59Z\""), "feed.time-in-future"),
                Arguments.of("positions", good.replace("\"lon\":" + LON, "\"lon\":-0.0"), "feed.outside-city"),
                Arguments.of(
                        "rides",
                        Records.ride(id, id, NOW, "")
                                .replace("\"endAt\":\"" + NOW.plusSeconds(600), "\"endAt\":\"" + NOW.minusSeconds(1)),
                        "feed.ends-before-start"),
                Arguments.of("bikes", Records.bike("operator-b", id, NOW, ""), "feed.qr-url-outside-rule"),
                Arguments.of(
                        "bikes",
                        Records.bike("operator-c", id, NOW, "").replace("/s/" + id, "/s/OTHER1"),
                        "feed.qr-url-other-bike"),
                Arguments.of("positions", "{\"x\":\"" + "y".repeat(1 << 20) + "\"}", "feed.line-too-long"));
    }

    @ParameterizedTest(name = "{2} ← {1}")
    @MethodSource("fixtures")
    void a_bad_record_is_rejected_with_its_code_and_the_good_one_after_it_is_taken(
            String kind, String line, String code) {
        String bike = freshId();
        String good = switch (kind) {
            case "bikes" -> Records.bike("operator-c", bike, NOW, "");
            case "lock-events" -> Records.lockEvent(bike, NOW, "lock");
            case "rides" -> Records.ride(bike, bike, NOW, "");
            default -> Records.position(bike, NOW);
        };
        Answer answer = send(kind, utf8(line + "\n" + good + "\n"), Http.NDJSON);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("rejections")).as(answer.toString()).hasSize(1);
        assertThat(answer.json().path("rejections").get(0).path("code").asText())
                .as(answer.toString())
                .isEqualTo(code);
        assertThat(answer.json().path("rejections").get(0).path("line").asInt()).isEqualTo(1);
        assertThat(answer.count("accepted")).isEqualTo(1);
    }

    @Test
    void bytes_that_are_no_utf8_are_rejected_and_their_original_can_still_be_read() {
        var body = new ByteArrayOutputStream();
        body.writeBytes(utf8("{\"bikeId\":\""));
        body.writeBytes(new byte[] {(byte) 0xC3, 0x28, (byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xFF});
        body.writeBytes(utf8("\"}\n{\"x\":\"\0\"}\n"));
        Answer answer = send("positions?wait=landed", body.toByteArray(), Http.NDJSON);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.count("rejected")).isEqualTo(2);
        Answer rejections = Product.http()
                .get(FEEDS + "batches/" + answer.json().path("batchId").asText() + "/rejections", mine());
        assertThat(rejections.items()).as(rejections.toString()).hasSize(2);
    }

    @Test
    void unknown_types_encodings_datums_and_parameters_are_refused_by_name() {
        byte[] body = utf8(Records.position(freshId(), NOW));
        assertThat(send("positions", body, "text/plain").status()).isEqualTo(415);
        assertThat(send("positions", body, "application/xml").code()).isEqualTo("request.media-type");
        Answer encoding = send("positions", body, Http.NDJSON, "Content-Encoding", "br");
        assertThat(encoding.status()).as(encoding.toString()).isEqualTo(415);
        assertThat(encoding.code()).isEqualTo("feed.encoding-unknown");
        Answer datum = send("positions?crs=MARS", body, Http.NDJSON);
        assertThat(datum.status()).isEqualTo(400);
        assertThat(datum.code()).isEqualTo("feed.crs-unknown");
        for (String query : List.of("wait=now", "dryRun=perhaps")) {
            Answer answer = send("positions?" + query, body, Http.NDJSON);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("feed.parameter-unknown");
        }
        assertThat(send("cars", body, Http.NDJSON).status()).isIn(404, 405);
        Answer capitals = send("positions", Http.gzip(body), Http.NDJSON, "Content-Encoding", "GZIP");
        assertThat(capitals.status())
                .as("codings are case-insensitive: " + capitals)
                .isEqualTo(200);
    }

    @Test
    void hostile_reads_are_answered_without_a_fault() {
        List<String> paths = List.of(
                "batches?cursor=%00",
                "batches?cursor=zzzz",
                "batches?limit=-5",
                "batches?limit=99999999999999",
                "batches?kind=%27%3B--",
                "batches?state=%F0%9F%9A%B2",
                "batches?from=never",
                "batches?operator=%00",
                "rejections?code=%25%00",
                "rejections?cursor=%F0%9F%9A%B2",
                "rejections/export?format=exe");
        assertThat(paths).allSatisfy(path -> {
            Answer answer = Product.http().get(FEEDS + path, mine());
            assertThat(answer.status()).as(path + " " + answer).isLessThan(500);
        });
    }

    @Test
    void slow_senders_hold_only_their_own_places() throws IOException {
        var slow = new ArrayList<RawRequest>();
        String token = Product.token("operator-b-feed");
        try {
            for (int i = 0; i < 8; i++) {
                slow.add(new RawRequest(
                        Product.http(),
                        FEEDS + "positions",
                        token,
                        "Content-Type: application/x-ndjson\r\n",
                        chunks -> {
                            for (int second = 0; second < 6; second++) {
                                chunks.write(utf8(Records.position(freshId(), NOW) + "\n"));
                                Records.pause(1_000);
                            }
                        }));
            }
            Records.pause(1_500);
            Answer ninth = Product.http().feed("positions", token, Records.position(freshId(), NOW));
            assertThat(ninth.status()).as(ninth.toString()).isEqualTo(429);
            assertThat(ninth.header("Retry-After")).isPresent();
            assertThat(Product.http()
                            .feed("positions", mine(), Records.position(freshId(), NOW))
                            .status())
                    .isEqualTo(200);
            for (RawRequest each : slow) {
                RawRequest.Answer answer = each.answer(Duration.ofSeconds(40));
                assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                assertThat(answer.json().path("accepted").asInt()).isEqualTo(6);
            }
        } finally {
            for (RawRequest each : slow) {
                each.close();
            }
        }
        Records.await(
                "its places to be free again",
                Duration.ofSeconds(10),
                () -> Product.http()
                                .feed("positions", token, Records.position(freshId(), NOW))
                                .status()
                        == 200);
    }

    @Test
    void a_sender_that_goes_away_in_the_middle_leaves_an_interrupted_batch() throws IOException {
        String bike = freshId();
        try (var gone = new RawRequest(
                Product.http(), FEEDS + "rides", mine(), "Content-Type: application/x-ndjson\r\n", chunks -> {
                    chunks.write(utf8(Records.ride(bike, bike, NOW, "") + "\n{\"rideId\""));
                    Records.pause(60_000);
                })) {
            Records.pause(1_500);
            assertThat(gone.bytesSent()).isPositive();
        }
        Records.await("the interrupted batch", Duration.ofSeconds(20), () -> {
            Answer batches = Product.http().get(FEEDS + "batches?kind=rides&state=interrupted", mine());
            return batches.items().size() > 0
                    && batches.items().get(0).path("received").asInt() == 1;
        });
        Answer again = Product.http().feed("rides?wait=landed", mine(), Records.ride(bike, bike, NOW, ""));
        assertThat(again.count("duplicates")).as(again.toString()).isEqualTo(1);
    }

    @Test
    void a_gigabyte_is_cut_off_at_the_cap_and_memory_stays_bounded() throws IOException {
        byte[] chunk = utf8((Records.position(freshId(), NOW) + " ".repeat(900) + "\n").repeat(64));
        try (var request = new RawRequest(
                Product.http(), FEEDS + "positions", mine(), "Content-Type: application/x-ndjson\r\n", chunks -> {
                    for (long sent = 0; sent < 1L << 30; sent += chunk.length) {
                        chunks.write(chunk);
                    }
                })) {
            RawRequest.Answer answer = request.answer(Duration.ofSeconds(90));
            assertThat(answer.status())
                    .as(answer + " after " + request.bytesSent())
                    .isEqualTo(413);
            assertThat(answer.json().path("code").asText()).isEqualTo("feed.body-too-large");
            assertThat(answer.json().path("batchId").asText()).isNotBlank();
            assertThat(answer.json().path("processedThroughLine").asInt()).isPositive();
        }
        assertRssBounded();
    }

    @Test
    void a_command_too_large_is_refused_in_words_whatever_the_version_of_http() throws Exception {
        for (var version : List.of(HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_2)) {
            try (var client = HttpClient.newBuilder()
                    .sslContext(Product.http().tls())
                    .version(version)
                    .build()) {
                var request = Product.http()
                        .request("/api/v1/patrol-impound/scans", Product.token("patrol-1"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[2 << 20]))
                        .build();
                var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.version()).isEqualTo(version);
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body()).contains("request.too-large").contains("traceId");
            }
        }
    }

    private static void assertRssBounded() throws IOException {
        long pid = Product.instance().pid("platform").orElseThrow();
        String rss = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow()
                .replaceAll("[^0-9]", "");
        assertThat(Long.parseLong(rss) * 1_024)
                .as("the platform's resident bytes at their highest")
                .isLessThan(RSS_MAX);
    }
}
