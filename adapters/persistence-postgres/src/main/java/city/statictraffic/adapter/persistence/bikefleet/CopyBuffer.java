package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.CopyProtocol;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's binary COPY format, gathered in one growing buffer. */
final class CopyBuffer {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    /** PostgreSQL counts microseconds from 2000-01-01. */
    private static final long POSTGRES_EPOCH_MICROS = 946_684_800_000_000L;

    private byte[] bytes = new byte[1 << 16];
    private int size;
    private int rows;

    CopyBuffer() {
        System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
        size = HEADER.length;
    }

    int rows() {
        return rows;
    }

    CopyBuffer row(int columns) {
        rows++;
        room(2);
        bytes[size++] = (byte) (columns >>> 8);
        bytes[size++] = (byte) columns;
        return this;
    }

    CopyBuffer smallint(int value) {
        room(6);
        int4(2);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
        return this;
    }

    CopyBuffer integer(int value) {
        room(8);
        int4(4);
        int4(value);
        return this;
    }

    CopyBuffer real(float value) {
        return integer(Float.floatToIntBits(value));
    }

    CopyBuffer timestamp(long epochMicros) {
        room(12);
        int4(8);
        int8(epochMicros - POSTGRES_EPOCH_MICROS);
        return this;
    }

    CopyBuffer uuid(UUID value) {
        room(20);
        int4(16);
        int8(value.getMostSignificantBits());
        int8(value.getLeastSignificantBits());
        return this;
    }

    CopyBuffer text(@Nullable String value) {
        if (value == null) {
            return nothing();
        }
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        room(4 + encoded.length);
        int4(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return this;
    }

    CopyBuffer nothing() {
        room(4);
        int4(-1);
        return this;
    }

    /** Sends all rows, again as well; returns how many the server took. */
    long copyInto(Connection connection, String target) throws SQLException {
        room(2);
        bytes[size] = (byte) 0xFF;
        bytes[size + 1] = (byte) 0xFF;
        return CopyProtocol.of(connection)
                .send(connection, "COPY " + target + " FROM STDIN (FORMAT binary)", bytes, size + 2);
    }

    private void int4(int value) {
        bytes[size++] = (byte) (value >>> 24);
        bytes[size++] = (byte) (value >>> 16);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    private void int8(long value) {
        int4((int) (value >>> 32));
        int4((int) value);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
