package city.statictraffic.bikefleet.domain.feed;

import java.util.List;
import java.util.Optional;

/** The four kinds of records, with the fields each knows; required ones first. */
public enum FeedKind {
    BIKES(
            "bikes",
            List.of(FeedField.BIKE_ID, FeedField.QR_URL, FeedField.UPDATED_AT),
            List.of(
                    FeedField.MODEL,
                    FeedField.FILED_AT,
                    FeedField.FRAME_NUMBER,
                    FeedField.LOCK_NUMBER,
                    FeedField.REVISION)),
    POSITIONS(
            "positions",
            List.of(FeedField.BIKE_ID, FeedField.AT, FeedField.LON, FeedField.LAT, FeedField.STATE),
            List.of(FeedField.ACCURACY_METRES)),
    LOCK_EVENTS(
            "lock-events",
            List.of(FeedField.BIKE_ID, FeedField.AT, FeedField.TYPE, FeedField.LON, FeedField.LAT),
            List.of(FeedField.RIDE_ID)),
    RIDES(
            "rides",
            List.of(
                    FeedField.RIDE_ID,
                    FeedField.BIKE_ID,
                    FeedField.START_AT,
                    FeedField.END_AT,
                    FeedField.START_LON,
                    FeedField.START_LAT,
                    FeedField.END_LON,
                    FeedField.END_LAT),
            List.of(FeedField.USER_PSEUDONYM, FeedField.DISTANCE_METRES, FeedField.REVISION));

    private final String path;
    private final List<FeedField> required;
    private final List<FeedField> optional;

    FeedKind(String path, List<FeedField> required, List<FeedField> optional) {
        this.path = path;
        this.required = required;
        this.optional = optional;
    }

    /** The name used in addresses, messages and tables. */
    public String path() {
        return path;
    }

    public List<FeedField> required() {
        return required;
    }

    public List<FeedField> optional() {
        return optional;
    }

    /** The fields that tell one record from another, besides the operator. */
    public List<FeedField> key() {
        return switch (this) {
            case BIKES -> List.of(FeedField.BIKE_ID);
            case POSITIONS -> List.of(FeedField.BIKE_ID, FeedField.AT);
            case LOCK_EVENTS -> List.of(FeedField.BIKE_ID, FeedField.AT, FeedField.TYPE);
            case RIDES -> List.of(FeedField.RIDE_ID);
        };
    }

    public static Optional<FeedKind> find(String path) {
        for (FeedKind kind : values()) {
            if (kind.path.equals(path)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
