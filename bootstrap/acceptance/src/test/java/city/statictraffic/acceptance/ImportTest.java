package city.statictraffic.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.acceptance.Http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Registers of an older system through the front door, with the platform killed in the middle. */
@Tag("N09")
@Tag("N03")
@Order(80)
@ExtendWith(Product.class)
class ImportTest {
    private static final String IMPORTS = "/api/v1/data-import/";
    private static final int BIKES = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static String city() {
        return Product.token("city");
    }

    private static Answer send(String target, String name, byte[] file, String token) {
        return Product.http()
                .post(
                        IMPORTS + "jobs?target=" + target + "&fileName=" + name,
                        token,
                        "application/octet-stream",
                        file,
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    private static Answer step(String jobId, String verb) {
        return Product.http()
                .post(
                        IMPORTS + "jobs/" + jobId + "/" + verb,
                        city(),
                        Http.JSON,
                        new byte[0],
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    /** As somebody who looks at it now. */
    private static Answer confirm(String jobId) {
        return step(jobId, "import?version=" + job(jobId).json().path("version").asLong());
    }

    private static Answer job(String jobId) {
        return Product.http().get(IMPORTS + "jobs/" + jobId, city());
    }

    private static void awaitState(String jobId, String state) {
        Records.await(jobId + " to be " + state, PATIENCE, () -> {
            try {
                return job(jobId).json().path("state").asText().equals(state);
            } catch (java.io.UncheckedIOException down) {
                return false;
            }
        });
    }

    private static long count(String sql) {
        var instance = Product.instance();
        try (var connection =
                        DriverManager.getConnection(instance.jdbcUrl(), instance.jdbcUser(), instance.jdbcPassword());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void two_thousand_filed_bikes_survive_a_killed_platform_and_a_scan_says_filed() {
        String prefix = "I" + Records.freshId();
        var file = new StringBuilder("某市共享单车备案台账,,,\r\n企业名称,单车编号,备案时间,车辆型号\r\n");
        for (int i = 0; i < BIKES; i++) {
            file.append("丙速单车,").append(prefix).append(i).append(",2025年3月18日,M3\r\n");
        }
        file.append("无此企业,X1,2025-03-18,\r\n丙速单车,").append(prefix).append("A,18/03/2025,\r\n");
        Answer sent = send("filed-fleet", "fleet.csv", file.toString().getBytes(GB18030), city());
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        assertThat(sent.count("rows")).isEqualTo(BIKES + 2);
        assertThat(sent.count("headerLine")).isEqualTo(2);
        String jobId = sent.json().path("jobId").asText();
        assertThat(Product.http()
                        .get(IMPORTS + "jobs/" + jobId, Product.token("operator-c"))
                        .status())
                .isEqualTo(404);

        step(jobId, "check");
        awaitState(jobId, "checked");
        assertThat(job(jobId).count("added")).isEqualTo(BIKES);
        assertThat(job(jobId).count("rejected")).isEqualTo(2);
        String bikes = "SELECT count(*) FROM bike_fleet.bike WHERE bike_id LIKE '" + prefix + "%'";
        assertThat(count(bikes)).isZero();

        Answer blind = step(jobId, "import");
        assertThat(blind.status()).as(blind.toString()).isEqualTo(409);
        assertThat(blind.code()).isEqualTo("import.changed-since");
        assertThat(confirm(jobId).status()).isEqualTo(200);
        Records.await("the first rows", PATIENCE, () -> count(bikes) > 0);
        Product.instance().kill("platform");
        long atKill = count(bikes);
        Product.instance().awaitReady(PATIENCE);
        awaitState(jobId, "done");
        System.out.println(
                "import test: " + atKill + " of " + BIKES + " bikes were there when the platform was killed");
        assertThat(count(bikes)).isEqualTo(BIKES);
        assertThat(count("SELECT count(*) FROM bike_fleet.bike_history WHERE kind = 'filed' AND bike_id LIKE '" + prefix
                        + "%'"))
                .as("each filing is told once")
                .isEqualTo(BIKES);
        Answer report = Product.http().get(IMPORTS + "jobs/" + jobId + "/report", city());
        assertThat(report.json().path("balanced").asBoolean())
                .as(report.toString())
                .isTrue();

        Answer errors = Product.http()
                .send(Product.http()
                        .request(IMPORTS + "jobs/" + jobId + "/errors?format=csv", city())
                        .setHeader("Accept-Language", "zh-CN")
                        .GET()
                        .build());
        assertThat(errors.text().lines().toList())
                .satisfiesExactly(
                        head -> assertThat(head).contains("\"企业名称\"").contains("\"行号\",\"单元格\",\"原因\""),
                        first -> assertThat(first)
                                .contains("\"无此企业\"")
                                .contains("\"" + (BIKES + 3) + "\",\"A" + (BIKES + 3)),
                        second -> assertThat(second).contains("C" + (BIKES + 4)).contains("不是有效日期"));

        Records.await(
                "a scan to say filed",
                Duration.ofMinutes(1),
                () -> scan(prefix + "7").path("verdict").asText().equals("filed"));
        Answer again = send("filed-fleet", "again.csv", file.toString().getBytes(GB18030), city());
        String second = again.json().path("jobId").asText();
        step(second, "check");
        awaitState(second, "checked");
        assertThat(job(second).count("unchanged")).isEqualTo(BIKES);
    }

    private static com.fasterxml.jackson.databind.JsonNode scan(String bike) {
        ObjectNode body = Http.MAPPER.createObjectNode();
        UUID random = UUID.randomUUID();
        body.put(
                        "scanId",
                        new UUID(
                                        System.currentTimeMillis() << 16
                                                | 0x7000
                                                | random.getMostSignificantBits() & 0xFFF,
                                        random.getLeastSignificantBits())
                                .toString())
                .put("qr", Records.qrUrl("operator-c", bike))
                .put("scannedAt", Instant.now().toString())
                .put("deviceId", "acceptance-phone")
                .put("offline", false);
        body.putObject("place")
                .put("lon", Records.LON)
                .put("lat", Records.LAT)
                .put("accuracyMetres", 8)
                .put("crs", "WGS84");
        return Product.http()
                .post(
                        "/api/v1/patrol-impound/scans",
                        Product.token("patrol-1"),
                        Http.JSON,
                        body.toString().getBytes(StandardCharsets.UTF_8),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .json();
    }

    @Test
    void yards_arrive_from_a_file_and_what_is_no_table_is_refused() {
        String code = "Y" + Records.freshId();
        String file = "编号;名称;所属区;地址;经度;纬度;容量;管理单位\n" + code + ";导入测试暂存点;杨浦区;军工路 9 号;121.5220;31.3000;120;某公司\n";
        Answer sent = send("yards", "yards.csv", file.getBytes(StandardCharsets.UTF_8), city());
        String jobId = sent.json().path("jobId").asText();
        step(jobId, "check");
        awaitState(jobId, "checked");
        confirm(jobId);
        awaitState(jobId, "done");
        assertThat(Product.http()
                        .get("/api/v1/patrol-impound/yards", Product.token("patrol-1"))
                        .text())
                .contains(code);
        assertThat(send("yards", "x.csv", file.getBytes(StandardCharsets.UTF_8), Product.token("operator-c"))
                        .status())
                .isEqualTo(404);
        Answer refused = send("yards", "x.xlsx", "%PDF-1.7\0".getBytes(StandardCharsets.UTF_8), city());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("import.not-a-table");
        Answer template = Product.http().get(IMPORTS + "targets/yards/template?format=csv", city());
        assertThat(template.text()).startsWith("\uFEFF");
    }
}
