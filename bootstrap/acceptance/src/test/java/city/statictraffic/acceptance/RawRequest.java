package city.statictraffic.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLSocket;

/**
 * One request over a bare socket: the body is sent in chunks by a thread of its own, so that an answer that comes before
 * the body's end is read and not lost, and a body may stop or be cut wherever the test likes.
 */
final class RawRequest implements AutoCloseable {
    private final SSLSocket socket;
    private volatile long sent;

    /** Writes the body; each write is a chunk. */
    @FunctionalInterface
    interface Body {
        void write(OutputStream chunks) throws IOException;
    }

    /** {@code status} 0: the connection was closed without an answer. */
    record Answer(int status, String head, String text) {
        JsonNode json() {
            return Http.parse(text);
        }
    }

    RawRequest(Http http, String path, String token, String headers, Body body) throws IOException {
        URI base = http.base();
        socket = (SSLSocket) http.tls().getSocketFactory().createSocket(base.getHost(), base.getPort());
        OutputStream out = socket.getOutputStream();
        out.write(("POST " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nAuthorization: Bearer " + token
                        + "\r\nAccept-Language: en\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n" + headers
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Thread.ofVirtual().start(() -> {
            try {
                body.write(new Chunks(out));
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException closed) {
                // The platform has heard enough.
            }
        });
    }

    long bytesSent() {
        return sent;
    }

    Answer answer(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        var all = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        InputStream in = socket.getInputStream();
        try {
            for (int count; (count = in.read(buffer)) >= 0; ) {
                all.write(buffer, 0, count);
            }
        } catch (java.net.SocketTimeoutException late) {
            throw late;
        } catch (IOException reset) {
            // What came before the reset is what there is.
        }
        String text = all.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, text, "");
        }
        String head = text.substring(0, end);
        String body = text.substring(end + 4);
        if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            int from = body.indexOf('{');
            int to = body.lastIndexOf('}');
            body = from < 0 ? "" : body.substring(from, to + 1);
        }
        return new Answer(Integer.parseInt(head.substring(9, 12)), head, body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private final class Chunks extends OutputStream {
        private final OutputStream out;

        private Chunks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, offset, length);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            sent += length;
        }
    }
}
