package city.statictraffic.adapter.files.evidence;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an S3-compatible service is, and how it is spoken to.
 *
 * @param pathStyle the bucket is a part of the path, not of the host's name
 * @param authority certificates (PEM) that vouch for the service; the JDK's own if there is none
 * @param encryption what the service is asked to encrypt with: {@code AES256} or {@code aws:kms}
 * @param encryptionKey the key's id with {@code aws:kms}
 */
public record S3Settings(
        URI endpoint,
        String region,
        String bucket,
        String accessKey,
        String secretKey,
        boolean pathStyle,
        Optional<Path> authority,
        Optional<String> encryption,
        Optional<String> encryptionKey) {
    /** Without the keys, so that they reach no log. */
    @Override
    public String toString() {
        return endpoint + " bucket " + bucket + " region " + region;
    }
}
