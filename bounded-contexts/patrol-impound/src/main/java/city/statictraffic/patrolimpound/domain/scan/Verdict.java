package city.statictraffic.patrolimpound.domain.scan;

/** The five verdicts on a scan (判定). */
public enum Verdict {
    /** 已备案正常 */
    FILED("filed"),
    /** 已备案异常: filed, but something about it does not fit. */
    FILED_ABNORMAL("filed-abnormal"),
    /** 未备案 */
    UNFILED("unfiled"),
    /** 疑似套码: there seem to be two bikes under this one number. */
    SUSPECTED_CLONE("suspected-clone"),
    /** 无法识别 */
    UNRECOGNISED("unrecognised");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Verdict of(String code) {
        for (Verdict verdict : values()) {
            if (verdict.code.equals(code)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
