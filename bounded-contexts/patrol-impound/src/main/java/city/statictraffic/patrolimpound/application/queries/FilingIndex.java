package city.statictraffic.patrolimpound.application.queries;

import city.statictraffic.patrolimpound.domain.filing.BikeId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * What a phone takes along to tell filed bikes without a connection: {@code FBI1}, the time it was built (int64,
 * milliseconds), the count (int32), then a sorted key of eight bytes for each bike; all big-endian. Numbers cannot be read
 * back from it.
 *
 * @param version the knowledge it was built from
 */
public record FilingIndex(long version, Instant builtAt, byte[] bytes) {
    public static final String MAGIC = "FBI1";
    private static final int HEAD_BYTES = 16;

    static FilingIndex of(long version, Instant builtAt, long[] keys) {
        ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + keys.length * Long.BYTES);
        out.put(MAGIC.getBytes(StandardCharsets.US_ASCII));
        out.putLong(builtAt.toEpochMilli());
        out.putInt(keys.length);
        for (long key : keys) {
            out.putLong(key);
        }
        return new FilingIndex(version, builtAt, out.array());
    }

    public String etag() {
        return "\"fbi1-" + version + "\"";
    }

    /** The first eight bytes of SHA-256 of {@code operatorId/bikeId}. */
    public static long keyOf(BikeId bike) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(bike.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
