package city.statictraffic.adapter.feedjson;

import city.statictraffic.bikefleet.application.port.RecordReader;
import city.statictraffic.bikefleet.domain.feed.FeedField;
import city.statictraffic.bikefleet.domain.feed.RawRecord;
import city.statictraffic.bikefleet.domain.feed.Rejection;
import city.statictraffic.bikefleet.domain.feed.Rejection.Reason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Splits the body into lines or array elements by itself, so that one damaged record never takes its neighbours along, and
 * has Jackson read each. Holds at most one record and a read buffer in memory.
 */
public final class JacksonRecordReader implements RecordReader {
    /** A longer line is rejected and skipped. */
    public static final int LINE_BYTES_MAX = 16 * 1024;

    private static final int BUFFER_BYTES = 128 * 1024;
    private static final Map<String, FeedField> FIELDS = new HashMap<>();

    static {
        for (FeedField field : FeedField.values()) {
            FIELDS.put(field.wireName(), field);
        }
    }

    private final JsonFactory json = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(40)
                    .maxStringLength(LINE_BYTES_MAX)
                    .build())
            .build();

    @Override
    public End read(ByteSource body, Format format, boolean gzip, long inflatedBytesMax, Sink sink) {
        try (InputStream plain = new SourceStream(body);
                InputStream in = gzip ? new GZIPInputStream(plain, BUFFER_BYTES) : plain) {
            var splitter = new Splitter(in, inflatedBytesMax, sink);
            return format == Format.NDJSON ? splitter.lines() : splitter.elements();
        } catch (IOException broken) {
            return End.BROKEN_OFF;
        }
    }

    /** {@link ByteSource} as a stream, for the inflater. */
    private static final class SourceStream extends InputStream {
        private final ByteSource source;

        private SourceStream(ByteSource source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return source.read(into, offset, length);
            } catch (BrokenOff broken) {
                throw new IOException(broken);
            }
        }

        /** The inflater asks this after a member ends, to find out whether another one follows. */
        @Override
        public int available() {
            return 1;
        }
    }

    private final class Splitter {
        private final InputStream in;
        private final long bytesMax;
        private final Sink sink;
        private final RawRecord record = new RawRecord();
        private byte[] buffer = new byte[BUFFER_BYTES];
        private int start;
        private int end;
        private long total;
        private boolean tooMany;

        private Splitter(InputStream in, long bytesMax, Sink sink) {
            this.in = in;
            this.bytesMax = bytesMax;
            this.sink = sink;
        }

        /** Moves what is unread to the front and reads more; false at the end of the body. */
        private boolean fill() throws IOException {
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
            }
            int count = in.read(buffer, end, buffer.length - end);
            if (count < 0) {
                return false;
            }
            end += count;
            total += count;
            if (total > bytesMax) {
                tooMany = true;
                return false;
            }
            return true;
        }

        private End lines() throws IOException {
            int line = 0;
            boolean skipping = false;
            int scanned = 0;
            while (true) {
                int newline = -1;
                for (int i = start + scanned; i < end; i++) {
                    if (buffer[i] == '\n') {
                        newline = i;
                        break;
                    }
                }
                boolean last = false;
                if (newline < 0) {
                    scanned = end - start;
                    if (scanned > LINE_BYTES_MAX) {
                        if (!skipping) {
                            skipping = true;
                            if (!tooLong(line + 1, start, start + LINE_BYTES_MAX)) {
                                return End.STOPPED_BY_SINK;
                            }
                        }
                        start = end;
                        scanned = 0;
                    }
                    if (fill()) {
                        continue;
                    }
                    if (tooMany) {
                        return End.TOO_MANY_BYTES;
                    }
                    last = true;
                    newline = end;
                }
                line++;
                int from = start;
                int to = newline;
                start = Math.min(end, newline + 1);
                scanned = 0;
                if (skipping) {
                    skipping = false;
                } else if (to - from > LINE_BYTES_MAX) {
                    if (!tooLong(line, from, from + LINE_BYTES_MAX)) {
                        return End.STOPPED_BY_SINK;
                    }
                } else if (!blank(from, to) && !one(line, from, to)) {
                    return End.STOPPED_BY_SINK;
                }
                if (last) {
                    return End.COMPLETE;
                }
            }
        }

        /**
         * Finds the elements of an array by counting brackets outside strings. What is not an array, or ends before its
         * bracket, is malformed; a damaged element whose brackets match is only rejected itself.
         */
        private End elements() throws IOException {
            if (next() != '[') {
                return tooMany ? End.TOO_MANY_BYTES : End.MALFORMED;
            }
            int element = 0;
            int c = next();
            if (c == ']') {
                return trailing();
            }
            while (true) {
                if (c < 0) {
                    return tooMany ? End.TOO_MANY_BYTES : End.MALFORMED;
                }
                start--;
                int length = elementLength();
                if (length < 0) {
                    return tooMany ? End.TOO_MANY_BYTES : End.MALFORMED;
                }
                element++;
                if (length > LINE_BYTES_MAX) {
                    return End.MALFORMED;
                }
                int from = start;
                start += length;
                if (!one(element, from, from + length)) {
                    return End.STOPPED_BY_SINK;
                }
                c = next();
                if (c == ']') {
                    return trailing();
                }
                if (c != ',') {
                    return tooMany ? End.TOO_MANY_BYTES : End.MALFORMED;
                }
                c = next();
            }
        }

        private End trailing() throws IOException {
            int c = next();
            return c < 0 ? (tooMany ? End.TOO_MANY_BYTES : End.COMPLETE) : End.MALFORMED;
        }

        /** The next byte that is not white space; -1 at the end. */
        private int next() throws IOException {
            while (true) {
                while (start < end) {
                    byte b = buffer[start++];
                    if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                        return b & 0xFF;
                    }
                }
                if (!fill()) {
                    return -1;
                }
            }
        }

        /** Bytes from {@code start} to the comma or bracket that ends the element; -1 when the body ends first. */
        private int elementLength() throws IOException {
            int depth = 0;
            boolean inString = false;
            boolean escaped = false;
            int at = 0;
            while (true) {
                while (start + at < end) {
                    byte b = buffer[start + at];
                    if (inString) {
                        if (escaped) {
                            escaped = false;
                        } else if (b == '\\') {
                            escaped = true;
                        } else if (b == '"') {
                            inString = false;
                        }
                    } else if (b == '"') {
                        inString = true;
                    } else if (b == '{' || b == '[') {
                        depth++;
                    } else if (b == '}' || b == ']') {
                        if (depth == 0) {
                            return at;
                        }
                        depth--;
                    } else if (b == ',' && depth == 0) {
                        return at;
                    }
                    at++;
                    if (at > LINE_BYTES_MAX) {
                        return at;
                    }
                }
                if (!fill()) {
                    return -1;
                }
            }
        }

        private boolean blank(int from, int to) {
            for (int i = from; i < to; i++) {
                byte b = buffer[i];
                if (b != ' ' && b != '\r' && b != '\t') {
                    return false;
                }
            }
            return true;
        }

        private boolean tooLong(int line, int from, int to) {
            record.clear();
            return sink.take(line, record, Rejection.of(Reason.LINE_TOO_LONG), max -> text(from, to, max));
        }

        private boolean one(int line, int from, int to) {
            record.clear();
            Rejection malformed = parse(from, to);
            return sink.take(line, record, malformed, max -> text(from, to, max));
        }

        private String text(int from, int to, int lengthMax) {
            String text = new String(buffer, from, to - from, StandardCharsets.UTF_8).strip();
            // What cannot be stored is shown as a replacement character.
            text = text.replace('\u0000', '\uFFFD');
            return text.length() <= lengthMax ? text : text.substring(0, lengthMax);
        }

        private @Nullable Rejection parse(int from, int to) {
            try (JsonParser parser = json.createParser(buffer, from, to - from)) {
                JsonToken first = parser.nextToken();
                if (first != JsonToken.START_OBJECT) {
                    return Rejection.of(first == null ? Reason.LINE_MALFORMED : Reason.NOT_AN_OBJECT);
                }
                while (true) {
                    String name = parser.nextFieldName();
                    if (name == null) {
                        if (parser.currentToken() != JsonToken.END_OBJECT) {
                            return Rejection.of(Reason.LINE_MALFORMED);
                        }
                        break;
                    }
                    FeedField field = FIELDS.get(name);
                    JsonToken value = parser.nextToken();
                    if (field == null) {
                        parser.skipChildren();
                        continue;
                    }
                    switch (value) {
                        case VALUE_STRING -> record.text(field, parser.getText());
                        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> record.number(field, parser.getDoubleValue());
                        case VALUE_NULL -> {}
                        case null -> {
                            return Rejection.of(Reason.LINE_MALFORMED);
                        }
                        default -> {
                            record.other(field);
                            parser.skipChildren();
                        }
                    }
                }
                if (parser.nextToken() != null) {
                    return Rejection.of(Reason.LINE_MALFORMED);
                }
                return validUtf8(from, to) ? null : Rejection.of(Reason.LINE_MALFORMED);
            } catch (IOException unreadable) {
                return Rejection.of(Reason.LINE_MALFORMED);
            }
        }

        /** Jackson accepts some byte sequences that are not UTF-8; such a line could not be kept as it came. */
        private boolean validUtf8(int from, int to) {
            boolean ascii = true;
            for (int i = from; i < to; i++) {
                if (buffer[i] < 0) {
                    ascii = false;
                    break;
                }
            }
            if (ascii) {
                return true;
            }
            try {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(buffer, from, to - from));
                return true;
            } catch (CharacterCodingException malformed) {
                return false;
            }
        }
    }
}
