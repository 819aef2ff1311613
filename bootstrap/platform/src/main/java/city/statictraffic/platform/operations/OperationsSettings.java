package city.statictraffic.platform.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings that operations look at. */
@ApplicationScoped
public class OperationsSettings {
    private final boolean bikeFleet;
    private final boolean patrolImpound;
    private final List<String> contexts;
    private final String realm;
    private final String certificate;
    private final Path evidenceDir;
    private final Duration housekeepingEvery;
    private final String version;

    OperationsSettings(
            @ConfigProperty(name = "platform.contexts") List<String> contexts,
            @ConfigProperty(name = "platform.context.bike-fleet") boolean bikeFleet,
            @ConfigProperty(name = "platform.context.patrol-impound") boolean patrolImpound,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String realm,
            @ConfigProperty(name = "quarkus.tls.https.key-store.pem.server.cert") String certificate,
            @ConfigProperty(name = "platform.evidence-dir") Path evidenceDir,
            @ConfigProperty(name = "platform.housekeeping-every") Duration housekeepingEvery,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.contexts = List.copyOf(contexts);
        this.bikeFleet = bikeFleet;
        this.patrolImpound = patrolImpound;
        this.realm = realm;
        this.certificate = certificate;
        this.evidenceDir = evidenceDir;
        this.housekeepingEvery = housekeepingEvery;
        this.version = version;
    }

    boolean servesBikeFleet() {
        return bikeFleet;
    }

    boolean servesPatrolImpound() {
        return patrolImpound;
    }

    /** The contexts this process serves. */
    List<String> contexts() {
        return contexts;
    }

    /** Those of them that take in the events of others. */
    List<String> consumers() {
        return Stream.of(bikeFleet ? "bike-fleet" : "", patrolImpound ? "patrol-impound" : "")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    String realm() {
        return realm;
    }

    String certificate() {
        return certificate;
    }

    Path evidenceDir() {
        return evidenceDir;
    }

    Duration housekeepingEvery() {
        return housekeepingEvery;
    }

    String version() {
        return version;
    }
}
