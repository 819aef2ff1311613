package city.statictraffic.patrolimpound.domain.scan;

/** What the officer should do; the sentence itself is made at the edge. */
public enum Advice {
    LEAVE("leave"),
    TAKE_IN("take-in"),
    CHECK_WITH_YARD("check-with-yard"),
    CHECK_CODE("check-code"),
    COMPARE_FRAME_NUMBER("compare-frame-number"),
    READ_AGAIN("read-again");

    private final String code;

    Advice(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Advice of(String code) {
        for (Advice advice : values()) {
            if (advice.code.equals(code)) {
                return advice;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
