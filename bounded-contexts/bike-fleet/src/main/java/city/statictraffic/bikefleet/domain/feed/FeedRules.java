package city.statictraffic.bikefleet.domain.feed;

import city.statictraffic.bikefleet.domain.feed.Rejection.Reason;
import city.statictraffic.kernel.geo.Datum;
import city.statictraffic.kernel.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a record: a function of the record, the sender's rule, the city profile and the time of receipt, never of
 * what is stored. An unknown bike is accepted; it shows as unregistered. One instance judges one batch and is not shared
 * between threads.
 */
public final class FeedRules {
    private final FeedKind kind;
    private final Datum datum;
    private final CityProfile profile;
    private final QrUrlRule qrUrlRule;
    private final long earliestMicros;
    private final long latestMicros;
    private @Nullable Rejection rejection;

    public FeedRules(FeedKind kind, Datum datum, CityProfile profile, QrUrlRule qrUrlRule, long receivedAtMicros) {
        this.kind = kind;
        this.datum = datum;
        this.profile = profile;
        this.qrUrlRule = qrUrlRule;
        this.earliestMicros =
                profile.hasWindow() ? receivedAtMicros - profile.window().toNanos() / 1_000 : 0;
        this.latestMicros =
                profile.hasWindow() ? receivedAtMicros + profile.ahead().toNanos() / 1_000 : Long.MAX_VALUE;
    }

    /** The accepted record, or null: then {@link #rejection()} says why. */
    public @Nullable FeedRecord judge(RawRecord raw) {
        rejection = null;
        FeedField repeated = raw.repeated();
        if (repeated != null) {
            return reject(Reason.FIELD_REPEATED, repeated);
        }
        for (FeedField field : kind.required()) {
            if (raw.shape(field) == RawRecord.Shape.ABSENT) {
                return reject(Reason.FIELD_MISSING, field);
            }
            if (!wellFormed(raw, field)) {
                return null;
            }
        }
        for (FeedField field : kind.optional()) {
            if (raw.shape(field) != RawRecord.Shape.ABSENT && !wellFormed(raw, field)) {
                return null;
            }
        }
        return switch (kind) {
            case BIKES -> bike(raw);
            case POSITIONS -> position(raw);
            case LOCK_EVENTS -> lockEvent(raw);
            case RIDES -> ride(raw);
        };
    }

    public Rejection rejection() {
        if (rejection == null) {
            throw new IllegalStateException("the record was accepted");
        }
        return rejection;
    }

    private @Nullable FeedRecord bike(RawRecord raw) {
        long updatedAt = time(raw, FeedField.UPDATED_AT, true);
        Long filedAt = null;
        if (rejection == null && has(raw, FeedField.FILED_AT)) {
            filedAt = time(raw, FeedField.FILED_AT, false);
            if (rejection == null && filedAt > latestMicros) {
                return reject(Reason.TIME_IN_FUTURE, FeedField.FILED_AT);
            }
        }
        if (rejection != null) {
            return null;
        }
        String bikeId = raw.text(FeedField.BIKE_ID);
        String url = raw.text(FeedField.QR_URL);
        var idInUrl = qrUrlRule.bikeIdIn(url);
        if (idInUrl.isEmpty()) {
            return reject(Reason.QR_URL_OUTSIDE_RULE, FeedField.QR_URL);
        }
        if (!idInUrl.get().equals(bikeId)) {
            return reject(Reason.QR_URL_OTHER_BIKE, FeedField.QR_URL);
        }
        return new FeedRecord.BikeRegistration(
                bikeId,
                url,
                updatedAt,
                text(raw, FeedField.MODEL),
                filedAt,
                text(raw, FeedField.FRAME_NUMBER),
                text(raw, FeedField.LOCK_NUMBER),
                has(raw, FeedField.REVISION) ? (int) raw.number(FeedField.REVISION) : 0);
    }

    private @Nullable FeedRecord position(RawRecord raw) {
        long at = time(raw, FeedField.AT, true);
        if (rejection != null) {
            return null;
        }
        OperationalState state = OperationalState.find(raw.text(FeedField.STATE));
        if (state == null) {
            return reject(Reason.CODE_UNKNOWN, FeedField.STATE);
        }
        GeoPoint place = place(raw, FeedField.LON, FeedField.LAT);
        if (place == null) {
            return null;
        }
        float accuracy = has(raw, FeedField.ACCURACY_METRES) ? (float) raw.number(FeedField.ACCURACY_METRES) : -1;
        return new FeedRecord.Position(
                raw.text(FeedField.BIKE_ID),
                at,
                FeedRecord.scaled(place.lon()),
                FeedRecord.scaled(place.lat()),
                state,
                accuracy);
    }

    private @Nullable FeedRecord lockEvent(RawRecord raw) {
        long at = time(raw, FeedField.AT, true);
        if (rejection != null) {
            return null;
        }
        LockEventType type = LockEventType.find(raw.text(FeedField.TYPE));
        if (type == null) {
            return reject(Reason.CODE_UNKNOWN, FeedField.TYPE);
        }
        GeoPoint place = place(raw, FeedField.LON, FeedField.LAT);
        if (place == null) {
            return null;
        }
        return new FeedRecord.LockEvent(
                raw.text(FeedField.BIKE_ID),
                at,
                type,
                FeedRecord.scaled(place.lon()),
                FeedRecord.scaled(place.lat()),
                text(raw, FeedField.RIDE_ID));
    }

    private @Nullable FeedRecord ride(RawRecord raw) {
        long start = time(raw, FeedField.START_AT, true);
        long end = rejection == null ? time(raw, FeedField.END_AT, true) : 0;
        if (rejection != null) {
            return null;
        }
        if (end < start) {
            return reject(Reason.ENDS_BEFORE_START, FeedField.END_AT);
        }
        GeoPoint from = place(raw, FeedField.START_LON, FeedField.START_LAT);
        GeoPoint to = from == null ? null : place(raw, FeedField.END_LON, FeedField.END_LAT);
        if (from == null || to == null) {
            return null;
        }
        return new FeedRecord.Ride(
                raw.text(FeedField.RIDE_ID),
                raw.text(FeedField.BIKE_ID),
                start,
                end,
                FeedRecord.scaled(from.lon()),
                FeedRecord.scaled(from.lat()),
                FeedRecord.scaled(to.lon()),
                FeedRecord.scaled(to.lat()),
                text(raw, FeedField.USER_PSEUDONYM),
                has(raw, FeedField.DISTANCE_METRES) ? (float) raw.number(FeedField.DISTANCE_METRES) : null,
                has(raw, FeedField.REVISION) ? (int) raw.number(FeedField.REVISION) : 0);
    }

    private boolean wellFormed(RawRecord raw, FeedField field) {
        RawRecord.Shape shape = raw.shape(field);
        return switch (field.type()) {
            case INTEGER, DECIMAL ->
                shape == RawRecord.Shape.NUMBER
                        ? numberWithin(raw.number(field), field)
                        : refuse(Reason.FIELD_TYPE, field);
            case TOKEN ->
                shape == RawRecord.Shape.TEXT ? tokenWithin(raw.text(field), field) : refuse(Reason.FIELD_TYPE, field);
            case TEXT ->
                shape == RawRecord.Shape.TEXT ? textWithin(raw.text(field), field) : refuse(Reason.FIELD_TYPE, field);
            case TIME, CODE -> shape == RawRecord.Shape.TEXT || refuse(Reason.FIELD_TYPE, field);
        };
    }

    private boolean numberWithin(double value, FeedField field) {
        if (!Double.isFinite(value) || value < field.min() || value > field.max()) {
            return refuse(Reason.VALUE_OUT_OF_RANGE, field);
        }
        return field.type() != FeedField.Type.INTEGER || value == Math.rint(value) || refuse(Reason.FIELD_TYPE, field);
    }

    private boolean tokenWithin(String value, FeedField field) {
        int length = value.length();
        if (length == 0 || length > field.lengthMax()) {
            return refuse(length == 0 ? Reason.FIELD_MISSING : Reason.FIELD_TOO_LONG, field);
        }
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c <= 0x20 || c >= 0x7f) {
                return refuse(Reason.FIELD_CHARACTERS, field);
            }
        }
        return true;
    }

    /** Control characters and lone surrogates cannot be stored or shown; everything else a person may write is taken. */
    private boolean textWithin(String value, FeedField field) {
        int length = value.length();
        if (length == 0 || length > field.lengthMax()) {
            return refuse(length == 0 ? Reason.FIELD_MISSING : Reason.FIELD_TOO_LONG, field);
        }
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                return refuse(Reason.FIELD_CHARACTERS, field);
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == length || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    return refuse(Reason.FIELD_CHARACTERS, field);
                }
                i++;
            }
        }
        return true;
    }

    private long time(RawRecord raw, FeedField field, boolean windowed) {
        long micros = IsoTime.micros(raw.text(field));
        if (micros == IsoTime.MALFORMED) {
            refuse(Reason.TIME_MALFORMED, field);
        } else if (windowed && micros < earliestMicros) {
            refuse(Reason.TIME_TOO_OLD, field);
        } else if (windowed && micros > latestMicros) {
            refuse(Reason.TIME_IN_FUTURE, field);
        }
        return micros;
    }

    private @Nullable GeoPoint place(RawRecord raw, FeedField lonField, FeedField latField) {
        GeoPoint place = datum.toWgs84(raw.number(lonField), raw.number(latField));
        if (!profile.bounds().contains(place)) {
            refuse(Reason.OUTSIDE_CITY, lonField);
            return null;
        }
        return place;
    }

    private static boolean has(RawRecord raw, FeedField field) {
        return raw.shape(field) != RawRecord.Shape.ABSENT;
    }

    private static @Nullable String text(RawRecord raw, FeedField field) {
        return has(raw, field) ? raw.text(field) : null;
    }

    private boolean refuse(Reason reason, FeedField field) {
        rejection = Rejection.of(reason, field);
        return false;
    }

    private @Nullable FeedRecord reject(Reason reason, FeedField field) {
        rejection = Rejection.of(reason, field);
        return null;
    }
}
