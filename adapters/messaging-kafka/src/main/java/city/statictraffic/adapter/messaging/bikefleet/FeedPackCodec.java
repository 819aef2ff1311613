package city.statictraffic.adapter.messaging.bikefleet;

import city.statictraffic.bikefleet.application.port.FeedPack;
import city.statictraffic.bikefleet.domain.feed.FeedField;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import city.statictraffic.bikefleet.domain.feed.LockEventType;
import city.statictraffic.bikefleet.domain.feed.OperationalState;
import city.statictraffic.bikefleet.domain.feed.Rejection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of a pack, version 1: a header (version, kind, batch, time of receipt, operator, count), then the entries
 * (line; 0 and the record's fields, or 1 and the rejection). Numbers are big-endian, texts are UTF-8 with a length of two
 * bytes, -1 for none. Enumerations are written by ordinal, so they only ever grow at their end.
 */
final class FeedPackCodec {
    private static final byte VERSION = 1;
    private static final byte ACCEPTED = 0;
    private static final byte REJECTED = 1;
    private static final FeedKind[] KINDS = FeedKind.values();
    private static final FeedField[] FIELDS = FeedField.values();
    private static final Rejection.Reason[] REASONS = Rejection.Reason.values();

    private byte[] bytes = new byte[1 << 16];
    private int size;

    /** Not for several threads at once. */
    byte[] write(FeedPack pack) {
        size = 0;
        one(VERSION);
        one((byte) pack.kind().ordinal());
        eight(pack.batchId().getMostSignificantBits());
        eight(pack.batchId().getLeastSignificantBits());
        eight(pack.receivedAtMicros());
        text(pack.operatorId());
        four(pack.entries().size());
        for (FeedPack.Entry entry : pack.entries()) {
            four(entry.line());
            switch (entry) {
                case FeedPack.Accepted(int line, FeedRecord record) -> {
                    one(ACCEPTED);
                    record(record);
                }
                case FeedPack.Rejected(int line, Rejection rejection, String original) -> {
                    one(REJECTED);
                    one((byte) rejection.reason().ordinal());
                    one((byte)
                            (rejection.field() == null ? -1 : rejection.field().ordinal()));
                    text(original);
                }
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    private void record(FeedRecord record) {
        switch (record) {
            case FeedRecord.BikeRegistration bike -> {
                text(bike.bikeId());
                text(bike.qrUrl());
                eight(bike.updatedAtMicros());
                text(bike.model());
                eight(bike.filedAtMicros() == null ? Long.MIN_VALUE : bike.filedAtMicros());
                text(bike.frameNumber());
                text(bike.lockNumber());
                four(bike.revision());
            }
            case FeedRecord.Position position -> {
                text(position.bikeId());
                eight(position.atMicros());
                four(position.lon());
                four(position.lat());
                one((byte) position.state().ordinal());
                four(Float.floatToIntBits(position.accuracyMetres()));
            }
            case FeedRecord.LockEvent event -> {
                text(event.bikeId());
                eight(event.atMicros());
                one((byte) event.type().ordinal());
                four(event.lon());
                four(event.lat());
                text(event.rideId());
            }
            case FeedRecord.Ride ride -> {
                text(ride.rideId());
                text(ride.bikeId());
                eight(ride.startAtMicros());
                eight(ride.endAtMicros());
                four(ride.startLon());
                four(ride.startLat());
                four(ride.endLon());
                four(ride.endLat());
                text(ride.userPseudonym());
                four(Float.floatToIntBits(ride.distanceMetres() == null ? Float.NaN : ride.distanceMetres()));
                four(ride.revision());
            }
        }
    }

    static FeedPack read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != VERSION) {
            throw new IllegalArgumentException("a pack of another version");
        }
        FeedKind kind = KINDS[in.get()];
        UUID batchId = new UUID(in.getLong(), in.getLong());
        long receivedAt = in.getLong();
        String operatorId = need(in);
        int count = in.getInt();
        List<FeedPack.Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int line = in.getInt();
            if (in.get() == ACCEPTED) {
                entries.add(new FeedPack.Accepted(line, record(kind, in)));
            } else {
                Rejection.Reason reason = REASONS[in.get()];
                int field = in.get();
                entries.add(
                        new FeedPack.Rejected(line, Rejection.of(reason, field < 0 ? null : FIELDS[field]), need(in)));
            }
        }
        return new FeedPack(batchId, operatorId, kind, receivedAt, entries);
    }

    private static FeedRecord record(FeedKind kind, ByteBuffer in) {
        return switch (kind) {
            case BIKES -> {
                String bikeId = need(in);
                String qrUrl = need(in);
                long updatedAt = in.getLong();
                String model = text(in);
                long filedAt = in.getLong();
                yield new FeedRecord.BikeRegistration(
                        bikeId,
                        qrUrl,
                        updatedAt,
                        model,
                        filedAt == Long.MIN_VALUE ? null : filedAt,
                        text(in),
                        text(in),
                        in.getInt());
            }
            case POSITIONS ->
                new FeedRecord.Position(
                        need(in),
                        in.getLong(),
                        in.getInt(),
                        in.getInt(),
                        OperationalState.of(in.get()),
                        Float.intBitsToFloat(in.getInt()));
            case LOCK_EVENTS ->
                new FeedRecord.LockEvent(
                        need(in), in.getLong(), LockEventType.of(in.get()), in.getInt(), in.getInt(), text(in));
            case RIDES -> {
                String rideId = need(in);
                String bikeId = need(in);
                long start = in.getLong();
                long end = in.getLong();
                int startLon = in.getInt();
                int startLat = in.getInt();
                int endLon = in.getInt();
                int endLat = in.getInt();
                String pseudonym = text(in);
                float distance = Float.intBitsToFloat(in.getInt());
                yield new FeedRecord.Ride(
                        rideId,
                        bikeId,
                        start,
                        end,
                        startLon,
                        startLat,
                        endLon,
                        endLat,
                        pseudonym,
                        Float.isNaN(distance) ? null : distance,
                        in.getInt());
            }
        };
    }

    private void one(byte value) {
        room(1);
        bytes[size++] = value;
    }

    private void four(int value) {
        room(4);
        bytes[size++] = (byte) (value >>> 24);
        bytes[size++] = (byte) (value >>> 16);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    private void eight(long value) {
        four((int) (value >>> 32));
        four((int) value);
    }

    private void text(@Nullable String value) {
        if (value == null) {
            one((byte) -1);
            one((byte) -1);
            return;
        }
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        if (encoded.length > Short.MAX_VALUE) {
            throw new IllegalArgumentException("a text of a pack is longer than any field may be");
        }
        one((byte) (encoded.length >>> 8));
        one((byte) encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    private static @Nullable String text(ByteBuffer in) {
        int length = in.getShort();
        if (length < 0) {
            return null;
        }
        String value = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return value;
    }

    private static String need(ByteBuffer in) {
        String value = text(in);
        if (value == null) {
            throw new IllegalArgumentException("a required text is missing");
        }
        return value;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
