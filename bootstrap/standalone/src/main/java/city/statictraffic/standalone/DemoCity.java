package city.statictraffic.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** The simulator of a city: talks to the platform like any operator's and any officer's device would. */
final class DemoCity {
    static final String NAME = "demo-city";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Options options;
    private final Path home;
    private final Addresses addresses;
    private final Secrets secrets;
    private final LocalAuthority authority;

    DemoCity(Options options, Path home, Addresses addresses, Secrets secrets, LocalAuthority authority) {
        this.options = options;
        this.home = home;
        this.addresses = addresses;
        this.secrets = secrets;
        this.authority = authority;
    }

    ManagedProcess.Spec spec() {
        return new ManagedProcess.Spec(NAME, this::launch, Signals.Signal.TERM, STOP_LIMIT);
    }

    private Path libraries() {
        return home.resolve("bootstrap/demo-city/target/demo-city/lib");
    }

    void requireBuilt() {
        if (!Files.isDirectory(libraries())) {
            throw new Unable("演示城市尚未构建，请用 bin/start 启动。", "The demo city is not built; start it with bin/start.");
        }
    }

    private Spawner.Launch launch() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("PLATFORM_URL", addresses.publicUrl());
        environment.put("CA_PEM", authority.caPem().toString());
        environment.put("TOKEN_URL", addresses.realmUrl() + "/protocol/openid-connect/token");
        for (Demo.Operator operator : Demo.OPERATORS) {
            String letter = operator.id().substring(operator.id().length() - 1).toUpperCase(Locale.ROOT);
            environment.put("FEED_CLIENT_" + letter + "_ID", operator.feedClient());
            environment.put("FEED_CLIENT_" + letter + "_SECRET", secrets.client(operator.feedClient()));
        }
        environment.put("PATROL_USER", Demo.PATROL_OF_THE_SIMULATOR);
        environment.put("PATROL_PASSWORD", secrets.account(Demo.PATROL_OF_THE_SIMULATOR));
        environment.put("TRUTH_DIR", options.state().folder("truth").toString());
        environment.put("BIKES", Integer.toString(options.bikes()));
        environment.put("SPEED", Double.toString(options.speed()));
        environment.put("SEED", Long.toString(options.seed()));
        return new Spawner.Launch(
                Jvm.command(
                        List.of("-Xmx768m", "-XX:+UseSerialGC"),
                        List.of("-cp", libraries() + "/*", "city.statictraffic.democity.Main")),
                environment,
                options.state().folder("truth"),
                false,
                Signals.Signal.KILL);
    }
}
