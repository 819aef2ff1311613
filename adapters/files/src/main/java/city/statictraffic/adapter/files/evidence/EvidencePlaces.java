package city.statictraffic.adapter.files.evidence;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The places that settings name: {@code file} is a folder, {@code s3} a bucket. Settings go by the names they have in the
 * environment; a wrong one ends the start with a sentence that names it.
 */
public final class EvidencePlaces {
    private static final Duration SCAN_PATIENCE = Duration.ofSeconds(20);

    private final Function<String, Optional<String>> settings;

    /** @param settings the value of a setting by its name, empty if it is not set */
    public EvidencePlaces(Function<String, Optional<String>> settings) {
        this.settings = name -> settings.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The store that {@code EVIDENCE_STORE} and {@code EVIDENCE_READ_ALSO} describe. */
    public ObjectEvidenceStore store() {
        String kind = settings.apply("EVIDENCE_STORE").orElse("file");
        List<EvidenceObjects> readAlso = settings.apply("EVIDENCE_READ_ALSO")
                .filter(other -> !other.equals(kind))
                .map(other -> List.of(open(other, "EVIDENCE_READ_ALSO")))
                .orElse(List.of());
        return new ObjectEvidenceStore(open(kind, "EVIDENCE_STORE"), readAlso, folder(), scanning());
    }

    /** @param kind {@code file} or {@code s3} */
    public EvidenceObjects open(String kind, String toldBy) {
        return switch (kind) {
            case "file" -> new FileObjects(folder());
            case "s3" -> new S3Objects(s3());
            default -> throw new IllegalArgumentException(toldBy + " is file or s3, not " + kind);
        };
    }

    /** Also where photos arrive before they are given to a bucket. */
    public Path folder() {
        return Path.of(settings.apply("EVIDENCE_DIR").orElse("evidence"));
    }

    private Optional<ObjectEvidenceStore.Scanning> scanning() {
        boolean required = settings.apply("EVIDENCE_ANTIVIRUS_REQUIRED")
                .map(Boolean::parseBoolean)
                .orElse(true);
        return settings.apply("EVIDENCE_ANTIVIRUS")
                .map(place -> new ObjectEvidenceStore.Scanning(ClamdScan.at(place, SCAN_PATIENCE), required));
    }

    private S3Settings s3() {
        return new S3Settings(
                URI.create(required("EVIDENCE_S3_ENDPOINT")),
                settings.apply("EVIDENCE_S3_REGION").orElse("us-east-1"),
                required("EVIDENCE_S3_BUCKET"),
                required("EVIDENCE_S3_ACCESS_KEY"),
                required("EVIDENCE_S3_SECRET_KEY"),
                settings.apply("EVIDENCE_S3_PATH_STYLE")
                        .map(Boolean::parseBoolean)
                        .orElse(true),
                settings.apply("EVIDENCE_S3_CA").map(Path::of),
                settings.apply("EVIDENCE_S3_ENCRYPTION"),
                settings.apply("EVIDENCE_S3_ENCRYPTION_KEY"));
    }

    private String required(String name) {
        return settings.apply(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is needed for photos in a bucket"));
    }
}
