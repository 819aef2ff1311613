package city.statictraffic.platform;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Traces are on when there is somewhere to send them: OTEL_EXPORTER_OTLP_ENDPOINT, OTLP over HTTP (ADR 0027). */
public final class TelemetrySettings implements ConfigSourceFactory {
    private static final int ABOVE_DEFAULTS = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue endpoint = context.getValue("otel.exporter.otlp.endpoint");
        boolean wanted = endpoint != null
                && endpoint.getValue() != null
                && !endpoint.getValue().isBlank();
        Map<String, String> settings = wanted
                ? Map.of(
                        "quarkus.otel.sdk.disabled",
                        "false",
                        "quarkus.otel.exporter.otlp.endpoint",
                        endpoint.getValue())
                : Map.of("quarkus.otel.sdk.disabled", "true");
        return List.of(new PropertiesConfigSource(settings, "telemetry", ABOVE_DEFAULTS));
    }
}
