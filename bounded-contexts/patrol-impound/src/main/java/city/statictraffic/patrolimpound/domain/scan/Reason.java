package city.statictraffic.patrolimpound.domain.scan;

/** What led to a verdict, or what a reader should know beside it. */
public enum Reason {
    /** No filing of this bike was ever told. */
    NEVER_FILED("never-filed"),
    /** It was filed only after it was scanned: the finding stands. */
    FILED_AFTER_SCAN("filed-after-scan"),
    /** The filing date lies before the scan, but its operator declared it afterwards. */
    DECLARED_AFTER_SCAN("declared-after-scan"),
    /** In a yard's stock, and seen at that yard or at an unknown place. */
    IN_YARD("in-yard"),
    /** In a yard's stock, still standing where it was taken in a short while ago. */
    AWAITING_TRANSPORT("awaiting-transport"),
    /** In a yard's stock, but seen elsewhere. */
    IN_YARD_ELSEWHERE("in-yard-elsewhere"),
    /** Seen at two places too far apart for the time between. */
    TOO_FAR_TOO_SOON("too-far-too-soon"),
    /** Its operator says that it stood too far away for the time between. */
    REPORTED_ELSEWHERE("reported-elsewhere"),
    /** The code reads otherwise than the one the bike was filed with. */
    CODE_DIFFERS("code-differs"),
    /** Several operators' rules fit the code. */
    SEVERAL_OPERATORS("several-operators"),
    UNKNOWN_HOST("unknown-host"),
    UNKNOWN_OPERATOR("unknown-operator"),
    OUTSIDE_RULE("outside-rule"),
    NOT_AN_ADDRESS("not-an-address"),
    /** The device's clock runs ahead of the platform's. */
    CLOCK_AHEAD("clock-ahead");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Reason of(String code) {
        for (Reason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
