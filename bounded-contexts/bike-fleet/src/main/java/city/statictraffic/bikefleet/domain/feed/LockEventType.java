package city.statictraffic.bikefleet.domain.feed;

import org.jspecify.annotations.Nullable;

/** The ordinal is stored; append only. */
public enum LockEventType {
    UNLOCK("unlock"),
    LOCK("lock");

    private static final LockEventType[] ALL = values();
    private final String code;

    LockEventType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static LockEventType of(int ordinal) {
        return ALL[ordinal];
    }

    public static @Nullable LockEventType find(String code) {
        for (LockEventType type : ALL) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        return null;
    }
}
