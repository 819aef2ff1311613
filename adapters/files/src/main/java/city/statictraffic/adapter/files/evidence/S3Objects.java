package city.statictraffic.adapter.files.evidence;

import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Photos in a bucket of an S3-compatible service. Each body carries its MD5, so that the service refuses what arrived
 * otherwise, and its SHA-256 as metadata, so that what is read can be compared. An original is written on condition that
 * there is none; a service that does not know the condition writes the same bytes again, which changes nothing.
 */
public final class S3Objects implements EvidenceObjects {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(20);
    private static final Duration CALL = Duration.ofSeconds(45);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int CONFLICTS_MAX = 5;
    private static final String SHA256 = "sha256";

    private final S3Client client;
    private final String bucket;
    private final Optional<String> encryption;
    private final Optional<String> encryptionKey;

    public S3Objects(S3Settings settings) {
        this.bucket = settings.bucket();
        this.encryption = settings.encryption();
        this.encryptionKey = settings.encryptionKey();
        this.client = S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .httpClientBuilder(http(settings))
                .forcePathStyle(settings.pathStyle())
                // The library's own checksums are unknown to many compatible services; MD5 and SHA-256 are sent here.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .overrideConfiguration(call -> call.retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .addExecutionInterceptor(new WithoutExpecting())
                        // Nothing is taken from a file of the account this runs under.
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }

    /** Photos are small: to wait for a 100 first is slower, and the JDK's client stumbles over other answers to it. */
    private static final class WithoutExpecting implements ExecutionInterceptor {
        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().toBuilder().removeHeader("Expect").build();
        }
    }

    private static UrlConnectionHttpClient.Builder http(S3Settings settings) {
        UrlConnectionHttpClient.Builder http =
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT);
        settings.authority().ifPresent(pem -> {
            TrustManager[] trusted = trusting(pem);
            http.tlsTrustManagersProvider(() -> trusted);
        });
        return http;
    }

    private static TrustManager[] trusting(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("EVIDENCE_S3_CA cannot be read: " + pem, unreadable);
        }
    }

    @Override
    public boolean has(PhotoHash photo) throws IOException {
        return find(EvidenceObjects.keyOf(photo)).isPresent();
    }

    private Optional<HeadObjectResponse> find(String key) throws IOException {
        return orAbsent(() -> client.headObject(head -> head.bucket(bucket).key(key)));
    }

    @Override
    public boolean keep(PhotoHash photo, Path original, Path copy) throws IOException {
        put(copyKeyOf(photo), copy, Sha256.hexOf(copy), false);
        String key = EvidenceObjects.keyOf(photo);
        for (int conflicts = 0; ; conflicts++) {
            try {
                put(key, original, photo.hex(), true);
                return true;
            } catch (S3Exception refused) {
                switch (refused.statusCode()) {
                    case PRECONDITION_FAILED -> {
                        requireSize(key, Files.size(original));
                        return false;
                    }
                    case CONFLICT -> {
                        // Another process writes or removes the same key at this moment.
                        if (conflicts >= CONFLICTS_MAX) {
                            throw new IOException("the object store keeps on seeing a conflict", refused);
                        }
                    }
                    case NOT_IMPLEMENTED -> {
                        boolean kept = has(photo);
                        if (!kept) {
                            put(key, original, photo.hex(), false);
                        }
                        return !kept;
                    }
                    default -> throw new IOException("the object store refused " + refused.statusCode(), refused);
                }
            }
        }
    }

    private void requireSize(String key, long bytes) throws IOException {
        Optional<HeadObjectResponse> found = find(key);
        if (found.isEmpty() || found.get().contentLength() != bytes) {
            throw new IOException("the object store holds something else under " + key);
        }
    }

    /** Fails with the service's own refusal, or because there is no service. */
    private void put(String key, Path file, String sha256, boolean onlyIfAbsent) throws IOException {
        String md5 = Base64.getEncoder()
                .encodeToString(Sha256.digest(Sha256.of("MD5"), file).digest());
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentMD5(md5)
                .contentType("application/octet-stream")
                .metadata(Map.of(SHA256, sha256));
        if (onlyIfAbsent) {
            put.ifNoneMatch("*");
        }
        encryption.ifPresent(put::serverSideEncryption);
        encryptionKey.ifPresent(put::ssekmsKeyId);
        try {
            client.putObject(put.build(), RequestBody.fromFile(file));
        } catch (S3Exception refused) {
            if (onlyIfAbsent) {
                throw refused;
            }
            throw new IOException("the object store refused " + refused.statusCode(), refused);
        } catch (SdkException away) {
            throw new IOException("the object store does not answer", away);
        }
    }

    @Override
    public Optional<byte[]> readCopy(PhotoHash photo) throws IOException {
        Optional<ResponseBytes<GetObjectResponse>> found = orAbsent(
                () -> client.getObject(get -> get.bucket(bucket).key(copyKeyOf(photo)), ResponseTransformer.toBytes()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = found.get().asByteArrayUnsafe();
        String told = found.get().response().metadata().get(SHA256);
        if (told != null && !told.equals(Sha256.hexOf(bytes))) {
            throw new IOException("the object store gave back other bytes than it was given: " + copyKeyOf(photo));
        }
        return Optional.of(bytes);
    }

    @Override
    public boolean fetchOriginal(PhotoHash photo, Path into) throws IOException {
        Optional<Long> fetched = orAbsent(() -> client.getObject(
                get -> get.bucket(bucket).key(EvidenceObjects.keyOf(photo)),
                (response, body) -> Files.copy(body, into, StandardCopyOption.REPLACE_EXISTING)));
        return fetched.isPresent();
    }

    @Override
    public void remove(PhotoHash photo) throws IOException {
        for (String key : new String[] {EvidenceObjects.keyOf(photo), copyKeyOf(photo)}) {
            orAbsent(() -> client.deleteObject(delete -> delete.bucket(bucket).key(key)));
        }
    }

    @Override
    public void forEach(Consumer<PhotoHash> photo) throws IOException {
        try {
            var all = ListObjectsV2Request.builder().bucket(bucket).build();
            for (S3Object object : client.listObjectsV2Paginator(all).contents()) {
                String name = object.key().substring(object.key().lastIndexOf('/') + 1);
                if (PhotoHash.isHash(name) && object.key().equals(EvidenceObjects.keyOf(new PhotoHash(name)))) {
                    photo.accept(new PhotoHash(name));
                }
            }
        } catch (SdkException away) {
            throw new IOException("the object store does not list", away);
        }
    }

    private static <T> Optional<T> orAbsent(Supplier<T> call) throws IOException {
        try {
            return Optional.of(call.get());
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        } catch (S3Exception refused) {
            // A missing bucket is 404 as well, and no answer to whether a photo is there.
            if (refused.statusCode() == NOT_FOUND
                    && (refused.awsErrorDetails() == null
                            || !"NoSuchBucket".equals(refused.awsErrorDetails().errorCode()))) {
                return Optional.empty();
            }
            throw new IOException("the object store refused " + refused.statusCode(), refused);
        } catch (SdkException away) {
            throw new IOException("the object store does not answer", away);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static String copyKeyOf(PhotoHash photo) {
        return EvidenceObjects.keyOf(photo) + ".jpg";
    }
}
