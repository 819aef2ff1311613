package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A record written out again, for a rejection found only when it landed. The text is what was understood of the line:
 * WGS-84, times in UTC.
 */
final class Originals {
    private Originals() {}

    static String of(FeedRecord record) {
        var json = new Json();
        switch (record) {
            case FeedRecord.BikeRegistration bike ->
                json.text("bikeId", bike.bikeId())
                        .text("qrUrl", bike.qrUrl())
                        .text("updatedAt", time(bike.updatedAtMicros()))
                        .text("model", bike.model())
                        .text("filedAt", bike.filedAtMicros() == null ? null : time(bike.filedAtMicros()))
                        .text("frameNumber", bike.frameNumber())
                        .text("lockNumber", bike.lockNumber())
                        .number("revision", Integer.toString(bike.revision()));
            case FeedRecord.Position position ->
                json.text("bikeId", position.bikeId())
                        .text("at", time(position.atMicros()))
                        .number("lon", degrees(position.lon()))
                        .number("lat", degrees(position.lat()))
                        .text("state", position.state().code());
            case FeedRecord.LockEvent event ->
                json.text("bikeId", event.bikeId())
                        .text("at", time(event.atMicros()))
                        .text("type", event.type().code())
                        .number("lon", degrees(event.lon()))
                        .number("lat", degrees(event.lat()))
                        .text("rideId", event.rideId());
            case FeedRecord.Ride ride ->
                json.text("rideId", ride.rideId())
                        .text("bikeId", ride.bikeId())
                        .text("startAt", time(ride.startAtMicros()))
                        .text("endAt", time(ride.endAtMicros()))
                        .number("startLon", degrees(ride.startLon()))
                        .number("startLat", degrees(ride.startLat()))
                        .number("endLon", degrees(ride.endLon()))
                        .number("endLat", degrees(ride.endLat()))
                        .number("revision", Integer.toString(ride.revision()));
        }
        return json.end();
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static String degrees(int scaled) {
        return java.math.BigDecimal.valueOf(scaled, 7).stripTrailingZeros().toPlainString();
    }

    private static final class Json {
        private final StringBuilder text = new StringBuilder("{");

        private Json text(String name, @Nullable String value) {
            return value == null
                    ? this
                    : number(name, '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }

        private Json number(String name, String value) {
            text.append(text.length() == 1 ? "" : ",")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(value);
            return this;
        }

        private String end() {
            return text.append('}').toString();
        }
    }
}
