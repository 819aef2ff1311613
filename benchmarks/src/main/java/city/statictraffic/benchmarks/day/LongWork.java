package city.statictraffic.benchmarks.day;

import city.statictraffic.benchmarks.load.FedCity;
import city.statictraffic.standalone.TestInstance;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.TreeSet;
import java.util.UUID;

/** An import of many rows, watched as its page watches it: does the progress shown move? */
final class LongWork {
    private static final String JOBS = "/api/v1/data-import/jobs";
    private static final long LOOK_MILLIS = 200;
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    private final TestInstance instance;
    private final HttpClient http;

    LongWork(TestInstance instance, HttpClient http) {
        this.instance = instance;
        this.http = http;
    }

    /** How many different states of progress were seen while a dry run of so many rows ran. */
    int stepsSeen(int rows) throws IOException, InterruptedException {
        var file = new StringBuilder("企业名称,单车编号,备案时间\n");
        for (int row = 0; row < rows; row++) {
            file.append("丙速单车,L").append(row).append(",2025-03-18\n");
        }
        JsonNode job = send(
                "POST",
                JOBS + "?target=filed-fleet&fileName=fleet.csv",
                "application/octet-stream",
                BodyPublishers.ofString(file.toString()));
        String path = JOBS + "/" + job.path("jobId").asText();
        send("POST", path + "/check", "application/json", BodyPublishers.noBody());
        var seen = new TreeSet<Integer>();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!job.path("state").asText().equals("checked")) {
            if (System.nanoTime() > end || job.path("state").asText().equals("failed")) {
                throw new IllegalStateException("the import did not get on: " + job);
            }
            Thread.sleep(LOOK_MILLIS);
            job = send("GET", path, "application/json", BodyPublishers.noBody());
            seen.add(job.path("rowsDone").asInt());
        }
        return seen.size();
    }

    private JsonNode send(String method, String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(instance.baseUrl() + path))
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, body);
        FedCity.headers(instance.token("city")).forEach(request::header);
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + " " + response.body());
        }
        return new ObjectMapper().readTree(response.body());
    }
}
