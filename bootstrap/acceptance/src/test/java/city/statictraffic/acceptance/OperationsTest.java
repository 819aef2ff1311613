package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.acceptance.Http.Answer;
import city.statictraffic.standalone.PlatformBeside;
import city.statictraffic.standalone.TestInstance;
import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What people and tools see of a running platform: figures, alerts, traces, log lines, and the health page's answer. */
@Tag("N05")
@Order(75)
class OperationsTest {
    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final Set<String> SERVERS =
            Set.of("database", "kafka", "identity-provider", "outbox", "certificate");
    private static final String PLANTED_TOKEN = "eyJplanted-token-7f3a";
    private static final String PLANTED_PHONE = "13812345678";
    private static final Pattern HEADING = Pattern.compile("(?m)^## (\\w+)$");
    private static final Pattern UUID_LIKE = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}");

    private static TestInstance services;
    private static TraceReceiver traces;
    private static PlatformBeside process;
    private static Http http;
    private static String bike;
    private static String scanTrace;

    @BeforeAll
    static void startAndUse() {
        services = TestInstance.builder().withoutPlatform().start();
        traces = new TraceReceiver();
        process = services.startBeside(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                traces.endpoint(),
                "OTEL_BSP_SCHEDULE_DELAY",
                "500",
                "PLATFORM_LOG",
                "json"));
        http = new Http(process.baseUrl(), services.sslContext());
        bike = Records.freshId();
        String record = Records.bike(
                "operator-a", bike, Records.NOW, ",\"filedAt\":\"" + Records.NOW.minusSeconds(86_400) + "\"");
        String feeder = services.token("operator-a-feed");
        assertThat(http.feed("bikes?wait=landed", feeder, record).count("accepted"))
                .isEqualTo(1);
        http.feed("positions?wait=landed", feeder, Records.position(bike, Instant.now()));
        http.get("/api/v1/patrol-impound/evidence/" + PLANTED_PHONE + "?phone=" + PLANTED_PHONE, PLANTED_TOKEN);
        http.get("/api/v1/bike-fleet/bikes/operator-a/" + bike + "?owner=" + PLANTED_PHONE, services.token("city"));
        http.get("/no/such/" + UUID.randomUUID(), services.token("city"));
        Answer scanned = scan();
        assertThat(scanned.status()).as(scanned.toString()).isLessThan(300);
        scanTrace = scanned.header("X-Trace-Id").orElseThrow();
    }

    @AfterAll
    static void stop() {
        http.close();
        process.close();
        traces.close();
        services.close();
    }

    private static Answer scan() {
        // A field nobody asked for is refused, and whatever is in it must not get into a log.
        http.post(
                "/api/v1/patrol-impound/scans",
                services.token("patrol-1"),
                Http.JSON,
                ("{\"phone\":\"" + PLANTED_PHONE + "\"}").getBytes(StandardCharsets.UTF_8),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        String body = """
                {"scanId":"%s","qr":"%s","scannedAt":"%s","deviceId":"operations-phone","offline":false,
                 "place":{"lon":121.4737,"lat":31.2304,"accuracyMetres":8,"crs":"WGS84"}}
                """.formatted(StreetToYardTest.deviceMadeId(), Records.qrUrl("operator-a", bike), Instant.now());
        return http.post(
                "/api/v1/patrol-impound/scans",
                services.token("patrol-1"),
                Http.JSON,
                body.getBytes(StandardCharsets.UTF_8),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static String scrape() {
        Answer answer = http.get("/q/metrics", services.token("monitoring"));
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private static Set<String> namesIn(String scraped) {
        var names = new HashSet<String>();
        scraped.lines().filter(line -> !line.startsWith("#")).forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        return names;
    }

    @Test
    void the_monitoring_account_scrapes_and_nobody_else() {
        assertThat(scrape()).contains("outbox_pending ", "feeds_records_total{");
        assertThat(http.get("/q/metrics", services.token("city")).status()).isEqualTo(403);
        assertThat(http.get("/q/metrics", services.token("operator-a")).status())
                .isEqualTo(403);
        assertThat(http.get("/q/metrics", PLANTED_TOKEN).status()).isEqualTo(401);
    }

    @Test
    void figures_carry_no_person_no_bike_and_no_id() {
        String scraped = scrape();
        assertThat(scraped).contains("uri=\"/api/v1/bike-fleet/bikes/{operatorId}/{bikeId}\"");
        assertThat(scraped).doesNotContain(bike, PLANTED_PHONE, PLANTED_TOKEN, "patrol-1", "operations-phone");
        assertThat(UUID_LIKE.matcher(scraped).results().map(match -> match.group()))
                .isEmpty();
    }

    @Test
    void every_metric_of_an_alert_or_a_panel_is_in_a_scrape() throws IOException {
        Path deploy = services.home().resolve("deploy");
        var expressions = new ArrayList<String>();
        var known = new TreeSet<>(Set.of("up"));
        for (String file : List.of("alerts.yaml", "slo.yaml")) {
            for (Map<String, Object> rule : rules(deploy.resolve("prometheus").resolve(file))) {
                expressions.add(String.valueOf(rule.get("expr")));
                if (rule.containsKey("record")) {
                    known.add(String.valueOf(rule.get("record")));
                }
            }
        }
        try (var dashboards = Files.newDirectoryStream(deploy.resolve("grafana"), "*.json")) {
            for (Path each : dashboards) {
                JsonNode dashboard = Http.MAPPER.readTree(each.toFile());
                assertThat(dashboard.path("panels")).as(each.toString()).isNotEmpty();
                dashboard.findValues("expr").forEach(expression -> expressions.add(expression.asText()));
            }
        }
        assertThat(expressions).hasSizeGreaterThan(50);
        assertThat(PromQl.metricsOf("sum by (a) (rate(b_total{c=\"d\"}[5m])) / on (e) f:g > 14.4 * 0.001 or vector(0)"))
                .containsExactly("b_total", "f:g");
        Records.await("a look at the operators", A_MINUTE, () -> scrape().contains("feeds_operator_silent_seconds{"));
        known.addAll(namesIn(scrape()));
        for (String expression : expressions) {
            assertThat(known).as(expression).containsAll(PromQl.metricsOf(expression));
        }
    }

    @Test
    void every_alert_says_how_bad_in_two_languages_and_leads_to_a_section_that_is_there() throws IOException {
        String runbook = Files.readString(services.home().resolve("docs/ops/runbook.md"));
        var sections =
                HEADING.matcher(runbook).results().map(match -> match.group(1)).toList();
        var alerts = rules(services.home().resolve("deploy/prometheus/alerts.yaml"));
        assertThat(alerts).hasSizeGreaterThan(15);
        for (Map<String, Object> alert : alerts) {
            String name = String.valueOf(alert.get("alert"));
            assertThat(sections).contains(name);
            assertThat(map(alert, "labels").get("severity")).as(name).isIn("warning", "critical");
            var annotations = map(alert, "annotations");
            assertThat(String.valueOf(annotations.get("summary_zh"))).as(name).containsPattern("\\p{IsHan}");
            assertThat(String.valueOf(annotations.get("summary_en"))).as(name).containsPattern("[A-Za-z]{3}");
            assertThat(annotations.get("runbook")).isEqualTo("docs/ops/runbook.md#" + name.toLowerCase(Locale.ROOT));
        }
    }

    private static Answer health(String account) {
        return http.get("/api/v1/operations/health", services.token(account));
    }

    @Test
    void the_health_answer_names_each_part_and_who_answered() {
        Records.await(
                "a look at everything",
                A_MINUTE,
                () -> http.get("/api/v1/operations/health", services.token("sysadmin"))
                                .json()
                                .path("parts")
                                .size()
                        >= 11);
        // A look that a busy machine cut short is mended by the next.
        Records.await(
                "the servers to be found well",
                A_MINUTE,
                () -> health("sysadmin").json().path("parts").findParents("part").stream()
                        .filter(part -> SERVERS.contains(part.path("part").asText()))
                        .allMatch(part -> part.path("state").asText().equals("ok")));
        Answer health = health("city");
        assertThat(health.json().path("parts").findValuesAsText("part"))
                .containsExactly(
                        "database",
                        "kafka",
                        "identity-provider",
                        "outbox",
                        "inbox",
                        "landing",
                        "live-picture",
                        "operators",
                        "evidence",
                        "disk",
                        "certificate",
                        "housekeeping");
        for (JsonNode part : health.json().path("parts")) {
            if (SERVERS.contains(part.path("part").asText())) {
                assertThat(part.path("state").asText()).as(part.toString()).isEqualTo("ok");
                assertThat(part.path("value").isNumber()).as(part.toString()).isTrue();
            }
        }
        assertThat(health.json().path("answeredBy").asText()).endsWith("/" + process.pid());
        assertThat(health.json().path("contexts").size()).isEqualTo(3);
        assertThat(http.get("/api/v1/operations/health", services.token("operator-a"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_scan_is_one_trace_from_the_request_to_the_reaction() {
        Records.await(
                "the reaction's statements",
                A_MINUTE,
                () -> traces.ofTrace(scanTrace).stream()
                        .anyMatch(span -> span.getKind() == Span.SpanKind.SPAN_KIND_CONSUMER));
        Records.pause(1_500);
        List<Span> spans = traces.ofTrace(scanTrace);
        String shown = shown(spans);
        assertThat(spans)
                .as(shown)
                .anyMatch(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER
                        && span.getName().contains("/api/v1/patrol-impound/scans"));
        Span publish = spans.stream()
                .filter(span -> span.getKind() == Span.SpanKind.SPAN_KIND_PRODUCER)
                .findFirst()
                .orElseThrow(() -> new AssertionError(shown));
        Span reaction = spans.stream()
                .filter(span -> span.getKind() == Span.SpanKind.SPAN_KIND_CONSUMER)
                .findFirst()
                .orElseThrow();
        assertThat(reaction.getParentSpanId()).as(shown).isEqualTo(publish.getSpanId());
        assertThat(spans.stream().map(Span::getName).toList())
                .as(shown)
                .anyMatch(name -> name.contains("outbox") || name.startsWith("INSERT"));
        assertThat(spans)
                .as("a statement of the reaction in\n" + shown)
                .anyMatch(span -> span.getKind() == Span.SpanKind.SPAN_KIND_CLIENT
                        && span.getStartTimeUnixNano() >= reaction.getStartTimeUnixNano());
    }

    @Test
    void traces_hold_no_token_no_phone_and_no_parameter_of_a_statement() {
        Records.await("traces", A_MINUTE, () -> !traces.ofTrace(scanTrace).isEmpty());
        String all = shown(traces.all());
        assertThat(all).contains("/api/v1/patrol-impound/scans");
        assertThat(all)
                .doesNotContain(
                        PLANTED_TOKEN,
                        "phone=" + PLANTED_PHONE,
                        "owner=" + PLANTED_PHONE,
                        "Bearer",
                        "operations-phone",
                        "patrol-1");
    }

    @Test
    void log_lines_are_json_with_the_trace_and_hold_no_secret() throws IOException {
        List<String> lines = process.logLines();
        List<JsonNode> requests = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("{")) {
                JsonNode json = Http.MAPPER.readTree(line);
                assertThat(json.has("@timestamp")).as(line).isTrue();
                assertThat(json.has("log.level")).as(line).isTrue();
                if (json.path("log.logger").asText().equals("access")) {
                    requests.add(json);
                }
            }
        }
        assertThat(requests).anySatisfy(request -> {
            assertThat(request.path("traceId").asText()).isEqualTo(scanTrace);
            assertThat(request.path("url.template").asText()).isEqualTo("/api/v1/patrol-impound/scans");
            assertThat(request.path("http.request.method").asText()).isEqualTo("POST");
            assertThat(request.path("http.response.status_code").asInt()).isBetween(200, 299);
            assertThat(request.path("event.duration").asLong()).isPositive();
            assertThat(request.path("user.id").asText()).matches("[0-9a-f-]{36}");
        });
        String all = String.join("\n", lines);
        assertThat(all).doesNotContain(PLANTED_TOKEN, PLANTED_PHONE, "patrol-1", "巡查员一号", bike);
    }

    private static String shown(List<Span> spans) {
        var text = new StringBuilder();
        for (Span span : spans) {
            text.append(span.getKind()).append(' ').append(span.getName());
            span.getAttributesList()
                    .forEach(attribute -> text.append(' ')
                            .append(attribute.getKey())
                            .append('=')
                            .append(attribute.getValue().toString().strip()));
            span.getEventsList().forEach(event -> text.append(" event ").append(event));
            text.append('\n');
        }
        return text.toString();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules(Path file) throws IOException {
        Map<String, Object> whole = new Yaml().load(Files.readString(file));
        var rules = new ArrayList<Map<String, Object>>();
        for (Map<String, Object> group : Objects.requireNonNull((List<Map<String, Object>>) whole.get("groups"))) {
            rules.addAll(Objects.requireNonNull((List<Map<String, Object>>) group.get("rules")));
        }
        return rules;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> from, String key) {
        return Objects.requireNonNull((Map<String, Object>) from.get(key));
    }
}
