package city.statictraffic.adapter.persistence.dataimport;

import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.dataimport.domain.job.JobState;
import city.statictraffic.dataimport.domain.job.SourceFile;
import city.statictraffic.dataimport.domain.job.Tally;
import city.statictraffic.dataimport.domain.table.Mapping;
import city.statictraffic.kernel.imports.ImportTarget.GroupCount;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How a job stands in its row. Both the reactive and the blocking side read the row as one JSON text. */
@ApplicationScoped
public class JobDocuments {
    /** Without the rows that are shown of a file, which may be large. */
    static final String SELECT_SHORT =
            "SELECT CAST(jsonb_set(to_jsonb(j), '{file,sample}', '[]') AS text)" + " FROM data_import.import_job j";

    static final String SELECT = "SELECT CAST(to_jsonb(j) AS text) FROM data_import.import_job j";

    private final ObjectMapper json;

    public JobDocuments(ObjectMapper json) {
        this.json = json;
    }

    ImportJob read(String row) {
        try {
            JsonNode job = json.readTree(row);
            return new ImportJob(
                    UUID.fromString(job.get("job_id").asText()),
                    job.get("target").asText(),
                    json.treeToValue(job.get("file"), SourceFile.class),
                    json.treeToValue(job.get("mapping"), Mapping.class),
                    JobState.of(job.get("state").asText()),
                    job.get("scope_key").asText(),
                    job.get("sender_subject").asText(),
                    job.get("sender_name").asText(),
                    text(job, "confirmed_by"),
                    instant(job, "as_of").orElseThrow(),
                    json.treeToValue(job.get("tally"), Tally.class),
                    counts(job.get("before_counts")),
                    counts(job.get("after_counts")),
                    job.get("cancel_asked").asBoolean(),
                    text(job, "failure"),
                    job.get("file_kept").asBoolean(),
                    instant(job, "created_at").orElseThrow(),
                    instant(job, "started_at"),
                    instant(job, "ended_at"),
                    job.get("version").asLong());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<GroupCount> counts(JsonNode node) {
        return json.convertValue(node, new TypeReference<List<GroupCount>>() {});
    }

    private static Optional<String> text(JsonNode job, String name) {
        return Optional.of(job.get(name)).filter(node -> !node.isNull()).map(JsonNode::asText);
    }

    private static Optional<Instant> instant(JsonNode job, String name) {
        return text(job, name).map(at -> OffsetDateTime.parse(at).toInstant());
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
