package city.statictraffic.adapter.files.evidence;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a clamd by its INSTREAM command: pieces, each after its length, an empty one at the end; then one line of answer. A
 * connection is used for one photo.
 */
final class ClamdScan implements MalwareScan, AutoCloseable {
    private static final byte[] INSTREAM = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
    private static final String CLEAN = "stream: OK";
    private static final String UNIX = "unix:";
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int ANSWER_BYTES_MAX = 1_024;

    private final SocketAddress address;
    private final Duration patience;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clamd-watch").factory());

    private ClamdScan(SocketAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /** @param place {@code host:port}, or {@code unix:} and the path of a socket */
    static ClamdScan at(String place, Duration patience) {
        if (place.startsWith(UNIX)) {
            return new ClamdScan(UnixDomainSocketAddress.of(Path.of(place.substring(UNIX.length()))), patience);
        }
        int colon = place.lastIndexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("EVIDENCE_ANTIVIRUS is host:port or unix:/path, not " + place);
        }
        return new ClamdScan(
                InetSocketAddress.createUnresolved(
                        place.substring(0, colon), Integer.parseInt(place.substring(colon + 1))),
                patience);
    }

    @Override
    public Verdict scan(Bytes photo) {
        try (SocketChannel channel = open()) {
            // A blocking channel knows no time limit; whoever waits on it is freed when it is closed.
            ScheduledFuture<?> limit =
                    watch.schedule(() -> abandon(channel), patience.toMillis(), TimeUnit.MILLISECONDS);
            try {
                channel.connect(
                        address instanceof InetSocketAddress named
                                ? new InetSocketAddress(named.getHostString(), named.getPort())
                                : address);
                write(channel, ByteBuffer.wrap(INSTREAM));
                send(channel, photo);
                return verdict(answer(channel));
            } finally {
                limit.cancel(false);
            }
        } catch (IOException | RuntimeException away) {
            return new Verdict.Unavailable(String.valueOf(away));
        }
    }

    private static void abandon(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException left) {
            // Whoever waits on it is told so by the call it waits in.
        }
    }

    private SocketChannel open() throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private static void send(SocketChannel channel, Bytes photo) throws IOException {
        var chunk = new byte[CHUNK_BYTES];
        for (int n = photo.read(chunk); n >= 0; n = photo.read(chunk)) {
            if (n > 0) {
                write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(n).flip());
                write(channel, ByteBuffer.wrap(chunk, 0, n));
            }
        }
        write(channel, ByteBuffer.allocate(Integer.BYTES));
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String answer(SocketChannel channel) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(ANSWER_BYTES_MAX);
        while (answer.hasRemaining() && channel.read(answer) >= 0) {
            int end = answer.position() - 1;
            if (end >= 0 && answer.get(end) == 0) {
                break;
            }
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }

    private static Verdict verdict(String answer) {
        if (answer.equals(CLEAN)) {
            return new Verdict.Clean();
        }
        Matcher found = FOUND.matcher(answer);
        return found.matches() ? new Verdict.Infected(found.group(1)) : new Verdict.Unavailable(answer);
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
