package city.statictraffic.bikefleet.domain.feed;

import org.jspecify.annotations.Nullable;

/** What an operator says its bike is doing. The ordinal is stored; append only. */
public enum OperationalState {
    PARKED("parked"),
    RIDING("riding"),
    UNAVAILABLE("unavailable"),
    LOST("lost");

    private static final OperationalState[] ALL = values();
    private final String code;

    OperationalState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static OperationalState of(int ordinal) {
        return ALL[ordinal];
    }

    public static @Nullable OperationalState find(String code) {
        for (OperationalState state : ALL) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        return null;
    }
}
