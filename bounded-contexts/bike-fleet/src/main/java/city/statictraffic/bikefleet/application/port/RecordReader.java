package city.statictraffic.bikefleet.application.port;

import city.statictraffic.bikefleet.domain.feed.RawRecord;
import city.statictraffic.bikefleet.domain.feed.Rejection;
import org.jspecify.annotations.Nullable;

/** Splits a body into records and reads each; knows the formats, judges nothing. */
public interface RecordReader {
    enum Format {
        NDJSON,
        JSON_ARRAY
    }

    /** Bytes as they come, blocking; -1 at the end. */
    @FunctionalInterface
    interface ByteSource {
        int read(byte[] into, int offset, int length) throws BrokenOff;
    }

    /** The body ended before its end, or could not be inflated. */
    final class BrokenOff extends Exception {
        private static final long serialVersionUID = 1L;

        public BrokenOff(String message) {
            super(message);
        }
    }

    interface Sink {
        /**
         * One record, or a line that is none.
         *
         * @param line from 1; in a JSON array the number of the element
         * @param malformed why the line could not be read, or null
         * @param original gives the line as text; only valid during the call
         * @return false to stop reading
         */
        boolean take(int line, RawRecord record, @Nullable Rejection malformed, Original original);
    }

    @FunctionalInterface
    interface Original {
        String text(int lengthMax);
    }

    enum End {
        COMPLETE,
        STOPPED_BY_SINK,
        TOO_MANY_BYTES,
        MALFORMED,
        BROKEN_OFF
    }

    /** Reads until the end or until something stops it. */
    End read(ByteSource body, Format format, boolean gzip, long inflatedBytesMax, Sink sink);
}
