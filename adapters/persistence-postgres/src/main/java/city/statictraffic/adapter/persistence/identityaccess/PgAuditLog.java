package city.statictraffic.adapter.persistence.identityaccess;

import city.statictraffic.adapter.persistence.Cursors;
import city.statictraffic.adapter.persistence.Where;
import city.statictraffic.identityaccess.application.port.AuditLog;
import city.statictraffic.kernel.access.AuditEntry;
import city.statictraffic.kernel.application.Page;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The lines of {@code platform.audit}, each filter along an index of its own that ends in time and number. */
@ApplicationScoped
public class PgAuditLog implements AuditLog {
    private final Pool pool;
    private final ObjectMapper json;

    PgAuditLog(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    @Override
    public CompletionStage<Page<Line>> find(Filter filter, Optional<String> cursor, int limit) {
        var where = new Where()
                .andIf("at >= ?", filter.from().map(PgAuditLog::utc))
                .andIf("at < ?", filter.to().map(PgAuditLog::utc))
                .andIf("username = ?", filter.username())
                .andIf("action = ?", filter.action())
                .andIf("target = ?", filter.target());
        Cursors.read(cursor, OffsetDateTime::parse, Long::valueOf)
                .ifPresent(keys -> where.and("(at, id) < (?, ?)", keys.get(0), keys.get(1)));
        return pool.preparedQuery("SELECT id, at, subject, username, action, target, detail FROM platform.audit" + where
                        + " ORDER BY at DESC, id DESC LIMIT " + (limit + 1))
                .execute(where.values())
                .map(rows -> {
                    var lines = new ArrayList<Line>();
                    for (Row row : rows) {
                        lines.add(line(row));
                    }
                    return Cursors.page(
                            lines, limit, last -> Cursors.of(utc(last.entry().at()), last.number()));
                })
                .subscribeAsCompletionStage();
    }

    private Line line(Row row) {
        return new Line(
                row.getLong(0),
                new AuditEntry(
                        row.getOffsetDateTime(1).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        detail(row.getString(6))));
    }

    /** A line that cannot be read must not hide the others; it is shown as it stands. */
    private Map<String, String> detail(String text) {
        try {
            JsonNode node = json.readTree(text);
            if (!node.isObject()) {
                return Map.of("text", text);
            }
            var detail = new LinkedHashMap<String, String>();
            node.properties()
                    .forEach(field -> detail.put(
                            field.getKey(),
                            field.getValue().isValueNode()
                                    ? field.getValue().asText()
                                    : field.getValue().toString()));
            return detail;
        } catch (JsonProcessingException unreadable) {
            return Map.of("text", text);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
