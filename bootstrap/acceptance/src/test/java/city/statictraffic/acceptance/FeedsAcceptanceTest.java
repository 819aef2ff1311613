package city.statictraffic.acceptance;

import static city.statictraffic.acceptance.Records.LAT;
import static city.statictraffic.acceptance.Records.LON;
import static city.statictraffic.acceptance.Records.NOW;
import static city.statictraffic.acceptance.Records.await;
import static city.statictraffic.acceptance.Records.freshId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.statictraffic.acceptance.Http.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("B01")
@Order(10)
@ExtendWith(Product.class)
class FeedsAcceptanceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String OPERATOR = "operator-a";

    private static String mine() {
        return Product.token(OPERATOR + "-feed");
    }

    private static Answer feed(String kindAndQuery, String body) {
        return Product.http().feed(kindAndQuery, mine(), body);
    }

    private static Answer landed(String kind, String... lines) {
        Answer answer = feed(kind + "?wait=landed", String.join("\n", lines));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("state").asText()).as(answer.toString()).isEqualTo("landed");
        assertCountsAddUp(answer);
        return answer;
    }

    private static void assertCountsAddUp(Answer answer) {
        assertThat(answer.count("received"))
                .as(answer.toString())
                .isEqualTo(answer.count("accepted") + answer.count("duplicates") + answer.count("rejected"));
    }

    private static void assertCounts(Answer answer, int accepted, int duplicates, int rejected) {
        assertThat(List.of(answer.count("accepted"), answer.count("duplicates"), answer.count("rejected")))
                .as(answer.toString())
                .isEqualTo(List.of(accepted, duplicates, rejected));
        assertCountsAddUp(answer);
    }

    private static List<String> codes(Answer answer) {
        var codes = new ArrayList<String>();
        answer.json()
                .path("rejections")
                .forEach(each -> codes.add(each.path("code").asText()));
        return codes;
    }

    private static Answer get(String path, String account) {
        return Product.http().get("/api/v1/bike-fleet/" + path, Product.token(account));
    }

    /** A bike is there to be read a moment after its records have landed. */
    private static JsonNode read(String path) {
        Answer[] last = new Answer[1];
        await(path, SOON, () -> {
            last[0] = get(path, OPERATOR);
            return last[0].status() == 200;
        });
        return last[0].json();
    }

    private static JsonNode bikePage(String bikeId) {
        return read("bikes/" + OPERATOR + "/" + bikeId);
    }

    private static JsonNode track(String bikeId) {
        String window = "?from=" + NOW.minusSeconds(86_400) + "&to=" + NOW.plusSeconds(86_400);
        return read("bikes/" + OPERATOR + "/" + bikeId + "/track" + window);
    }

    private static Map<String, List<String>> twoOfEachKind() {
        String bike = freshId();
        String other = freshId();
        var bodies = new LinkedHashMap<String, List<String>>();
        bodies.put("bikes", List.of(Records.bike(OPERATOR, bike, NOW, ""), Records.bike(OPERATOR, other, NOW, "")));
        bodies.put("positions", List.of(Records.position(bike, NOW), Records.position(other, NOW)));
        bodies.put(
                "lock-events", List.of(Records.lockEvent(bike, NOW, "unlock"), Records.lockEvent(other, NOW, "lock")));
        bodies.put("rides", List.of(Records.ride(freshId(), bike, NOW, ""), Records.ride(freshId(), other, NOW, "")));
        return bodies;
    }

    @Test
    void every_kind_is_taken_as_ndjson_as_an_array_and_gzipped_and_a_second_time_nothing_is_new() {
        twoOfEachKind().forEach((kind, lines) -> {
            assertCounts(landed(kind, lines.toArray(String[]::new)), 2, 0, 0);

            byte[] array = ("[" + String.join(",", lines) + "]").getBytes(StandardCharsets.UTF_8);
            Answer again = Product.http().feed(kind + "?wait=landed", mine(), array, Http.JSON);
            assertThat(again.status()).as(kind + again).isEqualTo(200);
            assertCounts(again, 0, 2, 0);

            byte[] gzip = Http.gzip(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            Answer zipped =
                    Product.http().feed(kind + "?wait=landed", mine(), gzip, Http.NDJSON, "Content-Encoding", "gzip");
            assertThat(zipped.status()).as(kind + zipped).isEqualTo(200);
            assertCounts(zipped, 0, 2, 0);
        });
    }

    @Test
    void a_rejection_names_the_line_the_field_and_the_code_and_leaves_its_neighbours_alone() {
        String bike = freshId();
        Answer answer = landed(
                "positions",
                Records.position(bike, NOW),
                "",
                "{\"bikeId\":\"" + bike + "\"}",
                Records.position(bike, NOW.plusSeconds(1), LON, LAT, "flying"),
                Records.position(bike, NOW.plusSeconds(2)));
        assertThat(answer.count("accepted")).as(answer.toString()).isEqualTo(2);
        var rejections = answer.json().path("rejections");
        assertThat(rejections).hasSize(2);
        assertThat(rejections.get(0).path("line").asInt()).isEqualTo(3);
        assertThat(rejections.get(0).path("code").asText()).isEqualTo("feed.field-missing");
        assertThat(rejections.get(0).path("field").asText()).isEqualTo("at");
        assertThat(rejections.get(1).path("line").asInt()).isEqualTo(4);
        assertThat(rejections.get(1).path("code").asText()).isEqualTo("feed.code-unknown");
        assertThat(rejections.get(1).path("message").asText()).isNotBlank();
        assertThat(track(bike).path("positions")).hasSize(2);
    }

    @Test
    void the_same_key_with_other_content_is_rejected_as_conflicting() {
        String bike = freshId();
        String ride = freshId();
        landed("positions", Records.position(bike, NOW));
        landed("rides", Records.ride(ride, bike, NOW, ""));
        landed("bikes", Records.bike(OPERATOR, bike, NOW, ",\"model\":\"one\""));

        Answer position = landed("positions", Records.position(bike, NOW, LON, LAT, "riding"));
        Answer sameRide = landed("rides", Records.ride(ride, bike, NOW, ",\"distanceMetres\":5"));
        Answer sameBike = landed("bikes", Records.bike(OPERATOR, bike, NOW, ",\"model\":\"two\""));
        for (Answer answer : List.of(position, sameRide, sameBike)) {
            assertCounts(answer, 0, 0, 1);
            assertThat(codes(answer)).containsExactly("feed.conflicting");
        }
        assertThat(track(bike).path("positions").get(0).path("state").asText()).isEqualTo("parked");
        assertThat(bikePage(bike).path("model").asText()).isEqualTo("one");
    }

    @Test
    void whichever_revision_arrives_first_the_greatest_stands() {
        String first = freshId();
        String second = freshId();
        String rideOne = freshId();
        String rideTwo = freshId();
        for (int revision : List.of(1, 2)) {
            landed(
                    "bikes",
                    Records.bike(OPERATOR, first, NOW, ",\"model\":\"M%1$d\",\"revision\":%1$d".formatted(revision)));
            landed(
                    "rides",
                    Records.ride(
                            rideOne, first, NOW, ",\"distanceMetres\":%1$d00,\"revision\":%1$d".formatted(revision)));
        }
        for (int revision : List.of(2, 1)) {
            Product.http()
                    .feed(
                            "bikes?wait=landed",
                            mine(),
                            Records.bike(
                                    OPERATOR,
                                    second,
                                    NOW,
                                    ",\"model\":\"M%1$d\",\"revision\":%1$d".formatted(revision)));
            Product.http()
                    .feed(
                            "rides?wait=landed",
                            mine(),
                            Records.ride(
                                    rideTwo,
                                    second,
                                    NOW,
                                    ",\"distanceMetres\":%1$d00,\"revision\":%1$d".formatted(revision)));
        }
        for (String bike : List.of(first, second)) {
            assertThat(bikePage(bike).path("model").asText()).isEqualTo("M2");
            Answer rides = get(
                    "rides?bikeId=" + bike + "&from=" + NOW.minusSeconds(3_600) + "&to=" + NOW.plusSeconds(3_600),
                    OPERATOR);
            assertThat(rides.items()).as(rides.toString()).hasSize(1);
            assertThat(rides.items().get(0).path("distanceMetres").asInt()).isEqualTo(200);
            assertThat(rides.items().get(0).path("revision").asInt()).isEqualTo(2);
        }
    }

    @Test
    void positions_in_any_order_leave_the_bike_where_it_was_last() {
        String bike = freshId();
        landed("positions", Records.position(bike, NOW.plusSeconds(60), LON + 0.01, LAT, "lost"));
        landed("positions", Records.position(bike, NOW, LON, LAT, "parked"));
        await(
                "the last position of " + bike,
                SOON,
                () -> bikePage(bike).path("last").has("state"));
        assertThat(bikePage(bike).path("last").path("state").asText()).isEqualTo("lost");
        assertThat(bikePage(bike).path("last").path("lon").asDouble()).isCloseTo(LON + 0.01, within(1e-6));
    }

    @Test
    void a_dry_run_judges_and_keeps_nothing() {
        String bike = freshId();
        Answer answer = feed("positions?dryRun=true", Records.position(bike, NOW) + "\n{}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("state").asText()).isEqualTo("dry-run");
        assertCounts(answer, 1, 0, 1);
        String batch = answer.json().path("batchId").asText();
        assertThat(get("feeds/batches/" + batch, OPERATOR).status()).isEqualTo(404);
        assertCounts(landed("positions", Records.position(bike, NOW)), 1, 0, 0);
    }

    @Test
    void places_in_the_maps_datums_land_where_they_are_on_earth() {
        // People's Square as maps of each datum give it, to some thirty metres; the shift of either is hundreds.
        Map<String, double[]> sent = Map.of(
                "WGS84", new double[] {121.469170, 31.232690},
                "GCJ02", new double[] {121.473701, 31.230742},
                "BD09", new double[] {121.480237, 31.236479});
        sent.forEach((crs, place) -> {
            String bike = freshId();
            Answer answer =
                    feed("positions?wait=landed&crs=" + crs, Records.position(bike, NOW, place[0], place[1], "parked"));
            assertCounts(answer, 1, 0, 0);
            JsonNode at = track(bike).path("positions").get(0);
            assertThat(at.path("lon").asDouble()).as(crs).isCloseTo(121.469170, within(4e-4));
            assertThat(at.path("lat").asDouble()).as(crs).isCloseTo(31.232690, within(4e-4));
        });
        assertThat(feed("positions?crs=EPSG4326", "{}").code()).isEqualTo("feed.crs-unknown");
    }

    @Test
    void batches_and_rejections_are_their_owners_and_the_citys_and_do_not_exist_for_anyone_else() {
        Answer answer = landed("positions", Records.position(freshId(), NOW), "{\"a\":1}");
        String batch = answer.json().path("batchId").asText();
        for (String reader : List.of(OPERATOR, "city")) {
            Answer found = get("feeds/batches/" + batch, reader);
            assertThat(found.status()).as(reader + found).isEqualTo(200);
            assertThat(found.json().path("state").asText()).isEqualTo("landed");
            assertThat(found.count("received")).isEqualTo(2);
            assertCountsAddUp(found);
            Answer rejections = get("feeds/batches/" + batch + "/rejections", reader);
            assertThat(rejections.items()).as(rejections.toString()).hasSize(1);
            JsonNode one = rejections.items().get(0);
            assertThat(one.path("original").asText()).isEqualTo("{\"a\":1}");
            assertThat(one.path("howToMend").asText()).isNotBlank();
            assertThat(one.path("line").asInt()).isEqualTo(2);
        }
        assertThat(get("feeds/batches/" + batch, "operator-b").status()).isEqualTo(404);
        assertThat(get("feeds/batches/" + batch + "/rejections", "operator-b").status())
                .isEqualTo(404);
        assertThat(get("feeds/rejections?operator=" + OPERATOR, "operator-b").items())
                .isEmpty();
        assertThat(get("feeds/batches?operator=" + OPERATOR, "operator-b").items())
                .isEmpty();
        assertThat(get("feeds/batches/not-a-uuid", OPERATOR).status()).isEqualTo(404);
    }

    @Test
    void only_operators_send_and_only_who_may_reads() {
        String body = Records.position(freshId(), NOW);
        for (String account : List.of("patrol-1", "yard-1", "auditor", "district-310110")) {
            Answer answer = Product.http().feed("positions", Product.token(account), body);
            assertThat(answer.status()).as(account + answer).isEqualTo(403);
        }
        Answer city = Product.http().feed("positions", Product.token("city"), body);
        assertThat(city.status()).as(city.toString()).isEqualTo(403);
        Answer cityForAnother = Product.http().feed("positions?historyOf=operator-a", Product.token("city"), body);
        assertThat(cityForAnother.status()).as(cityForAnother.toString()).isEqualTo(403);
        assertThat(get("feeds/batches", "patrol-1").status()).isEqualTo(403);
    }

    @Test
    void without_a_token_or_with_a_tampered_one_nobody_gets_in() {
        String body = Records.position(freshId(), NOW);
        assertThat(Product.http().feed("positions", "", body).status()).isEqualTo(401);
        assertThat(Product.http().feed("positions", "nonsense", body).status()).isEqualTo(401);
        String[] parts = mine().split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("operator-a", "operator-b").getBytes(StandardCharsets.UTF_8));
        String unsigned = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        for (String token : List.of(parts[0] + "." + forged + "." + parts[2], unsigned + "." + forged + ".")) {
            Answer answer = Product.http().feed("positions", token, body);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
            assertThat(answer.text()).doesNotContain("Exception");
        }
    }

    @Test
    void a_qr_address_outside_the_senders_rule_is_rejected() {
        String bike = freshId();
        String line = "{\"bikeId\":\"%s\",\"qrUrl\":\"%s\",\"updatedAt\":\"%s\"}";
        String good = Records.qrUrl(OPERATOR, bike);
        var outside = List.of(
                Records.qrUrl("operator-b", bike),
                good.replace("https", "http"),
                good + "?x=1",
                good.replace("example", "example.evil.example"),
                "https://user@qr.jiaqi.example/b/" + bike,
                "javascript:alert(1)");
        Answer answer = landed(
                "bikes",
                outside.stream().map(url -> line.formatted(bike, url, NOW)).toArray(String[]::new));
        assertThat(codes(answer)).hasSize(outside.size()).containsOnly("feed.qr-url-outside-rule");
        Answer other = landed("bikes", line.formatted(bike, Records.qrUrl(OPERATOR, freshId()), NOW));
        assertThat(codes(other)).containsExactly("feed.qr-url-other-bike");
    }

    @Test
    void times_outside_the_window_and_places_outside_the_city_are_rejected() {
        String bike = freshId();
        Answer answer = landed(
                "positions",
                Records.position(bike, NOW.minus(Duration.ofDays(8))),
                Records.position(bike, NOW.plus(Duration.ofDays(1))),
                Records.position(bike, NOW, 116.4, 39.9, "parked"),
                Records.position(bike, NOW.minus(Duration.ofDays(6))));
        assertThat(codes(answer)).containsExactly("feed.time-too-old", "feed.time-in-future", "feed.outside-city");
        assertThat(answer.count("accepted")).isEqualTo(1);
    }

    @Test
    void the_same_number_at_two_operators_is_an_error_to_neither_and_a_finding_for_the_city() {
        String bike = freshId();
        assertCounts(landed("bikes", Records.bike(OPERATOR, bike, NOW, "")), 1, 0, 0);
        Answer other = Product.http()
                .feed("bikes?wait=landed", Product.token("operator-b-feed"), Records.bike("operator-b", bike, NOW, ""));
        assertCounts(other, 1, 0, 0);
        await(
                "the finding",
                SOON,
                () -> get("findings/shared-ids?limit=500", "city").text().contains('"' + bike + '"'));
        assertThat(get("findings/shared-ids", OPERATOR).status()).isEqualTo(403);
        assertThat(get("bikes/operator-b/" + bike, OPERATOR).status()).isEqualTo(404);
    }

    @Test
    void more_rejections_than_fit_are_all_found_by_page_and_in_both_exports() {
        int sent = 1_203;
        String body =
                IntStream.range(0, sent).mapToObj(i -> "{\"a\":" + i + "}").collect(Collectors.joining("\n"));
        Answer answer = feed("lock-events", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.count("rejected")).isEqualTo(sent);
        assertThat(answer.json().path("rejections")).hasSize(1_000);
        assertThat(answer.json().path("rejectionsTruncated").asBoolean()).isTrue();
        String batch = answer.json().path("batchId").asText();
        await(
                "all rejections of " + batch,
                SOON,
                () -> get("feeds/batches/" + batch, OPERATOR)
                        .json()
                        .path("state")
                        .asText()
                        .equals("landed"));

        var lines = new HashSet<Integer>();
        String cursor = "";
        do {
            Answer page = get("feeds/batches/" + batch + "/rejections?limit=500" + cursor, OPERATOR);
            page.items().forEach(each -> lines.add(each.path("line").asInt()));
            JsonNode next = page.json().path("nextCursor");
            cursor = next.isTextual()
                    ? "&cursor=" + java.net.URLEncoder.encode(next.asText(), StandardCharsets.UTF_8)
                    : "";
        } while (!cursor.isEmpty());
        assertThat(lines).hasSize(sent);

        Answer csv = get("feeds/rejections/export?format=csv&batchId=" + batch, OPERATOR);
        assertThat(csv.header("Content-Type").orElse("")).as(csv.toString()).startsWith("text/csv");
        assertThat(csv.text().lines()).hasSize(sent + 1);
        Answer ndjson = get("feeds/rejections/export?format=ndjson&batchId=" + batch, OPERATOR);
        assertThat(ndjson.text().lines())
                .hasSize(sent)
                .allSatisfy(line -> assertThat(Http.parse(line).has("code")).isTrue());
        assertThat(get("feeds/rejections/export?format=ndjson&batchId=" + batch, "operator-b")
                        .text())
                .isBlank();
        assertThat(get("feeds/rejections?code=feed.time-too-old&limit=500", OPERATOR)
                        .items())
                .allSatisfy(each -> assertThat(each.path("code").asText()).isEqualTo("feed.time-too-old"));
    }

    @Test
    void one_record_too_many_ends_the_batch_there_and_the_rest_can_be_sent() {
        String bike = freshId();
        int cap = 200_000;
        var body = new StringBuilder(cap * 100);
        for (int i = 0; i <= cap; i++) {
            body.append(Records.position(bike, NOW.minusSeconds(i))).append('\n');
        }
        byte[] gzip = Http.gzip(body.toString().getBytes(StandardCharsets.UTF_8));
        Answer answer = Product.http().feed("positions", mine(), gzip, Http.NDJSON, "Content-Encoding", "gzip");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("feed.too-many-records");
        assertThat(answer.count("processedThroughLine")).isEqualTo(cap);
        assertThat(answer.count("received")).isEqualTo(cap);
        assertThat(answer.json().path("batchId").asText()).isNotBlank();
        assertCounts(landed("positions", Records.position(bike, NOW.minusSeconds(cap))), 1, 0, 0);
    }

    @Test
    void the_catalogue_names_every_kind_field_and_error_in_both_languages() {
        Answer answer = get("feeds/catalogue", OPERATOR);
        assertThat(answer.json().path("kinds")).hasSize(4);
        for (JsonNode error : answer.json().path("errors")) {
            for (String text : List.of("message", "howToMend")) {
                assertThat(error.path(text).path("zh").asText()).isNotBlank();
                assertThat(error.path(text).path("en").asText())
                        .as(error.toString())
                        .isNotBlank()
                        .isNotEqualTo(error.path(text).path("zh").asText());
            }
        }
        assertThat(answer.json().path("limits").path("recordsPerBatchMax").asInt())
                .isEqualTo(200_000);
        assertThat(get("feeds/client", OPERATOR).json().path("operatorId").asText())
                .isEqualTo(OPERATOR);
    }
}
