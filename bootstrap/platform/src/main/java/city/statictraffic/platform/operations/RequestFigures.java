package city.statictraffic.platform.operations;

import city.statictraffic.adapter.rest.PathTemplate;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Keeps figures of requests few and impersonal, and counts them by the limits of docs/ops/slo.md. */
public final class RequestFigures {
    private static final String REQUESTS = "http.server.requests";
    private static final double[] LIMITS = {
        Duration.ofMillis(100).toNanos(),
        Duration.ofMillis(300).toNanos(),
        Duration.ofSeconds(1).toNanos()
    };

    private RequestFigures() {}

    @Produces
    @Singleton
    static MeterFilter requestFigures() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String uri = id.getTag("uri");
                return uri == null || !id.getName().startsWith("http.")
                        ? id
                        : id.replaceTags(id.getTags().stream()
                                .map(tag -> tag.getKey().equals("uri") ? Tag.of("uri", PathTemplate.of(uri)) : tag)
                                .toList());
            }

            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(LIMITS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }
}
