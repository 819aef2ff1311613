package city.statictraffic.platform.operations;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * A log line as one JSON object with the field names of the Elastic Common Schema. The extension that does the same is not
 * to be had for this Quarkus release (docs/ops/logs.md).
 */
final class JsonLines extends ExtFormatter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int FRAMES_MAX = 40;
    private static final int CAUSES_MAX = 6;

    private final String service;
    private final String contexts;

    JsonLines(String service, String contexts) {
        this.service = service;
        this.contexts = contexts;
    }

    @Override
    public String format(ExtLogRecord record) {
        var line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("@timestamp", record.getInstant().toString());
            json.writeStringField("log.level", record.getLevel().getName());
            json.writeStringField("log.logger", record.getLoggerName());
            json.writeStringField("process.thread.name", record.getThreadName());
            json.writeStringField("service.name", service);
            json.writeStringField("platform.contexts", contexts);
            json.writeStringField("message", formatMessage(record));
            for (Map.Entry<String, String> each : record.getMdcCopy().entrySet()) {
                if (each.getKey().equals("event.duration") || each.getKey().equals("http.response.status_code")) {
                    json.writeNumberField(each.getKey(), Long.parseLong(each.getValue()));
                } else {
                    json.writeStringField(each.getKey(), each.getValue());
                }
            }
            if (record.getThrown() != null) {
                json.writeStringField(
                        "error.type", record.getThrown().getClass().getName());
                json.writeStringField(
                        "error.message", String.valueOf(record.getThrown().getMessage()));
                json.writeStringField("error.stack_trace", trace(record.getThrown()));
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return line.append('\n').toString();
    }

    private static String trace(Throwable thrown) {
        var text = new StringBuilder();
        @Nullable Throwable each = thrown;
        for (int depth = 0; each != null && depth < CAUSES_MAX; depth++) {
            text.append(depth == 0 ? "" : "caused by ").append(each).append('\n');
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, FRAMES_MAX); i++) {
                text.append("  at ").append(frames[i]).append('\n');
            }
            each = each.getCause();
        }
        return text.toString();
    }
}
