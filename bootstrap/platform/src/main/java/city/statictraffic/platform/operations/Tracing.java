package city.statictraffic.platform.operations;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which requests are traced, and what their spans must not hold. */
public final class Tracing {
    private static final String FEEDS = "/api/v1/bike-fleet/feeds/";
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    /** What a caller sends is the caller's: a query may hold a number or a name, an address leads to a person. */
    private static final List<AttributeKey<String>> NOT_OURS = List.of(
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("url.full"),
            AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("network.peer.address"),
            AttributeKey.stringKey("user_agent.original"),
            AttributeKey.stringKey("enduser.id"));

    private Tracing() {}

    /** Whoever calls with a trace decides for it; of the rest a share, and of feeds, which are many and alike, another. */
    @Produces
    @Singleton
    static Sampler sampler(
            @ConfigProperty(name = "platform.trace.ratio") double ratio,
            @ConfigProperty(name = "platform.trace.feeds-ratio") double feedsRatio) {
        Sampler all = Sampler.traceIdRatioBased(ratio);
        Sampler feeds = Sampler.traceIdRatioBased(feedsRatio);
        return Sampler.parentBased(new Sampler() {
            @Override
            public SamplingResult shouldSample(
                    Context parent,
                    String traceId,
                    String name,
                    SpanKind kind,
                    Attributes attributes,
                    List<LinkData> links) {
                String path = attributes.get(PATH);
                return (path != null && path.startsWith(FEEDS) ? feeds : all)
                        .shouldSample(parent, traceId, name, kind, attributes, links);
            }

            @Override
            public String getDescription() {
                return "all " + ratio + ", feeds " + feedsRatio;
            }
        });
    }

    @Produces
    @Singleton
    static SpanProcessor discretion() {
        return new SpanProcessor() {
            @Override
            public void onStart(Context parent, ReadWriteSpan span) {
                for (AttributeKey<String> each : NOT_OURS) {
                    if (span.getAttribute(each) != null) {
                        span.setAttribute(each, "-");
                    }
                }
            }

            @Override
            public boolean isStartRequired() {
                return true;
            }

            @Override
            public void onEnd(ReadableSpan span) {
                // Nothing to do: what an end adds is the answer's status.
            }

            @Override
            public boolean isEndRequired() {
                return false;
            }
        };
    }
}
