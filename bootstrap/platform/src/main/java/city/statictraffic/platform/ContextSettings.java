package city.statictraffic.platform;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Makes of {@code platform.contexts} a switch for each context: {@code platform.context.bike-fleet=true}. What a context
 * has in this process (routes, consumers, migrations, jobs) asks its switch; what all contexts share does not.
 */
public final class ContextSettings implements ConfigSourceFactory {
    static final List<String> KNOWN = List.of("bike-fleet", "patrol-impound", "data-import");
    private static final int ABOVE_EVERYTHING = 1_000;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue chosen = context.getValue("platform.contexts");
        Set<String> served = chosen == null || chosen.getValue() == null
                ? Set.copyOf(KNOWN)
                : Arrays.stream(chosen.getValue().split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
        if (served.isEmpty() || !Set.copyOf(KNOWN).containsAll(served)) {
            throw new IllegalStateException(
                    "PLATFORM_CONTEXTS names one or more of " + String.join(",", KNOWN) + ", not " + served);
        }
        var switches = new LinkedHashMap<String, String>();
        KNOWN.forEach(name -> switches.put("platform.context." + name, Boolean.toString(served.contains(name))));
        switches.put(
                "platform.contexts.absent",
                KNOWN.stream().filter(name -> !served.contains(name)).collect(Collectors.joining(",")));
        return List.of(new PropertiesConfigSource(switches, "contexts", ABOVE_EVERYTHING));
    }
}
