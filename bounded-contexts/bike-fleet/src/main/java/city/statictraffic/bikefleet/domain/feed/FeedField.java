package city.statictraffic.bikefleet.domain.feed;

/** Every field a feed record can have: its name on the wire, its type, and its limits. */
public enum FeedField {
    BIKE_ID("bikeId", Type.TOKEN, 32),
    QR_URL("qrUrl", Type.TEXT, 256),
    UPDATED_AT("updatedAt", Type.TIME, 0),
    MODEL("model", Type.TEXT, 64),
    FILED_AT("filedAt", Type.TIME, 0),
    FRAME_NUMBER("frameNumber", Type.TOKEN, 32),
    LOCK_NUMBER("lockNumber", Type.TOKEN, 32),
    REVISION("revision", Type.INTEGER, 0, 0, 2_147_483_647),
    AT("at", Type.TIME, 0),
    LON("lon", Type.DECIMAL, 0, -180, 180),
    LAT("lat", Type.DECIMAL, 0, -90, 90),
    STATE("state", Type.CODE, 16),
    ACCURACY_METRES("accuracyMetres", Type.DECIMAL, 0, 0, 10_000),
    TYPE("type", Type.CODE, 16),
    RIDE_ID("rideId", Type.TOKEN, 64),
    START_AT("startAt", Type.TIME, 0),
    END_AT("endAt", Type.TIME, 0),
    START_LON("startLon", Type.DECIMAL, 0, -180, 180),
    START_LAT("startLat", Type.DECIMAL, 0, -90, 90),
    END_LON("endLon", Type.DECIMAL, 0, -180, 180),
    END_LAT("endLat", Type.DECIMAL, 0, -90, 90),
    USER_PSEUDONYM("userPseudonym", Type.TOKEN, 128),
    DISTANCE_METRES("distanceMetres", Type.DECIMAL, 0, 0, 200_000);

    /** TOKEN: printable ASCII without blanks. TEXT: any printable text. TIME: ISO-8601 with offset. CODE: one of a list. */
    public enum Type {
        TOKEN,
        TEXT,
        TIME,
        INTEGER,
        DECIMAL,
        CODE
    }

    private final String wireName;
    private final Type type;
    private final int lengthMax;
    private final double min;
    private final double max;

    FeedField(String wireName, Type type, int lengthMax) {
        this(wireName, type, lengthMax, 0, 0);
    }

    FeedField(String wireName, Type type, int lengthMax, double min, double max) {
        this.wireName = wireName;
        this.type = type;
        this.lengthMax = lengthMax;
        this.min = min;
        this.max = max;
    }

    public String wireName() {
        return wireName;
    }

    public Type type() {
        return type;
    }

    /** In characters; 0 where length does not apply. */
    public int lengthMax() {
        return lengthMax;
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }
}
