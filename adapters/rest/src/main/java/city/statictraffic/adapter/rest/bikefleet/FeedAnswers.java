package city.statictraffic.adapter.rest.bikefleet;

import city.statictraffic.adapter.rest.problem.Messages;
import city.statictraffic.bikefleet.application.feeds.TakeInFeed;
import city.statictraffic.bikefleet.application.port.FeedBatches.RejectedLine;
import city.statictraffic.bikefleet.application.port.RejectionTexts;
import city.statictraffic.bikefleet.domain.feed.FeedField;
import city.statictraffic.bikefleet.domain.feed.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The published shape of an answer to a feed. */
@ApplicationScoped
public class FeedAnswers implements RejectionTexts {
    private final Messages messages;

    FeedAnswers(Messages messages) {
        this.messages = messages;
    }

    public Map<String, Object> body(TakeInFeed.Answer answer, String language) {
        List<Map<String, Object>> rejections =
                new ArrayList<>(answer.rejections().size());
        for (RejectedLine each : answer.rejections()) {
            Rejection rejection = each.rejection();
            FeedField field = rejection.field();
            var line = new LinkedHashMap<String, Object>();
            line.put("line", each.line());
            line.put("code", rejection.reason().code());
            line.put("field", field == null ? null : field.wireName());
            line.put("message", message(rejection, language));
            rejections.add(line);
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("batchId", answer.batchId());
        body.put("kind", answer.kind().path());
        body.put("receivedAt", Instant.EPOCH.plus(answer.receivedAtMicros(), ChronoUnit.MICROS));
        body.put("state", answer.state());
        body.put("received", answer.received());
        body.put("accepted", answer.accepted());
        body.put("duplicates", answer.duplicates());
        body.put("rejected", answer.rejected());
        body.put("rejections", rejections);
        body.put("rejectionsTruncated", answer.rejectionsTruncated());
        body.put("processedThroughLine", answer.processedThroughLine());
        return body;
    }

    @Override
    public String message(Rejection rejection, String language) {
        FeedField field = rejection.field();
        return message(rejection.reason().code(), field == null ? null : field.wireName(), language);
    }

    String message(String code, @org.jspecify.annotations.Nullable String field, String language) {
        return messages.text(code, language, params(field)).title();
    }

    String howToMend(String code, @org.jspecify.annotations.Nullable String field, String language) {
        return messages.text(code, language, params(field)).detail();
    }

    private static Map<String, Object> params(@org.jspecify.annotations.Nullable String field) {
        return Map.of("field", field == null ? "" : field);
    }
}
