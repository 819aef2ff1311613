package city.statictraffic.patrolimpound.domain.filing;

/** What was known of a bike's filing (备案) at a given time. UNKNOWN: not even its operator is known. */
public enum Filing {
    FILED("filed"),
    UNFILED("unfiled"),
    UNKNOWN("unknown");

    private final String code;

    Filing(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Filing of(String code) {
        for (Filing filing : values()) {
            if (filing.code.equals(code)) {
                return filing;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
