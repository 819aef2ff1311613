package city.statictraffic.adapter.messaging;

import city.statictraffic.kernel.event.OutboxQueue;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Carries a trace from the row of a message to the message: whoever reacts to it belongs to the same trace. */
final class PublishSpans {
    private static final String TRACEPARENT = "traceparent";
    private static final TextMapGetter<String> FROM_ROW = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String row) {
            return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String row, String key) {
            return key.equals(TRACEPARENT) ? row : null;
        }
    };

    private final Tracer tracer;

    PublishSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The span of sending a message that belongs to a trace; its place in the trace goes into the headers. */
    Optional<Span> begin(OutboxQueue.Message message, Headers headers) {
        return message.traceparent().map(parent -> {
            Context from = W3CTraceContextPropagator.getInstance().extract(Context.root(), parent, FROM_ROW);
            Span span = tracer.spanBuilder("publish " + message.type())
                    .setParent(from)
                    .setSpanKind(SpanKind.PRODUCER)
                    .setAttribute("messaging.system", "kafka")
                    .setAttribute("messaging.destination.name", message.topic())
                    .startSpan();
            W3CTraceContextPropagator.getInstance()
                    .inject(
                            from.with(span),
                            headers,
                            (to, key, value) -> to.add(key, value.getBytes(StandardCharsets.UTF_8)));
            return span;
        });
    }
}
