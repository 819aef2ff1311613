package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.acceptance.Http.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The auditor finds who did and who looked at what; nobody else reads it, and reading it leaves a line too. */
@Tag("B25")
@Order(45)
@ExtendWith(Product.class)
class AuditTest {
    private static final String PATH = "/api/v1/identity-access/audit";
    private static final String BIKE = "/api/v1/bike-fleet/bikes/operator-a/";

    private static Answer asked(String... namesAndValues) {
        var query = new StringBuilder("?limit=500");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append('&')
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return Product.http().get(PATH + query, Product.token("auditor"));
    }

    private static List<String> texts(Answer answer, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        var texts = new ArrayList<String>();
        answer.items().forEach(line -> texts.add(line.path(field).asText()));
        return texts;
    }

    private static String lookedAtTrack() {
        String bike = Records.freshId();
        Answer fed = Product.http()
                .feed(
                        "bikes?wait=landed",
                        Product.token("operator-a-feed"),
                        Records.bike("operator-a", bike, Records.NOW, ""));
        assertThat(fed.count("accepted")).isEqualTo(1);
        Records.await(
                "the bike to land",
                Duration.ofSeconds(60),
                () -> Product.http().get(BIKE + bike, Product.token("city")).status() == 200);
        Answer track = Product.http()
                .get(
                        BIKE + bike + "/track?from=" + Records.NOW.minusSeconds(3600) + "&to=" + Records.NOW,
                        Product.token("city"));
        assertThat(track.status()).as(track.toString()).isEqualTo(200);
        return "operator-a/" + bike;
    }

    @Test
    void a_look_at_a_track_is_found_by_each_of_its_marks() {
        Instant before = Instant.now().minusSeconds(1);
        String target = lookedAtTrack();
        String after = Instant.now().plusSeconds(1).toString();
        for (Map.Entry<String, String> mark : Map.of(
                        "target",
                        target,
                        "username",
                        "city",
                        "action",
                        "bike-fleet.look-at-track",
                        "from",
                        before.toString())
                .entrySet()) {
            assertThat(texts(asked(mark.getKey(), mark.getValue()), "target"))
                    .as(mark.toString())
                    .contains(target);
        }
        JsonNode line = asked("target", target, "from", before.toString(), "to", after)
                .items()
                .get(0);
        assertThat(line.path("username").asText()).isEqualTo("city");
        assertThat(line.path("action").asText()).isEqualTo("bike-fleet.look-at-track");
        assertThat(line.path("detail").path("to").asText()).isEqualTo(Records.NOW.toString());
        assertThat(texts(asked("target", target, "to", before.toString()), "target"))
                .isEmpty();
        assertThat(texts(asked("target", target, "username", "patrol-1"), "target"))
                .isEmpty();
    }

    @Test
    void pages_hold_every_line_once_newest_first() {
        Instant before = Instant.now().minusSeconds(1);
        for (int i = 0; i < 5; i++) {
            lookedAtTrack();
        }
        String until = Instant.now().toString();
        List<String> whole = texts(asked("from", before.toString(), "to", until), "number");
        assertThat(whole).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
        var walked = new ArrayList<String>();
        var instants = new ArrayList<Instant>();
        String cursor = "";
        do {
            Answer page = Product.http()
                    .get(
                            PATH + "?limit=2&from=" + before + "&to=" + until + "&cursor=" + cursor,
                            Product.token("auditor"));
            walked.addAll(texts(page, "number"));
            texts(page, "at").forEach(at -> instants.add(Instant.parse(at)));
            cursor = page.json().path("nextCursor").asText("");
        } while (!cursor.isEmpty());
        assertThat(walked).isEqualTo(whole);
        assertThat(instants).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void asking_is_written_down_once_for_each_question() {
        Instant before = Instant.now().minusSeconds(1);
        String target = "asked-for-" + Records.freshId();
        asked("target", target);
        asked("target", target, "cursor", "MjAyNi0xMS0yM1QwMDowMFofMQ");
        List<JsonNode> looks = new ArrayList<>();
        asked("action", "identity-access.audit-read", "from", before.toString())
                .items()
                .forEach(line -> {
                    if (target.equals(line.path("detail").path("target").asText())) {
                        looks.add(line);
                    }
                });
        assertThat(looks).hasSize(1);
        assertThat(looks.get(0).path("username").asText()).isEqualTo("auditor");
    }

    @Test
    void nobody_but_the_auditor_reads_it_and_what_cannot_be_asked_is_refused() {
        for (String account :
                List.of("city", "district-310110", "patrol-1", "yard-1", "operator-a", "sysadmin", "secadmin")) {
            assertThat(Product.http().get(PATH, Product.token(account)).status())
                    .as(account)
                    .isEqualTo(403);
        }
        Answer malformed = asked("from", "yesterday");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.json().path("errors").toString()).contains("/from");
        assertThat(asked("username", "a\nb").status()).isEqualTo(400);
        assertThat(asked("cursor", "not one of ours").status()).isEqualTo(200);
    }
}
