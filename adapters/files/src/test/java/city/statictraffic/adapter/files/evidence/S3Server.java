package city.statictraffic.adapter.files.evidence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jspecify.annotations.Nullable;

/** An S3-compatible server over a folder, on a port of its own. It refuses what is not signed with the right key. */
final class S3Server {
    static final String BUCKET = "evidence";
    private static final String ACCESS_KEY = "city-access";
    private static final String SECRET_KEY = "city-secret-of-the-test";

    private final int port;
    private final BlobStoreContext blobs;
    private @Nullable S3Proxy server;

    S3Server(Path folder) throws Exception {
        var settings = new Properties();
        settings.setProperty("jclouds.filesystem.basedir", folder.toString());
        this.blobs = ContextBuilder.newBuilder(new FilesystemNio2BlobApiMetadata())
                .credentials("unused", "unused")
                .overrides(settings)
                .build(BlobStoreContext.class);
        this.port = freePort();
        store().createContainerInLocation(null, BUCKET);
        start();
    }

    BlobStore store() {
        return blobs.getBlobStore();
    }

    void start() throws Exception {
        server = S3Proxy.builder()
                .blobStore(store())
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        server.start();
    }

    void stop() throws Exception {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    S3Settings settings() {
        return settings(SECRET_KEY, BUCKET);
    }

    S3Settings settings(String secretKey, String bucket) {
        return new S3Settings(
                URI.create("http://127.0.0.1:" + port),
                "us-east-1",
                bucket,
                ACCESS_KEY,
                secretKey,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void close() throws Exception {
        stop();
        blobs.close();
    }
}
